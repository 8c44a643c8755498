package directory

import (
	"context"
	"slices"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// NewGroup is a request to create a group.
type NewGroup struct {
	Name   string
	Hidden bool
}

// CreateGroup adds a group, which is disabled and has no address, and returns
// its identifier. It refuses with [NameAvailability], [ReservedName] and
// [InvalidParameter].
func (d *Directory) CreateGroup(ctx context.Context, org string, in NewGroup) (string, error) {
	if err := checkText(in.Name); err != nil {
		return "", err
	}
	id, err := newUUID(d.cfg.Rand)
	if err != nil {
		return "", err
	}
	return id, d.create(ctx, record{Entity: Entity{Org: org, ID: id, Type: TypeGroup, Name: in.Name, Hidden: in.Hidden}}, "")
}

// Group returns the group that ident names, deleted ones (by identifier)
// included.
func (d *Directory) Group(ctx context.Context, org, ident string) (Group, error) {
	r, err := d.get(ctx, org, ident, TypeGroup)
	return Group{r.Entity}, err
}

// DeleteGroup deletes the disabled group that ident names by identifier or
// name, and its memberships. To delete one that does not exist, or is deleted,
// changes nothing.
func (d *Directory) DeleteGroup(ctx context.Context, org, ident string) error {
	return d.delete(ctx, org, ident, TypeGroup)
}

// AddMember makes an enabled user or group a member of a group. A member that
// is one already stays one. It refuses with [InvalidParameter] when the group
// would contain itself, directly or through other groups.
func (d *Directory) AddMember(ctx context.Context, org, group, member string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		g, m, err := findPair(tx, org, group, TypeGroup, member)
		if err != nil {
			return err
		}
		if err := requireHelper(m, "member of a group"); err != nil {
			return err
		}
		if m.Type == TypeGroup {
			loop, err := reaches(tx, org, m.ID, g.ID)
			if err != nil || loop {
				return orRefuse(err, InvalidParameter, "The group %s cannot be a member of %s, because %s would then contain itself.", m.Name, g.Name, g.Name)
			}
		}
		return insertMember(tx, org, g.ID, m)
	})
}

// findPair finds a group or resource that is not deleted, and an entity to
// attach to it.
func findPair(tx *store.Tx, org, owner string, t EntityType, helper string) (o, h record, err error) {
	if o, err = find(tx, org, owner, byAny, t); err != nil {
		return o, h, err
	}
	if o.State == Deleted {
		return o, h, errDeleted(o)
	}
	h, err = find(tx, org, helper, byAny)
	return o, h, err
}

// requireHelper refuses unless h may be a group's member or a resource's
// delegate.
func requireHelper(h record, what string) error {
	switch {
	case h.Type == TypeResource:
		return refuse(InvalidParameter, "%s is a resource; only a user or a group can be a %s.", h.Name, what)
	case h.State != Enabled:
		return refuse(EntityState, "The %s %s is %s; only an enabled one can be a %s.", h.Type.noun(), h.Name, h.State, what)
	}
	return nil
}

// RemoveMember ends a membership. To end one that does not exist changes
// nothing.
func (d *Directory) RemoveMember(ctx context.Context, org, group, member string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		g, m, err := findPair(tx, org, group, TypeGroup, member)
		if err != nil {
			return err
		}
		return deleteMember(tx, org, g.ID, m.ID)
	})
}

// Members returns a page of the direct members of a group, in order of their
// identifiers, and the token of the next page, or "".
func (d *Directory) Members(ctx context.Context, org, group string, page Page) ([]Entity, string, error) {
	return d.attached(ctx, org, group, TypeGroup, pageMembers, page)
}

// attached lists the members of a group or the delegates of a resource.
func (d *Directory) attached(ctx context.Context, org, owner string, t EntityType, query string, page Page) ([]Entity, string, error) {
	size := page.size()
	list := listing{name: "attached to " + t.noun(), org: org}
	var found []record
	err := d.store.View(ctx, func(tx *store.Tx) error {
		o, err := find(tx, org, owner, byAny, t)
		if err != nil {
			return err
		}
		if o.State == Deleted {
			return errDeleted(o)
		}
		list.subject = o.ID
		after, err := list.decode(page.Token)
		if err != nil {
			return err
		}
		found, err = selectRecords(tx, query, org, o.ID, after.id, size+1)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	found, next := cut(found, size, func(r record) string { return list.encode(cursor{id: r.ID}) })
	entities := make([]Entity, len(found))
	for i, r := range found {
		entities[i] = r.Entity
	}
	return slices.Clip(entities), next, nil
}
