package directory

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// This file is what the services beside the directory stand on: those that keep
// rules, roles, tokens and settings of an organization. They use the
// directory's lock, identifiers, page tokens and client tokens, and refuse with
// its [Error].

// ResourceNotFound is the kind of refusal for what is neither an organization
// nor an entity: a role, a token, a provider, an override.
const ResourceNotFound Kind = "ResourceNotFound"

// Refuse returns an [Error] of that kind with a formatted message.
func Refuse(kind Kind, format string, args ...any) error { return refuse(kind, format, args...) }

// NewID returns a random identifier, a UUID.
func NewID(rand io.Reader) (string, error) { return newUUID(rand) }

// CheckText refuses text that no database takes.
func CheckText(texts ...string) error { return checkText(texts...) }

// ViewOrganization runs fn on a snapshot in which org is active.
func (d *Directory) ViewOrganization(ctx context.Context, org string, fn func(tx *store.Tx) error) error {
	return d.store.View(ctx, func(tx *store.Tx) error {
		if err := requireActive(tx, org); err != nil {
			return err
		}
		return fn(tx)
	})
}

// ChangeOrganization runs fn in a transaction that is the only one to change
// org, if org is active. fn may run more than once.
func (d *Directory) ChangeOrganization(ctx context.Context, org string, fn func(tx *store.Tx) error) error {
	return d.change(ctx, org, fn)
}

// ViewAccount runs fn on a snapshot, for what belongs to no organization or to
// one that is not known yet.
func (d *Directory) ViewAccount(ctx context.Context, fn func(tx *store.Tx) error) error {
	return d.store.View(ctx, fn)
}

// ChangeAccount runs fn in a transaction that is the only one to change what
// belongs to no organization. fn may run more than once.
func (d *Directory) ChangeAccount(ctx context.Context, fn func(tx *store.Tx) error) error {
	return d.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := lockOrganizations(tx); err != nil {
			return err
		}
		return fn(tx)
	})
}

// FindEntity returns the entity of org that ident names by identifier, address
// or name, if its type is among types (any type when there are none). A deleted
// one is found by its identifier alone. It refuses with [EntityNotFound].
func FindEntity(tx *store.Tx, org, ident string, types ...EntityType) (Entity, error) {
	r, err := find(tx, org, ident, byAny, types...)
	return r.Entity, err
}

// FindLive is [FindEntity] for operations to which a deleted entity does not
// exist.
func FindLive(tx *store.Tx, org, ident string, types ...EntityType) (Entity, error) {
	e, err := FindEntity(tx, org, ident, types...)
	if err == nil && e.State == Deleted {
		return Entity{}, refuse(EntityNotFound, "The %s %s does not exist in organization %s.", e.Type.noun(), ident, org)
	}
	return e, err
}

// Once runs do unless the same request with the same client token was carried
// out within 48 hours; its result is then returned again. Another request under
// the token is refused with [InvalidParameter]. Without a token do always runs.
// The caller holds the lock of org, or of the account when org is empty.
// members identify the request.
func Once(tx *store.Tx, operation, org, token string, now time.Time, members []string, do func() (result string, err error)) (string, error) {
	scope, request := operation+" "+org, digest(members...)
	result, done, err := replay(tx, scope, token, request)
	if err != nil || done {
		return result, err
	}
	if result, err = do(); err != nil {
		return "", err
	}
	return result, remember(tx, scope, token, request, result, now)
}

// A Listing is a list of organization Org that is read in pages, in order of a
// key. Subject is what narrows it. A page token continues only the listing that
// it was made for.
type Listing struct{ Name, Org, Subject string }

// Start returns the key after which page begins, and how many elements to read:
// one more than the page takes, to know whether it is the last.
func (l Listing) Start(page Page) (after string, limit int, err error) {
	c, err := listing{l.Name, l.Org, l.Subject}.decode(page.Token)
	return c.key, page.size() + 1, err
}

// CutPage drops what was read beyond the page, and returns the token of the
// page that follows, or "". key returns the key of an element.
func CutPage[T any](l Listing, page Page, found []T, key func(T) string) ([]T, string) {
	return cut(found, page.size(), func(last T) string {
		return listing{l.Name, l.Org, l.Subject}.encode(cursor{key: key(last)})
	})
}

// A Holding is a table of another service whose rows belong to organizations,
// by their column org, and with User to users. The rows go when their owner
// does.
type Holding struct {
	Table string
	Key   string // the columns of its primary key, separated by commas
	User  string // the column with the user's identifier, or ""
}

// PurgeHoldings removes what the tables hold of org, some rows a transaction.
// It may be repeated.
func (d *Directory) PurgeHoldings(ctx context.Context, org string, holdings ...Holding) error {
	for _, h := range holdings {
		query := `DELETE FROM ` + h.Table + ` WHERE (` + h.Key + `) IN (SELECT ` + h.Key + ` FROM ` + h.Table + ` WHERE org = $1 LIMIT $2 + 0)`
		if err := d.repeat(ctx, query, org, batchRows); err != nil {
			return err
		}
	}
	return nil
}

// SweepHoldings removes what the tables hold of users who were deleted.
func (d *Directory) SweepHoldings(ctx context.Context, holdings ...Holding) error {
	for _, h := range holdings {
		if h.User == "" {
			continue
		}
		keys := "h." + strings.ReplaceAll(h.Key, ", ", ", h.")
		query := `DELETE FROM ` + h.Table + ` WHERE (` + h.Key + `) IN (SELECT ` + keys + ` FROM ` + h.Table + ` h
			WHERE NOT ` + Lives("h.org", "h."+h.User) + ` LIMIT $1 + 0)`
		if err := d.repeat(ctx, query, batchRows); err != nil {
			return err
		}
	}
	return nil
}

// Lives is the SQL condition that an entity, given by two SQL expressions,
// exists and is not deleted. Lists use it to leave out what a sweep has not
// removed yet.
func Lives(org, id string) string {
	return `EXISTS (SELECT 1 FROM entity live WHERE live.org = ` + org + ` AND live.id = ` + id + ` AND live.state <> 'DELETED')`
}

// repeat runs a statement, each time in a transaction, until it changes fewer
// rows than its last argument.
func (d *Directory) repeat(ctx context.Context, query string, args ...any) error {
	for {
		var n int64
		err := d.store.Update(ctx, func(tx *store.Tx) (err error) {
			n, err = tx.Exec(query, args...)
			return err
		})
		if err != nil || n < batchRows {
			return err
		}
	}
}
