package directory_test

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// The rules of permissions, updates and mail domains in the model.

func (m *model) putPermissions(owner, grantee string, r directory.Rights) directory.Kind {
	o, g := m.find(owner, modelAny), m.find(grantee, modelAny)
	switch {
	case o == nil || g == nil:
		return directory.EntityNotFound
	case o.state != directory.Enabled || g.state != directory.Enabled:
		return directory.EntityState
	case g.kind == directory.TypeResource || o.kind == directory.TypeGroup && r.FullAccess:
		return directory.InvalidParameter
	}
	delete(o.grants, g)
	if r != (directory.Rights{}) {
		o.grants[g] = r
	}
	return ""
}

func (m *model) deletePermissions(owner, grantee string) directory.Kind {
	o, g := m.find(owner, modelAny), m.find(grantee, modelAny)
	switch {
	case o == nil || g == nil:
		return directory.EntityNotFound
	case o.state == directory.Deleted || g.state == directory.Deleted:
		return directory.EntityState
	}
	delete(o.grants, g)
	return ""
}

// rightsOf is what e may do with o, by itself and by its groups.
func (m *model) rightsOf(o, e *modelEntity, seen map[*modelEntity]bool) directory.Rights {
	if seen[e] {
		return directory.Rights{}
	}
	seen[e] = true
	sum := o.grants[e]
	for _, g := range m.entities {
		if g.members[e] {
			r := m.rightsOf(o, g, seen)
			sum = directory.Rights{
				FullAccess: sum.FullAccess || r.FullAccess, SendAs: sum.SendAs || r.SendAs, SendOnBehalf: sum.SendOnBehalf || r.SendOnBehalf,
			}
		}
	}
	return sum
}

// update is of what can be updated of users and of groups.
func (m *model) update(kind directory.EntityType, ident, display string, hidden bool) directory.Kind {
	e := m.find(ident, modelAny, kind)
	switch {
	case e == nil:
		return directory.EntityNotFound
	case e.system:
		return directory.UnsupportedOperation
	case e.state == directory.Deleted:
		return directory.EntityState
	}
	e.display, e.hidden = display, hidden
	return ""
}

func (m *model) deregisterDomain(domain string) directory.Kind {
	if domain == m.domain { // the default one
		return directory.MailDomainInUse
	}
	if domain == m.pending {
		m.noPending = true
	}
	return ""
}

func (m *model) defaultDomain(domain string) directory.Kind {
	switch {
	case domain == m.domain:
		return ""
	case domain == m.pending && !m.noPending:
		return directory.MailDomainState
	}
	return directory.MailDomainNotFound
}

// populateMore puts groups into groups, and lets some entities use others.
func (p *pair) populateMore(t *rapid.T) {
	for _, pair := range [][2]string{{"first2", "first0"}, {"first3", "first2"}, {"first4", "first3"}} {
		if rapid.Bool().Draw(t, "member") {
			want(t, p.d.AddMember(p.ctx, p.org, pair[0], pair[1]), p.m.addMember(pair[0], pair[1]))
		}
	}
	r := directory.Rights{SendAs: true}
	for _, owner := range []string{"first0", "first1", "first5"} {
		for i := range 5 {
			if grantee := fmt.Sprint("first", i); rapid.Bool().Draw(t, "grant") {
				want(t, p.d.PutPermissions(p.ctx, p.org, owner, grantee, r), p.m.putPermissions(owner, grantee, r))
			}
		}
	}
}

// moreActions are those on what moreLines shows.
func (p *pair) moreActions() map[string]func(*rapid.T) {
	d, m, ctx, org := p.d, p.m, p.ctx, p.org
	bit := func(t *rapid.T, name string) bool { return rapid.Bool().Draw(t, name) }
	domain := func(t *rapid.T) string {
		return rapid.SampledFrom([]string{m.pending, m.domain, "unknown.example"}).Draw(t, "mail domain")
	}
	return map[string]func(*rapid.T){
		"putPermissions": func(t *rapid.T) {
			owner, grantee := p.ident(t), p.ident(t)
			r := directory.Rights{FullAccess: bit(t, "full access"), SendAs: bit(t, "send as"), SendOnBehalf: bit(t, "on behalf")}
			want(t, d.PutPermissions(ctx, org, owner, grantee, r), m.putPermissions(owner, grantee, r))
		},
		"retire": func(t *rapid.T) {
			e := rapid.SampledFrom(m.entities).Draw(t, "retired")
			want(t, d.Deregister(ctx, org, e.id), m.deregister(e.id))
			want(t, p.remove(e.kind, e.id), m.delete(e.kind, e.id))
		},
		"deletePermissions": func(t *rapid.T) {
			owner, grantee := p.ident(t), p.ident(t)
			want(t, d.DeletePermissions(ctx, org, owner, grantee), m.deletePermissions(owner, grantee))
		},
		"updateUser": func(t *rapid.T) {
			ident, display, hidden := p.identOf(directory.TypeUser)(t), p.name(t), bit(t, "hidden")
			want(t, d.UpdateUser(ctx, org, ident, directory.UserUpdate{DisplayName: &display, Hidden: &hidden}),
				m.update(directory.TypeUser, ident, display, hidden))
		},
		"updateGroup": func(t *rapid.T) {
			ident, hidden := p.identOf(directory.TypeGroup)(t), bit(t, "hidden")
			want(t, d.UpdateGroup(ctx, org, ident, directory.GroupUpdate{Hidden: &hidden}), m.update(directory.TypeGroup, ident, "", hidden))
		},
		"registerDomain": func(t *rapid.T) {
			want(t, d.RegisterMailDomain(ctx, org, m.pending, ""), "")
			m.noPending = false
		},
		"deregisterDomain": func(t *rapid.T) {
			name := domain(t)
			want(t, d.DeregisterMailDomain(ctx, org, name), m.deregisterDomain(name))
		},
		"defaultDomain": func(t *rapid.T) {
			name := domain(t)
			want(t, d.UpdateDefaultMailDomain(ctx, org, name), m.defaultDomain(name))
		},
		"entityByAddress": func(t *rapid.T) {
			address := p.address(t)
			e, err := d.EntityByAddress(ctx, org, address)
			if o := m.find(address, modelForms{email: true}); o == nil {
				want(t, err, directory.EntityNotFound)
			} else if want(t, err, ""); e.ID != o.id {
				t.Fatalf("%s belongs to %s, in the model to %s", address, e.ID, o.id)
			}
		},
	}
}

// compareMore looks at permissions, groups, updates and mail domains.
func (p *pair) compareMore(t *rapid.T) {
	for _, e := range p.m.entities {
		if e.system || e.state == directory.Deleted {
			continue
		}
		var grants, groups []string
		for g, r := range e.grants {
			grants = append(grants, fmt.Sprint(g.id, g.kind, r))
		}
		for _, g := range p.m.entities {
			if g.members[e] {
				groups = append(groups, g.id)
			}
		}
		var gotGrants, gotGroups []string
		for _, g := range readPages(t, func(page directory.Page) ([]directory.Grant, string, error) {
			return p.d.Permissions(p.ctx, p.org, e.id, page)
		}) {
			gotGrants = append(gotGrants, fmt.Sprint(g.Grantee, g.Type, g.Rights))
		}
		for _, g := range readPages(t, func(page directory.Page) ([]directory.Group, string, error) {
			return p.d.GroupsOf(p.ctx, p.org, e.id, "", page)
		}) {
			gotGroups = append(gotGroups, g.ID)
		}
		same(t, "grants on "+e.id, gotGrants, grants)
		same(t, "groups of "+e.id, gotGroups, groups)
		p.compareUpdates(t, e)
	}
	owner := rapid.SampledFrom(p.m.entities).Draw(t, "owner")
	for _, e := range p.m.entities {
		got, err := p.d.RightsOf(p.ctx, p.org, owner.id, e.id)
		if expected := p.m.rightsOf(owner, e, map[*modelEntity]bool{}); err != nil || got != expected {
			t.Fatalf("%s may do %+v with %s (%v), in the model %+v", e.id, got, owner.id, err, expected)
		}
	}
	domains := map[string]bool{p.m.domain: true}
	if !p.m.noPending {
		domains[p.m.pending] = true
	}
	var got []string
	for _, m := range readPages(t, func(page directory.Page) ([]directory.MailDomain, string, error) {
		return p.d.MailDomains(p.ctx, p.org, page)
	}) {
		got = append(got, m.Name)
	}
	same(t, "domains", got, slices.Collect(maps.Keys(domains)))
}

func (p *pair) compareUpdates(t *rapid.T, e *modelEntity) {
	switch e.kind {
	case directory.TypeUser:
		if u, err := p.d.User(p.ctx, p.org, e.id); err != nil || u.DisplayName != e.display || u.Hidden != e.hidden {
			t.Fatalf("user %+v (%v), in the model %q, %v", u, err, e.display, e.hidden)
		}
	case directory.TypeGroup:
		if g, err := p.d.Group(p.ctx, p.org, e.id); err != nil || g.Hidden != e.hidden {
			t.Fatalf("group %+v (%v), in the model %v", g, err, e.hidden)
		}
	}
}

func same(t *rapid.T, what string, got, expected []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(expected)
	if !slices.Equal(got, expected) {
		t.Fatalf("%s: the service has %v, the model %v", what, got, expected)
	}
}
