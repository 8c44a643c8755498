package directory_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// TestAgreesWithModel runs random operations on an organization and on the
// model, and compares every answer and everything that can be seen afterwards.
func TestAgreesWithModel(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		var runs atomic.Int64
		rapid.Check(t, func(rt *rapid.T) {
			alias := fmt.Sprintf("org%d", runs.Add(1))
			pending := alias + ".example"
			org := ok(w.CreateOrganization(t.Context(), directory.NewOrganization{
				Alias: alias, Domains: []directory.DomainRequest{{Name: pending}},
			}))(t)
			w.await(org, directory.OrgActive)
			p := &pair{
				d: w.Directory, ctx: t.Context(), org: org,
				m: &model{domain: alias + ".mailstead.test", pending: pending},
			}
			p.populate(rt)
			p.populateMore(rt)
			actions := p.actions()
			maps.Copy(actions, p.moreActions())
			names := slices.Sorted(maps.Keys(actions))
			for range rapid.IntRange(1, 80).Draw(rt, "steps") {
				actions[rapid.SampledFrom(names).Draw(rt, "action")](rt)
			}
			p.compare(rt)
			p.compareMore(rt)
		})
	})
}

// A pair is the service and the model of one organization.
type pair struct {
	d   *directory.Directory
	ctx context.Context
	org string
	m   *model
}

// populate tells the model of the system users and makes some enabled entities
// of each type.
func (p *pair) populate(t *rapid.T) {
	users, _, err := p.d.Users(p.ctx, p.org, directory.UserFilter{}, directory.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range users {
		p.m.entities = append(p.m.entities, &modelEntity{
			id: u.ID, name: u.Name, kind: directory.TypeUser, state: directory.Disabled, system: true, addresses: map[string]string{},
		})
	}
	for i, kind := range []directory.EntityType{
		directory.TypeUser, directory.TypeUser, directory.TypeGroup, directory.TypeGroup, directory.TypeGroup, directory.TypeResource,
	} {
		name := fmt.Sprintf("first%d", i)
		id, err := p.create(kind, name)
		want(t, err, p.m.create(kind, id, name))
		address := name + "@" + p.m.domain
		want(t, p.d.Register(p.ctx, p.org, id, address), p.m.register(id, address))
	}
}

func (p *pair) name(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "B", "c", "d", "e", "A", "krbtgt", "x1@" + p.m.domain}).Draw(t, "name")
}

func (p *pair) address(t *rapid.T) string {
	local := rapid.SampledFrom([]string{"x1", "x2", "X2", "x3", "x4", "x5", "x1+y", "x1+z", "amazonjournaling"}).Draw(t, "local")
	domain := p.m.domain
	switch rapid.IntRange(0, 19).Draw(t, "domain") {
	case 0:
		domain = p.m.pending
	case 1:
		domain = "elsewhere.example"
	}
	return local + "@" + domain
}

// ident is an identifier, name or address of something or of nothing.
func (p *pair) ident(t *rapid.T) string { return p.identOf("")(t) }

// identOf is ident, mostly of an entity of the kind when one is given.
func (p *pair) identOf(kind directory.EntityType) func(*rapid.T) string {
	return func(t *rapid.T) string {
		form := rapid.IntRange(0, 9).Draw(t, "form")
		switch form {
		case 0:
			return p.name(t)
		case 1:
			return p.address(t)
		case 2:
			return "00000000-0000-4000-8000-000000000000"
		}
		var choice []string
		for _, e := range p.m.entities {
			if form == 3 || kind == "" || e.kind == kind {
				choice = append(choice, e.id)
			}
			for _, o := range p.m.entities {
				if kind == "" && form > 6 && e.delegates[o] { // the most interesting
					choice = append(choice, o.id, o.id, o.id, o.id)
				}
			}
		}
		return rapid.SampledFrom(choice).Draw(t, "entity")
	}
}

// want fails unless the service's answer is that of the model.
func want(t *rapid.T, err error, kind directory.Kind) {
	t.Helper()
	if got := directory.KindOf(err); got != kind || kind == "" && err != nil {
		t.Fatalf("the service answers %v, the model %q", err, kind)
	}
}

func (p *pair) actions() map[string]func(*rapid.T) {
	d, m, ctx, org := p.d, p.m, p.ctx, p.org
	group, resource := p.identOf(directory.TypeGroup), p.identOf(directory.TypeResource)
	two := func(service func(ctx context.Context, org, a, b string) error, model func(a, b string) directory.Kind, a, b func(*rapid.T) string) func(*rapid.T) {
		return func(t *rapid.T) {
			x, y := a(t), b(t)
			want(t, service(ctx, org, x, y), model(x, y))
		}
	}
	return map[string]func(*rapid.T){
		"create": func(t *rapid.T) {
			kind, name := p.kind(t), p.name(t)
			id, err := p.create(kind, name)
			want(t, err, m.create(kind, id, name))
		},
		"delete": func(t *rapid.T) {
			kind, ident := p.kind(t), p.ident(t)
			want(t, p.remove(kind, ident), m.delete(kind, ident))
		},
		"deregister": func(t *rapid.T) {
			ident := p.ident(t)
			want(t, d.Deregister(ctx, org, ident), m.deregister(ident))
		},
		"register":       two(d.Register, m.register, p.ident, p.address),
		"register more":  two(d.Register, m.register, p.ident, p.address),
		"createAlias":    two(d.CreateAlias, m.createAlias, p.ident, p.address),
		"deleteAlias":    two(d.DeleteAlias, m.deleteAlias, p.ident, p.address),
		"updatePrimary":  two(d.UpdatePrimaryAddress, m.updatePrimary, p.ident, p.address),
		"addMember":      two(d.AddMember, m.addMember, group, p.ident),
		"removeMember":   two(d.RemoveMember, m.removeMember, group, p.ident),
		"addDelegate":    two(d.AddDelegate, m.addDelegate, resource, p.ident),
		"removeDelegate": two(d.RemoveDelegate, m.removeDelegate, resource, p.ident),
		"updateResource": func(t *rapid.T) {
			ident, accepts := resource(t), rapid.Bool().Draw(t, "accepts")
			update := directory.ResourceUpdate{Booking: &directory.BookingOptions{AutoAccept: accepts}}
			if rapid.Bool().Draw(t, "rename") {
				update.Name = new(p.name(t))
			}
			want(t, d.UpdateResource(ctx, org, ident, update), m.updateResource(ident, update.Name, accepts))
		},
		"route": func(t *rapid.T) {
			address := p.address(t)
			r, err := d.Route(ctx, address)
			kind, ids := m.route(address)
			want(t, err, kind)
			if got := owners(r); !slices.Equal(got, ids) {
				t.Fatalf("%s leads to %v, in the model to %v", address, got, ids)
			}
		},
	}
}

func (p *pair) kind(t *rapid.T) directory.EntityType {
	return rapid.SampledFrom([]directory.EntityType{directory.TypeUser, directory.TypeGroup, directory.TypeResource}).Draw(t, "kind")
}

func (p *pair) create(kind directory.EntityType, name string) (string, error) {
	switch kind {
	case directory.TypeUser:
		return p.d.CreateUser(p.ctx, p.org, directory.NewUser{Name: name})
	case directory.TypeGroup:
		return p.d.CreateGroup(p.ctx, p.org, directory.NewGroup{Name: name})
	default:
		return p.d.CreateResource(p.ctx, p.org, directory.NewResource{Name: name, Type: "ROOM"})
	}
}

func (p *pair) remove(kind directory.EntityType, ident string) error {
	switch kind {
	case directory.TypeUser:
		return p.d.DeleteUser(p.ctx, p.org, ident)
	case directory.TypeGroup:
		return p.d.DeleteGroup(p.ctx, p.org, ident)
	default:
		return p.d.DeleteResource(p.ctx, p.org, ident)
	}
}

// compare looks at everything that can be listed.
func (p *pair) compare(t *rapid.T) {
	var got, expected []string
	add := func(e directory.Entity) {
		got = append(got, p.line(t, e.Type, e.ID, e.Name, e.State, e.Email, p.addresses(t, e), p.attached(t, e)))
	}
	state := rapid.SampledFrom([]directory.State{"", directory.Enabled, directory.Disabled, directory.Deleted}).Draw(t, "state")
	for _, u := range readPages(t, func(page directory.Page) ([]directory.User, string, error) {
		return p.d.Users(p.ctx, p.org, directory.UserFilter{State: state}, page)
	}) {
		add(u.Entity)
	}
	for _, g := range readPages(t, func(page directory.Page) ([]directory.Group, string, error) {
		return p.d.Groups(p.ctx, p.org, directory.Filter{State: state}, page)
	}) {
		add(g.Entity)
	}
	for _, r := range readPages(t, func(page directory.Page) ([]directory.Resource, string, error) {
		return p.d.Resources(p.ctx, p.org, directory.Filter{State: state}, page)
	}) {
		add(r.Entity)
	}
	for _, e := range p.m.entities {
		if state != "" && e.state != state {
			continue
		}
		var addresses, attached []string
		for _, a := range e.addresses {
			addresses = append(addresses, a)
		}
		for o := range e.members {
			attached = append(attached, o.id)
		}
		for o := range e.delegates {
			attached = append(attached, o.id)
		}
		expected = append(expected, p.line(t, e.kind, e.id, e.name, e.state, e.primary, addresses, attached))
	}
	slices.Sort(got)
	slices.Sort(expected)
	if !slices.Equal(got, expected) {
		t.Fatalf("the service has\n%s\nthe model\n%s", strings.Join(got, "\n"), strings.Join(expected, "\n"))
	}
}

func (p *pair) line(_ *rapid.T, kind directory.EntityType, id, name string, state directory.State, email string, addresses, attached []string) string {
	slices.Sort(addresses)
	slices.Sort(attached)
	return fmt.Sprint(kind, " ", id, " ", name, " ", state, " ", email, " ", addresses, " ", attached)
}

func readPages[T any](t *rapid.T, list func(directory.Page) ([]T, string, error)) []T {
	var all []T
	page := directory.Page{Size: rapid.IntRange(1, 4).Draw(t, "page size")}
	for {
		found, next, err := list(page)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
		if page.Token = next; next == "" {
			return all
		}
	}
}

func (p *pair) addresses(t *rapid.T, e directory.Entity) []string {
	if e.State == directory.Deleted {
		return nil
	}
	return readPages(t, func(page directory.Page) ([]string, string, error) { return p.d.Aliases(p.ctx, p.org, e.ID, page) })
}

func (p *pair) attached(t *rapid.T, e directory.Entity) []string {
	var list func(ctx context.Context, org, owner string, page directory.Page) ([]directory.Entity, string, error)
	switch {
	case e.State == directory.Deleted:
		return nil
	case e.Type == directory.TypeGroup:
		list = p.d.Members
	case e.Type == directory.TypeResource:
		list = p.d.Delegates
	default:
		return nil
	}
	var ids []string
	for _, a := range readPages(t, func(page directory.Page) ([]directory.Entity, string, error) { return list(p.ctx, p.org, e.ID, page) }) {
		ids = append(ids, a.ID)
	}
	return ids
}
