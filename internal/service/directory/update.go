package directory

import (
	"context"
	"encoding/json"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// UserUpdate changes the members that are not nil; an empty text clears.
type UserUpdate struct {
	Role                   *Role
	DisplayName            *string
	Hidden                 *bool
	IdentityProviderUserID *string

	FirstName, LastName, Initials, Telephone, Street, JobTitle *string
	City, Company, ZipCode, Department, Country, Office        *string
}

// apply changes the attributes that the update names.
func (in UserUpdate) apply(a *Attributes) {
	for _, m := range []struct{ to, from *string }{
		{&a.FirstName, in.FirstName},
		{&a.LastName, in.LastName},
		{&a.Initials, in.Initials},
		{&a.Telephone, in.Telephone},
		{&a.Street, in.Street},
		{&a.JobTitle, in.JobTitle},
		{&a.City, in.City},
		{&a.Company, in.Company},
		{&a.ZipCode, in.ZipCode},
		{&a.Department, in.Department},
		{&a.Country, in.Country},
		{&a.Office, in.Office},
	} {
		set(m.to, m.from)
	}
}

// UpdateUser changes a user. An enabled user who becomes a remote one loses
// the mailbox here as on deregistration; one who stops being remote gets one.
//
// It refuses with [InvalidParameter] a role that cannot be given,
// [EntityState] for a deleted user and [UnsupportedOperation] for a system user.
func (d *Directory) UpdateUser(ctx context.Context, org, ident string, in UserUpdate) error {
	if in.Role != nil && *in.Role != RoleUser && *in.Role != RoleRemote {
		return refuse(InvalidParameter, "A user cannot be given the role %s; use USER or REMOTE_USER.", *in.Role)
	}
	var r record
	// Preparing a mailbox costs and must happen before the transaction, so
	// whether one is needed is looked at before; the transaction looks again.
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		r, err = findUpdatable(tx, org, ident, TypeUser)
		return err
	})
	if err != nil {
		return err
	}
	var provision func(tx *store.Tx) error
	if r.role == RoleRemote && in.Role != nil && *in.Role == RoleUser {
		if provision, err = d.cfg.Mailboxes.PrepareProvision(ctx, org, r.ID); err != nil {
			return err
		}
	}
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := findUpdatable(tx, org, r.ID, TypeUser)
		if err != nil {
			return err
		}
		if err := r.update(in); err != nil {
			return err
		}
		if err := d.changeRole(tx, &r, in.Role, provision); err != nil {
			return err
		}
		return updateUser(tx, r)
	})
}

// findUpdatable finds an entity that may be changed.
func findUpdatable(tx *store.Tx, org, ident string, types ...EntityType) (record, error) {
	r, err := find(tx, org, ident, byAny, types...)
	switch {
	case err != nil:
		return record{}, err
	case r.isSystem():
		return record{}, errSystemUser(r)
	case r.State == Deleted:
		return record{}, errDeleted(r)
	}
	return r, nil
}

// update writes the members of in, but for the role, into r.
func (r *record) update(in UserUpdate) error {
	u, err := r.user()
	if err != nil {
		return err
	}
	in.apply(&u.Attributes)
	set(&r.displayName, in.DisplayName)
	set(&r.idpUser, in.IdentityProviderUserID)
	set(&r.Hidden, in.Hidden)
	if err := checkText(r.displayName, r.idpUser); err != nil {
		return err
	}
	r.attributes = ""
	if u.Attributes == (Attributes{}) {
		return nil
	}
	text, err := json.Marshal(u.Attributes)
	r.attributes = string(text)
	return err
}

// changeRole gives r a role, and an enabled user the mailbox that goes with it.
// provision is nil when r was no remote user before the transaction.
func (d *Directory) changeRole(tx *store.Tx, r *record, role *Role, provision func(tx *store.Tx) error) error {
	if role == nil || *role == r.role {
		return nil
	}
	r.role = *role
	if r.State != Enabled {
		return nil
	}
	now := d.cfg.Now()
	if !r.hasMailbox() {
		r.deprovisioned = store.Micros(now)
		return d.cfg.Mailboxes.Suspend(tx, r.Org, r.ID, now)
	}
	if provision == nil {
		return refuse(EntityState, "The user %s was changed by another request at the same time; try again.", r.Name)
	}
	r.provisioned = store.Micros(now)
	return provision(tx)
}

func updateUser(tx *store.Tx, r record) error {
	_, err := tx.Exec(`UPDATE entity SET role = $3, display_name = $4, display_key = $5, hidden = $6, idp_user = $7, idp_key = $8,
		attributes = $9, provisioned = $10, deprovisioned = $11 WHERE org = $1 AND id = $2`,
		r.Org, r.ID, r.role, r.displayName, fold(r.displayName), bit(r.Hidden), r.idpUser, fold(r.idpUser),
		r.attributes, r.provisioned, r.deprovisioned)
	return err
}

// GroupUpdate changes the members that are not nil.
type GroupUpdate struct{ Hidden *bool }

// UpdateGroup changes a group. It refuses with [EntityState] for a deleted one.
func (d *Directory) UpdateGroup(ctx context.Context, org, ident string, in GroupUpdate) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := findUpdatable(tx, org, ident, TypeGroup)
		if err != nil || in.Hidden == nil {
			return err
		}
		_, err = tx.Exec(`UPDATE entity SET hidden = $3 WHERE org = $1 AND id = $2`, org, r.ID, bit(*in.Hidden))
		return err
	})
}
