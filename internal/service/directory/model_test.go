package directory_test

import (
	"slices"
	"strings"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// The rules of one organization once more, over plain maps and without regard
// for speed, to compare the service with. Operations return the kind of their
// refusal, "" when they succeed.
type model struct {
	domain   string // verified
	pending  string // not verified
	entities []*modelEntity

	noPending bool // the domain that is not verified is not registered either
}

type modelEntity struct {
	id, name  string
	kind      directory.EntityType
	state     directory.State
	system    bool
	primary   string
	addresses map[string]string // as given, by lower case
	accepts   bool              // answers requests by itself
	members   map[*modelEntity]bool
	delegates map[*modelEntity]bool
	grants    map[*modelEntity]directory.Rights
	display   string
	hidden    bool
}

type modelForms struct{ id, email, name bool }

var (
	modelAny      = modelForms{true, true, true}
	modelNoEmail  = modelForms{true, false, true}
	modelReserved = []string{"administrator", "guest", "krbtgt"}
)

func (m *model) find(ident string, f modelForms, kinds ...directory.EntityType) *modelEntity {
	lower := strings.ToLower(ident)
	first := func(match func(e *modelEntity) bool) *modelEntity {
		for _, e := range m.entities {
			if match(e) && (len(kinds) == 0 || slices.Contains(kinds, e.kind)) {
				return e
			}
		}
		return nil
	}
	if e := first(func(e *modelEntity) bool { return f.id && e.id == lower }); e != nil {
		return e
	}
	if e := first(func(e *modelEntity) bool { _, ok := e.addresses[lower]; return f.email && ok }); e != nil {
		return e
	}
	return first(func(e *modelEntity) bool {
		return f.name && e.state != directory.Deleted && strings.ToLower(e.name) == lower
	})
}

func (m *model) nameTaken(name string, by *modelEntity) bool {
	e := m.find(name, modelForms{name: true})
	return e != nil && e != by
}

func (m *model) create(kind directory.EntityType, id, name string) directory.Kind {
	switch {
	case slices.Contains(modelReserved, strings.ToLower(name)):
		return directory.ReservedName
	case m.nameTaken(name, nil):
		return directory.NameAvailability
	}
	m.entities = append(m.entities, &modelEntity{
		id: id, name: name, kind: kind, state: directory.Disabled, accepts: true,
		addresses: map[string]string{}, members: map[*modelEntity]bool{}, delegates: map[*modelEntity]bool{},
		grants: map[*modelEntity]directory.Rights{},
	})
	return ""
}

func (m *model) delete(kind directory.EntityType, ident string) directory.Kind {
	e := m.find(ident, modelNoEmail, kind)
	switch {
	case e == nil:
		return ""
	case e.system:
		return directory.UnsupportedOperation
	case e.state == directory.Enabled:
		return directory.EntityState
	}
	e.state = directory.Deleted
	clear(e.members)
	clear(e.delegates)
	clear(e.grants)
	for _, o := range m.entities {
		delete(o.members, e)
		delete(o.delegates, e)
		delete(o.grants, e)
	}
	return ""
}

func (m *model) checkAddress(address string) directory.Kind {
	local, domain, _ := strings.Cut(strings.ToLower(address), "@")
	switch {
	case domain == m.pending && !m.noPending:
		return directory.MailDomainState
	case domain != m.domain:
		return directory.MailDomainNotFound
	case local == "amazonjournaling":
		return directory.InvalidParameter
	}
	return ""
}

// claim gives address to e.
func (m *model) claim(e *modelEntity, address string) directory.Kind {
	if kind := m.checkAddress(address); kind != "" {
		return kind
	}
	lower := strings.ToLower(address)
	if owner := m.find(address, modelForms{email: true}); owner != nil && owner != e {
		return directory.EmailAddressInUse
	}
	if _, has := e.addresses[lower]; !has {
		e.addresses[lower] = address
	}
	return ""
}

func (m *model) register(ident, address string) directory.Kind {
	e := m.find(ident, modelAny)
	switch {
	case e == nil:
		return directory.EntityNotFound
	case e.system:
		return directory.UnsupportedOperation
	case e.state == directory.Deleted:
		return directory.EntityState
	case e.state == directory.Enabled && strings.EqualFold(e.primary, address):
		return ""
	case e.state == directory.Enabled:
		return directory.EntityAlreadyRegistered
	}
	if kind := m.claim(e, address); kind != "" {
		return kind
	}
	e.state, e.primary = directory.Enabled, address
	return ""
}

func (m *model) deregister(ident string) directory.Kind {
	e := m.find(ident, modelAny)
	if kind := needEnabled(e); kind != "" {
		return kind
	}
	e.state, e.primary = directory.Disabled, ""
	clear(e.addresses)
	return ""
}

func needEnabled(e *modelEntity) directory.Kind {
	switch {
	case e == nil:
		return directory.EntityNotFound
	case e.state != directory.Enabled:
		return directory.EntityState
	}
	return ""
}

func (m *model) createAlias(ident, address string) directory.Kind {
	e := m.find(ident, modelAny)
	if kind := needEnabled(e); kind != "" {
		return kind
	}
	return m.claim(e, address)
}

func (m *model) deleteAlias(ident, address string) directory.Kind {
	e := m.find(ident, modelAny)
	switch {
	case e == nil:
		return directory.EntityNotFound
	case e.state == directory.Deleted:
		return directory.EntityState
	case strings.EqualFold(e.primary, address):
		return directory.InvalidParameter
	}
	delete(e.addresses, strings.ToLower(address))
	return ""
}

func (m *model) updatePrimary(ident, address string) directory.Kind {
	e := m.find(ident, modelAny)
	if e != nil && e.system {
		return directory.UnsupportedOperation
	}
	if kind := needEnabled(e); kind != "" {
		return kind
	}
	if kind := m.claim(e, address); kind != "" {
		return kind
	}
	e.primary = address
	return ""
}

// attach finds an owner of the kind and what is to be attached to it.
func (m *model) attach(kind directory.EntityType, owner, helper string) (o, h *modelEntity, refusal directory.Kind) {
	o = m.find(owner, modelAny, kind)
	h = m.find(helper, modelAny)
	switch {
	case o == nil:
		return o, h, directory.EntityNotFound
	case o.state == directory.Deleted:
		return o, h, directory.EntityState
	case h == nil:
		return o, h, directory.EntityNotFound
	}
	return o, h, ""
}

func mayHelp(h *modelEntity) directory.Kind {
	if h.kind == directory.TypeResource {
		return directory.InvalidParameter
	}
	return needEnabled(h)
}

func (m *model) addMember(group, member string) directory.Kind {
	g, e, kind := m.attach(directory.TypeGroup, group, member)
	if kind != "" {
		return kind
	}
	if kind := mayHelp(e); kind != "" {
		return kind
	}
	if e == g || m.contains(e, g) {
		return directory.InvalidParameter
	}
	g.members[e] = true
	return ""
}

func (m *model) contains(g, e *modelEntity) bool {
	for member := range g.members {
		if member == e || m.contains(member, e) {
			return true
		}
	}
	return false
}

func (m *model) removeMember(group, member string) directory.Kind {
	g, e, kind := m.attach(directory.TypeGroup, group, member)
	if kind == "" {
		delete(g.members, e)
	}
	return kind
}

func (m *model) addDelegate(resource, delegate string) directory.Kind {
	r, e, kind := m.attach(directory.TypeResource, resource, delegate)
	if kind != "" {
		return kind
	}
	if kind := mayHelp(e); kind != "" {
		return kind
	}
	r.delegates[e] = true
	return ""
}

func (m *model) removeDelegate(resource, delegate string) directory.Kind {
	r, e, kind := m.attach(directory.TypeResource, resource, delegate)
	if kind != "" {
		return kind
	}
	if r.delegates[e] && !r.accepts && len(r.delegates) == 1 {
		return directory.EntityState
	}
	delete(r.delegates, e)
	return ""
}

// updateResource renames when name is not nil.
func (m *model) updateResource(ident string, name *string, accepts bool) directory.Kind {
	r := m.find(ident, modelAny, directory.TypeResource)
	switch {
	case r == nil:
		return directory.EntityNotFound
	case r.state == directory.Deleted:
		return directory.EntityState
	case name != nil && slices.Contains(modelReserved, strings.ToLower(*name)):
		return directory.InvalidParameter
	case !accepts && len(r.delegates) == 0:
		return directory.InvalidConfiguration
	case name != nil && m.nameTaken(*name, r):
		return directory.NameAvailability
	}
	if r.accepts = accepts; name != nil {
		r.name = *name
	}
	return ""
}

// route returns the identifiers of the mailboxes that address leads to.
func (m *model) route(address string) (directory.Kind, []string) {
	local, domain, _ := strings.Cut(address, "@")
	e := m.find(address, modelForms{email: true})
	if base, _, plus := strings.Cut(local, "+"); e == nil && plus {
		e = m.find(base+"@"+domain, modelForms{email: true})
	}
	switch {
	case e == nil && strings.ToLower(domain) != m.domain:
		return directory.NotLocal, nil
	case e == nil:
		return directory.EntityNotFound, nil
	case e.kind != directory.TypeGroup:
		return "", []string{e.id}
	}
	found := map[string]bool{}
	e.gather(found)
	var ids []string
	for id := range found {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return "", ids
}

func (e *modelEntity) gather(found map[string]bool) {
	for member := range e.members {
		switch {
		case member.state != directory.Enabled:
		case member.kind == directory.TypeGroup:
			member.gather(found)
		default:
			found[member.id] = true
		}
	}
}
