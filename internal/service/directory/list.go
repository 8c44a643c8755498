package directory

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// A UserFilter narrows a list of users. Prefixes compare without case; an
// empty member does not narrow. Several members narrow together.
type UserFilter struct {
	NamePrefix, DisplayNamePrefix, PrimaryEmailPrefix string
	IdentityProviderUserIDPrefix                      string
	State                                             State
}

// A Filter narrows a list of groups or resources, as [UserFilter] does.
type Filter struct {
	NamePrefix, PrimaryEmailPrefix string
	State                          State
}

// Users returns a page of the users of an organization, never registered,
// system and deleted ones included, and the token of the next page, or "".
func (d *Directory) Users(ctx context.Context, org string, f UserFilter, page Page) ([]User, string, error) {
	return listEntities(ctx, d, newUserList(org, f), page, record.user)
}

func newUserList(org string, f UserFilter) entityList {
	q := entityList{org: org, kind: TypeUser, state: f.State}
	q.prefix(f.PrimaryEmailPrefix, "email_key", "email_key <> ''")
	q.prefix(f.IdentityProviderUserIDPrefix, "idp_key", "idp_key <> ''")
	q.prefix(f.NamePrefix, "name_key", "")
	q.prefix(f.DisplayNamePrefix, "display_key", "")
	return q
}

// Groups returns a page of the groups of an organization, as
// [Directory.Users] does.
func (d *Directory) Groups(ctx context.Context, org string, f Filter, page Page) ([]Group, string, error) {
	return listEntities(ctx, d, newEntityList(org, TypeGroup, f), page, record.group)
}

// Resources returns a page of the resources of an organization, as
// [Directory.Users] does.
func (d *Directory) Resources(ctx context.Context, org string, f Filter, page Page) ([]Resource, string, error) {
	return listEntities(ctx, d, newEntityList(org, TypeResource, f), page, record.resource)
}

func newEntityList(org string, kind EntityType, f Filter) entityList {
	q := entityList{org: org, kind: kind, state: f.State}
	q.prefix(f.PrimaryEmailPrefix, "email_key", "email_key <> ''")
	q.prefix(f.NamePrefix, "name_key", "")
	return q
}

// listEntities returns one page of q in the form that convert gives.
func listEntities[T any](ctx context.Context, d *Directory, q entityList, page Page, convert func(record) (T, error)) ([]T, string, error) {
	list := q.listing()
	after, err := list.decode(page.Token)
	if err != nil {
		return nil, "", err
	}
	size := page.size()
	var found []record
	err = d.store.View(ctx, func(tx *store.Tx) error {
		if err := requireActive(tx, q.org); err != nil {
			return err
		}
		found, err = q.run(tx, after, size+1)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	found, next := cut(found, size, func(r record) string { return list.encode(cursor{r.sortKey, r.ID}) })
	out := make([]T, len(found))
	for i, r := range found {
		if out[i], err = convert(r); err != nil {
			return nil, "", err
		}
	}
	return out, next, nil
}
