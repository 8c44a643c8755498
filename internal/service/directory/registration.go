package directory

import (
	"context"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// hasMailbox reports whether r has a mailbox here while it is enabled.
func (r record) hasMailbox() bool {
	return r.Type == TypeResource || r.Type == TypeUser && r.role != RoleRemote
}

// Register enables a disabled entity: email becomes its primary address, and a
// user or resource gets its mailbox, the former one if it is still kept.
// Registering again with the same address changes nothing.
//
// It refuses with [EntityAlreadyRegistered] when the entity has another
// address, [EmailAddressInUse], [MailDomainNotFound], [MailDomainState],
// [EntityState] for a deleted entity and [UnsupportedOperation] for a system
// user.
func (d *Directory) Register(ctx context.Context, org, ident, email string) error {
	var r record
	var done bool
	// Preparing a mailbox costs, so everything that can be refused is looked at
	// before; the transaction looks again.
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		r, done, err = registrable(tx, org, ident, email)
		return err
	})
	if err != nil || done {
		return err
	}
	now := d.cfg.Now()
	provision := func(*store.Tx) error { return nil }
	if r.hasMailbox() {
		if provision, err = d.cfg.Mailboxes.PrepareProvision(ctx, org, r.ID); err != nil {
			return err
		}
	}
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, done, err := registrable(tx, org, r.ID, email)
		if err != nil || done {
			return err
		}
		if err := d.claimAddress(tx, r, email); err != nil {
			return err
		}
		if err := r.register(tx, email, r.hasMailbox(), now); err != nil {
			return err
		}
		return provision(tx)
	})
}

// registrable finds the entity to register with email. done means that it is.
func registrable(tx *store.Tx, org, ident, email string) (r record, done bool, err error) {
	r, err = find(tx, org, ident, byAny)
	switch {
	case err != nil:
		return r, false, err
	case r.isSystem():
		return r, false, errSystemUser(r)
	case r.State == Deleted:
		return r, false, errDeleted(r)
	case r.State == Enabled && fold(r.Email) == fold(email):
		return r, true, nil
	case r.State == Enabled:
		return r, false, refuse(EntityAlreadyRegistered, "The %s %s is registered with the address %s.", r.Type.noun(), r.Name, r.Email)
	}
	return r, false, checkDomain(tx, org, email)
}

// Deregister disables an enabled entity: its addresses are free at once, and
// its mailbox is kept for 30 days. It refuses with [EntityState] when the
// entity is not enabled.
func (d *Directory) Deregister(ctx context.Context, org, ident string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny)
		if err != nil {
			return err
		}
		if r.State != Enabled {
			return errNotEnabled(r)
		}
		now := d.cfg.Now()
		if r.hasMailbox() {
			if err := d.cfg.Mailboxes.Suspend(tx, org, r.ID, now); err != nil {
				return err
			}
		}
		return r.deregister(tx, r.hasMailbox(), now)
	})
}

func errNotEnabled(r record) error {
	return refuse(EntityState, "The %s %s is %s; register it first.", r.Type.noun(), r.Name, r.State)
}
