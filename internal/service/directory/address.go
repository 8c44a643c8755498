package directory

import (
	"context"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// maxAliases bounds the addresses of an entity beside its primary one.
const maxAliases = 100

// CreateAlias gives an enabled entity another address. One that is its own
// already stays. It refuses with [EntityState], [MailDomainNotFound],
// [MailDomainState], [EmailAddressInUse] and [LimitExceeded].
func (d *Directory) CreateAlias(ctx context.Context, org, ident, alias string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny)
		switch {
		case err != nil:
			return err
		case r.State != Enabled:
			return errNotEnabled(r)
		}
		if err := checkDomain(tx, org, alias); err != nil {
			return err
		}
		if err := d.claimAddress(tx, r, alias); err != nil {
			return err
		}
		n, err := countAddresses(tx, r)
		if err != nil || n > maxAliases+1 {
			return orRefuse(err, LimitExceeded, "The %s %s has %d aliases, which is the limit; delete one first.", r.Type.noun(), r.Name, maxAliases)
		}
		return nil
	})
}

// checkDomain refuses unless address lies in a verified domain of org.
func checkDomain(tx *store.Tx, org, address string) error {
	if err := checkText(address); err != nil {
		return err
	}
	domain := domainOf(address)
	ownership, isTest, err := selectDomain(tx, org, domain)
	switch {
	case err != nil:
		return err
	case ownership == "":
		return refuse(MailDomainNotFound, "The domain %s is not a mail domain of organization %s.", domain, org)
	case ownership != domainVerified:
		return refuse(MailDomainState, "The domain %s is not verified yet.", domain)
	case isTest && strings.HasPrefix(fold(address), journalingSender+"@"):
		return refuse(InvalidParameter, "The address %s is reserved.", address)
	}
	return nil
}

// claimAddress makes address one of r's, which it may be already.
func (d *Directory) claimAddress(tx *store.Tx, r record, address string) error {
	ok, err := insertAddress(tx, r, address, d.cfg.Now())
	if err != nil || ok {
		return err
	}
	owner, err := addressOwner(tx, address)
	if err != nil || owner != r.ID {
		return orRefuse(err, EmailAddressInUse, "The address %s belongs to another user, group or resource.", address)
	}
	return nil
}

// DeleteAlias takes an address from an entity. To take one that it does not
// have changes nothing. It refuses with [InvalidParameter] to take the primary
// address, and [EntityState] for a deleted entity.
func (d *Directory) DeleteAlias(ctx context.Context, org, ident, alias string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny)
		switch {
		case err != nil:
			return err
		case r.State == Deleted:
			return errDeleted(r)
		case fold(r.Email) == fold(alias):
			return refuse(InvalidParameter, "%s is the primary address of %s; make another address the primary one first.", alias, r.Name)
		}
		return deleteAddress(tx, r, alias)
	})
}

// UpdatePrimaryAddress makes email the primary address of an enabled entity;
// the former one becomes an alias. It refuses as [Directory.CreateAlias] does,
// but for [LimitExceeded], and with [UnsupportedOperation] for a system user.
func (d *Directory) UpdatePrimaryAddress(ctx context.Context, org, ident, email string) error {
	return d.change(ctx, org, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny)
		switch {
		case err != nil:
			return err
		case r.isSystem():
			return errSystemUser(r)
		case r.State != Enabled:
			return errNotEnabled(r)
		}
		if err := checkDomain(tx, org, email); err != nil {
			return err
		}
		if err := d.claimAddress(tx, r, email); err != nil {
			return err
		}
		return updatePrimary(tx, r, email)
	})
}

// Aliases returns a page of the addresses of an entity in order, the primary
// one included, and the token of the next page, or "". It refuses with
// [EntityState] for a deleted entity.
func (d *Directory) Aliases(ctx context.Context, org, ident string, page Page) ([]string, string, error) {
	size := page.size()
	list := listing{name: "aliases", org: org}
	var found []string
	err := d.store.View(ctx, func(tx *store.Tx) error {
		r, err := find(tx, org, ident, byAny)
		if err != nil {
			return err
		}
		if r.State == Deleted {
			return errDeleted(r)
		}
		list.subject = r.ID
		after, err := list.decode(page.Token)
		if err != nil {
			return err
		}
		found, err = selectAddresses(tx, org, r.ID, after.key, size+1)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	found, next := cut(found, size, func(address string) string { return list.encode(cursor{key: fold(address)}) })
	return found, next, nil
}
