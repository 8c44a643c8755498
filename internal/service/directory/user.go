package directory

import (
	"context"
	"encoding/json"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// NewUser is a request to create a user.
type NewUser struct {
	Name        string
	DisplayName string
	Password    string // empty: the user cannot log in with one
	Role        Role   // empty: RoleUser
	Hidden      bool
	Attributes
	IdentityProviderUserID string
}

// CreateUser adds a user, who is disabled and has neither address nor mailbox,
// and returns the user's identifier.
//
// It refuses with [NameAvailability], [ReservedName], [InvalidPassword] and,
// for a role that cannot be given, [InvalidParameter].
func (d *Directory) CreateUser(ctx context.Context, org string, in NewUser) (string, error) {
	if in.Role == "" {
		in.Role = RoleUser
	}
	if in.Role != RoleUser && in.Role != RoleRemote {
		return "", refuse(InvalidParameter, "A user cannot be created with the role %s; use USER or REMOTE_USER.", in.Role)
	}
	if err := checkText(in.Name, in.DisplayName, in.IdentityProviderUserID); err != nil {
		return "", err
	}
	hash, err := d.hashForNew(ctx, org, in.Password)
	if err != nil {
		return "", err
	}
	id, err := newUUID(d.cfg.Rand)
	if err != nil {
		return "", err
	}
	r := record{
		Entity:      Entity{Org: org, ID: id, Type: TypeUser, Name: in.Name, Hidden: in.Hidden},
		role:        in.Role,
		displayName: in.DisplayName,
		idpUser:     in.IdentityProviderUserID,
	}
	if in.Attributes != (Attributes{}) {
		attributes, err := json.Marshal(in.Attributes)
		if err != nil {
			return "", err
		}
		r.attributes = string(attributes)
	}
	return id, d.create(ctx, r, hash)
}

// hashForNew checks and hashes the password of a new user. Hashing is dear, so
// the organization is looked at first.
func (d *Directory) hashForNew(ctx context.Context, org, password string) (string, error) {
	if password == "" {
		return "", nil
	}
	if err := d.store.View(ctx, func(tx *store.Tx) error { return requireActive(tx, org) }); err != nil {
		return "", err
	}
	if err := checkPassword(password); err != nil {
		return "", err
	}
	return d.cfg.Passwords.Hash(ctx, password)
}

// create inserts a new entity.
func (d *Directory) create(ctx context.Context, r record, passwordHash string) error {
	return d.change(ctx, r.Org, func(tx *store.Tx) error {
		if err := checkName(r.Name); err != nil {
			return err
		}
		if ok, err := r.insert(tx, passwordHash, d.cfg.Now()); err != nil || !ok {
			return orRefuse(err, NameAvailability, "The name %s is taken by another user, group or resource.", r.Name)
		}
		return nil
	})
}

// User returns the user whom ident names, deleted ones (by identifier)
// included.
func (d *Directory) User(ctx context.Context, org, ident string) (User, error) {
	r, err := d.get(ctx, org, ident, TypeUser)
	if err != nil {
		return User{}, err
	}
	return r.user()
}

func (d *Directory) get(ctx context.Context, org, ident string, t EntityType) (record, error) {
	var r record
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		r, err = find(tx, org, ident, byAny, t)
		return err
	})
	return r, err
}

// DeleteUser deletes the disabled user whom ident names by identifier or name.
// To delete one who does not exist, or is deleted, changes nothing.
func (d *Directory) DeleteUser(ctx context.Context, org, ident string) error {
	return d.delete(ctx, org, ident, TypeUser)
}

func (d *Directory) delete(ctx context.Context, org, ident string, t EntityType) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byID|byName, t)
		switch {
		case KindOf(err) == EntityNotFound:
			return nil
		case err != nil:
			return err
		case r.isSystem():
			return errSystemUser(r)
		case r.State == Enabled:
			return refuse(EntityState, "The %s %s is ENABLED; deregister it before deleting it.", t.noun(), r.Name)
		case r.State == Deleted:
			return nil
		}
		return markDeleted(tx, r, d.cfg.Now())
	})
}

func errSystemUser(r record) error {
	return refuse(UnsupportedOperation, "%s is a system user, which cannot be changed.", r.Name)
}

// ResetPassword gives a user a new password. It refuses with
// [InvalidPassword], and [EntityState] for a deleted user.
func (d *Directory) ResetPassword(ctx context.Context, org, ident, password string) error {
	check := func(tx *store.Tx) (record, error) {
		r, err := find(tx, org, ident, byAny, TypeUser)
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
	// The dear hash comes before the transaction, so the cheap refusals come
	// before it.
	err := d.store.View(ctx, func(tx *store.Tx) error { _, err := check(tx); return err })
	if err != nil {
		return err
	}
	if err := checkPassword(password); err != nil {
		return err
	}
	hash, err := d.cfg.Passwords.Hash(ctx, password)
	if err != nil {
		return err
	}
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := check(tx)
		if err != nil {
			return err
		}
		return updatePassword(tx, r, hash)
	})
}

func errDeleted(r record) error {
	return refuse(EntityState, "The %s %s is DELETED.", r.Type.noun(), r.Name)
}
