package directory

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// Rights are what one entity may do with the mailbox, or in the name, of
// another.
type Rights struct {
	// FullAccess is to read and change everything in the mailbox. It does not
	// include sending.
	FullAccess bool
	// SendAs is to send mail that names the owner alone as its author.
	SendAs bool
	// SendOnBehalf is to send mail that names the owner as author and the
	// grantee as sender (RFC 5322, section 3.6.2).
	SendOnBehalf bool
}

// A Grant gives rights to a user or group.
type Grant struct {
	Grantee string // identifier
	Type    EntityType
	Rights
}

// PutPermissions gives grantee exactly these rights on owner, instead of those
// it had; none take the grant away.
//
// It refuses with [EntityState] unless both are enabled, and with
// [InvalidParameter] when the grantee is a resource, or for full access to a
// group, which has no mailbox.
func (d *Directory) PutPermissions(ctx context.Context, org, owner, grantee string, rights Rights) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		o, err := find(tx, org, owner, byAny)
		if err != nil {
			return err
		}
		g, err := find(tx, org, grantee, byAny)
		switch {
		case err != nil:
			return err
		case o.State != Enabled:
			return errNotEnabled(o)
		case g.State != Enabled:
			return errNotEnabled(g)
		case g.Type == TypeResource:
			return refuse(InvalidParameter, "%s is a resource; only a user or a group can be given permissions.", g.Name)
		case o.Type == TypeGroup && rights.FullAccess:
			return refuse(InvalidParameter, "%s is a group, which has no mailbox; only SEND_AS and SEND_ON_BEHALF can be given for it.", o.Name)
		case rights == Rights{}:
			return deleteGrant(tx, org, o.ID, g.ID)
		}
		return upsertGrant(tx, org, o.ID, Grant{Grantee: g.ID, Type: g.Type, Rights: rights})
	})
}

// DeletePermissions takes all rights on owner from grantee. To take what was
// not given changes nothing. It refuses with [EntityState] when either is
// deleted.
func (d *Directory) DeletePermissions(ctx context.Context, org, owner, grantee string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		o, err := find(tx, org, owner, byAny)
		if err != nil {
			return err
		}
		g, err := find(tx, org, grantee, byAny)
		switch {
		case err != nil:
			return err
		case o.State == Deleted:
			return errDeleted(o)
		case g.State == Deleted:
			return errDeleted(g)
		}
		return deleteGrant(tx, org, o.ID, g.ID)
	})
}

// Permissions returns a page of the grants on owner in order of the grantees'
// identifiers, and the token of the next page, or "". On a deleted entity there
// are none.
func (d *Directory) Permissions(ctx context.Context, org, owner string, page Page) ([]Grant, string, error) {
	size := page.size()
	list := listing{name: "permissions", org: org}
	var found []Grant
	err := d.store.View(ctx, func(tx *store.Tx) error {
		o, err := find(tx, org, owner, byAny)
		if err != nil {
			return err
		}
		list.subject = o.ID
		after, err := list.decode(page.Token)
		if err != nil {
			return err
		}
		found, err = selectGrants(tx, org, o.ID, after.id, size+1)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	found, next := cut(found, size, func(g Grant) string { return list.encode(cursor{id: g.Grantee}) })
	return found, next, nil
}

// RightsOf returns what grantee, given by identifier as owner is, may do with
// owner: what was granted to grantee itself and to groups that it belongs to at
// any depth.
func (d *Directory) RightsOf(ctx context.Context, org, owner, grantee string) (Rights, error) {
	var rights Rights
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		rights, err = effectiveRights(tx, org, owner, grantee)
		return err
	})
	return rights, err
}
