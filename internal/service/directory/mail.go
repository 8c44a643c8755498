package directory

import (
	"context"
	"errors"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// A Login is what is needed to let a user in, or not.
type Login struct {
	Org, UserID, Name string
	Address           string // the primary address
	PasswordHash      string // empty when the user has no password
	State             State
	Role              Role
}

// LookupLogin returns the user whose primary address or alias, in whatever
// case, is address. It refuses with [EntityNotFound] when there is none in an
// active organization.
func (d *Directory) LookupLogin(ctx context.Context, address string) (Login, error) {
	var l Login
	err := d.store.View(ctx, func(tx *store.Tx) error {
		return tx.QueryRow(selectLogin, fold(address)).
			Scan(&l.Org, &l.UserID, &l.Name, &l.Address, &l.PasswordHash, &l.State, &l.Role)
	})
	if errors.Is(err, store.ErrNoRows) {
		return Login{}, refuse(EntityNotFound, "No user has this address.")
	}
	return l, err
}

// A Recipient is a mailbox that a message goes to.
type Recipient struct {
	Org, Owner string
	Address    string // the primary address of the owner
}

// A Route is where a mail address leads.
type Route struct {
	Org, Entity string
	Type        EntityType
	Address     string // the address that matched, as stored
	Detail      string // what followed the '+' that the match ignored
	// Mailboxes has one entry for a user or resource, and one for every enabled
	// user below a group, in order of their identifiers, each once.
	Mailboxes []Recipient
}

// maxExpansion bounds the mailboxes that one address leads to.
const maxExpansion = 100_000

// Route resolves an address for delivery: first as it is, then without the
// part of the local part that begins at its first '+'. It refuses with
// [NotLocal] when the domain is not a verified one of this server, with
// [EntityNotFound] when nobody has the address, with [EntityState] when its
// owner does not take mail here, and with [LimitExceeded] when a group is too
// large to expand.
func (d *Directory) Route(ctx context.Context, address string) (Route, error) {
	var route Route
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		route, err = routeIn(tx, address)
		return err
	})
	return route, err
}

func routeIn(tx *store.Tx, address string) (Route, error) {
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return Route{}, refuse(NotLocal, "The address has no domain.")
	}
	route, err := routeExact(tx, address)
	if !errors.Is(err, store.ErrNoRows) {
		return route, err
	}
	if base, detail, ok := strings.Cut(address[:at], "+"); ok && base != "" {
		route, err = routeExact(tx, base+address[at:])
		if err == nil {
			route.Detail = detail
		}
		if !errors.Is(err, store.ErrNoRows) {
			return route, err
		}
	}
	local, err := isLocal(tx, domainOf(address))
	switch {
	case err != nil:
		return Route{}, err
	case !local:
		return Route{}, refuse(NotLocal, "The domain of the address is not served here.")
	}
	return Route{}, refuse(EntityNotFound, "Nobody here has this address.")
}

// routeExact returns store.ErrNoRows when nobody has the address.
func routeExact(tx *store.Tx, address string) (Route, error) {
	var route Route
	var state State
	var email string
	var role Role
	err := tx.QueryRow(selectRoute, fold(address)).
		Scan(&route.Address, &route.Org, &route.Entity, &route.Type, &state, &email, &role)
	switch {
	case err != nil:
		return Route{}, err
	case state != Enabled:
		return Route{}, refuse(EntityState, "The owner of the address is disabled.")
	case role == RoleRemote:
		return Route{}, refuse(EntityState, "The mailbox of the address is on another server.")
	case route.Type == TypeGroup:
		route.Mailboxes, err = expand(tx, route.Org, route.Entity)
		return route, err
	}
	route.Mailboxes = []Recipient{{route.Org, route.Entity, email}}
	return route, nil
}

// IsLocalDomain reports whether domain is a verified mail domain of an
// organization here.
func (d *Directory) IsLocalDomain(ctx context.Context, domain string) (bool, error) {
	var local bool
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		local, err = isLocal(tx, fold(domain))
		return err
	})
	return local, err
}

// AddressesOf returns the addresses of an entity, the primary one first and
// the others in order. It is empty for an entity that has none or does not
// exist.
func (d *Directory) AddressesOf(ctx context.Context, org, entity string) ([]string, error) {
	var addresses []string
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		addresses, err = selectAllAddresses(tx, org, entity)
		return err
	})
	return addresses, err
}
