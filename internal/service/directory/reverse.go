package directory

import (
	"context"
	"slices"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// EntityByAddress returns the entity that has a mail address, as primary
// address or alias.
func (d *Directory) EntityByAddress(ctx context.Context, org, address string) (Entity, error) {
	var r record
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		r, err = find(tx, org, address, byEmail)
		return err
	})
	return r.Entity, err
}

const (
	selectGroupsOf = `SELECT ` + recordColumns + ` FROM group_member m JOIN entity e ON e.org = m.org AND e.id = m.grp
		WHERE m.org = $1 AND m.member = $2 AND m.grp > $3`
	pageGroupsOf       = selectGroupsOf + ` ORDER BY m.grp LIMIT $4 + 0`
	pageGroupsOfFrom   = selectGroupsOf + ` AND e.name_key >= $5 ORDER BY m.grp LIMIT $4 + 0`
	pageGroupsOfWithin = selectGroupsOf + ` AND e.name_key >= $5 AND e.name_key < $6 ORDER BY m.grp LIMIT $4 + 0`
)

// GroupsOf returns a page of the groups of which an entity is a direct member,
// in order of their identifiers, and the token of the next page, or "". A name
// prefix, which compares without case, narrows the list when it is not empty.
// It refuses with [EntityState] for a deleted entity.
func (d *Directory) GroupsOf(ctx context.Context, org, ident, namePrefix string, page Page) ([]Group, string, error) {
	size := page.size()
	prefix := fold(namePrefix)
	list := listing{name: "groups of", org: org}
	var found []record
	err := d.store.View(ctx, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny)
		if err != nil {
			return err
		}
		if r.State == Deleted {
			return errDeleted(r)
		}
		list.subject = r.ID + "\x00" + prefix
		after, err := list.decode(page.Token)
		if err != nil {
			return err
		}
		query, args := pageGroupsOf, []any{org, r.ID, after.id, size + 1}
		if end := prefixEnd(prefix); end != "" {
			query, args = pageGroupsOfWithin, append(args, prefix, end)
		} else if prefix != "" {
			query, args = pageGroupsOfFrom, append(args, prefix)
		}
		found, err = selectRecords(tx, query, args...)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	found, next := cut(found, size, func(r record) string { return list.encode(cursor{id: r.ID}) })
	groups := make([]Group, len(found))
	for i, r := range found {
		groups[i] = Group{r.Entity}
	}
	return slices.Clip(groups), next, nil
}
