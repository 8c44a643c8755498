package directory

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// A record is the row of an entity.
type record struct {
	Entity
	role          Role
	displayName   string
	idpUser       string
	attributes    string
	provisioned   int64
	deprovisioned int64
	resourceType  string
	description   string
	booking       BookingOptions
	sortKey       string // the key by which a list is ordered, in lists only
}

// recordColumns are the columns of entity e that scanRecord reads.
const recordColumns = `e.org, e.id, e.kind, e.state, e.name, e.email, e.hidden, e.enabled, e.disabled,
	e.role, e.display_name, e.idp_user, e.attributes, e.provisioned, e.deprovisioned,
	e.resource_type, e.description, e.auto_accept, e.decline_recurring, e.decline_conflicting`

type scanner interface{ Scan(dest ...any) error }

// scanRecord reads recordColumns and what follows them.
func scanRecord(row scanner, more ...any) (record, error) {
	var r record
	var hidden, accept, recurring, conflicting, enabled, disabled int64
	dest := append([]any{
		&r.Org, &r.ID, &r.Type, &r.State, &r.Name, &r.Email, &hidden, &enabled, &disabled,
		&r.role, &r.displayName, &r.idpUser, &r.attributes, &r.provisioned, &r.deprovisioned,
		&r.resourceType, &r.description, &accept, &recurring, &conflicting,
	}, more...)
	if err := row.Scan(dest...); err != nil {
		return record{}, err
	}
	r.Hidden = hidden != 0
	r.Enabled, r.Disabled = timeOf(enabled), timeOf(disabled)
	r.booking = BookingOptions{accept != 0, recurring != 0, conflicting != 0}
	return r, nil
}

func timeOf(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return store.Time(micros)
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func (r record) user() (User, error) {
	u := User{
		Entity: r.Entity, Role: r.role, DisplayName: r.displayName, IdentityProviderUserID: r.idpUser,
		MailboxProvisioned: timeOf(r.provisioned), MailboxDeprovisioned: timeOf(r.deprovisioned),
	}
	if r.attributes != "" {
		if err := json.Unmarshal([]byte(r.attributes), &u.Attributes); err != nil {
			return User{}, fmt.Errorf("attributes of user %s: %w", r.ID, err)
		}
	}
	return u, nil
}

func (r record) group() (Group, error) { return Group{r.Entity}, nil }

func (r record) resource() (Resource, error) {
	return Resource{Entity: r.Entity, Type: r.resourceType, Description: r.description, Booking: r.booking}, nil
}

// isSystem reports whether r is one of the accounts that come with a directory.
func (r record) isSystem() bool { return r.role == RoleSystem }

// The three ways to find an entity, each one point query that also sees
// whether the organization is active. A deleted entity is found by identifier
// only: its name and addresses may have new owners.
const (
	selectByID = `SELECT ` + recordColumns + ` FROM entity e JOIN organization o ON o.id = e.org
		WHERE e.org = $1 AND e.id = $2 AND o.state = 'Active'`
	selectByName = `SELECT ` + recordColumns + ` FROM entity e JOIN organization o ON o.id = e.org
		WHERE e.org = $1 AND e.name_key = $2 AND e.state <> 'DELETED' AND o.state = 'Active'`
	selectByEmail = `SELECT ` + recordColumns + ` FROM address a JOIN entity e ON e.org = a.org AND e.id = a.entity
		JOIN organization o ON o.id = e.org
		WHERE a.org = $1 AND a.address_key = $2 AND o.state = 'Active'`
)

const insertEntity = `INSERT INTO entity (org, id, kind, state, name, name_key, hidden, created,
		role, display_name, display_key, password_hash, idp_user, idp_key, attributes,
		resource_type, description, auto_accept, decline_recurring, decline_conflicting)
	VALUES ($1, $2, $3, 'DISABLED', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
	ON CONFLICT DO NOTHING`

// insert makes r a new, disabled entity. It reports false when the name is
// taken.
func (r record) insert(tx *store.Tx, passwordHash string, now time.Time) (bool, error) {
	n, err := tx.Exec(insertEntity, r.Org, r.ID, r.Type, r.Name, fold(r.Name), bit(r.Hidden), store.Micros(now),
		r.role, r.displayName, fold(r.displayName), passwordHash, r.idpUser, fold(r.idpUser), r.attributes,
		r.resourceType, r.description, bit(r.booking.AutoAccept), bit(r.booking.AutoDeclineRecurring), bit(r.booking.AutoDeclineConflicting))
	return n == 1, err
}

// markDeleted turns an entity into its tombstone: what a list shows stays,
// secrets and particulars go.
func markDeleted(tx *store.Tx, r record, now time.Time) error {
	_, err := tx.Exec(`UPDATE entity SET state = 'DELETED', deleted = $3, password_hash = '', attributes = '',
		idp_user = '', idp_key = '', description = '' WHERE org = $1 AND id = $2`, r.Org, r.ID, store.Micros(now))
	if err != nil {
		return err
	}
	for _, query := range []string{
		`DELETE FROM group_member WHERE org = $1 AND member = $2`,
		`DELETE FROM group_member WHERE org = $1 AND grp = $2`,
		`DELETE FROM resource_delegate WHERE org = $1 AND delegate = $2`,
		`DELETE FROM resource_delegate WHERE org = $1 AND resource = $2`,
		`DELETE FROM mailbox_permission WHERE org = $1 AND owner = $2`,
		`DELETE FROM mailbox_permission WHERE org = $1 AND grantee = $2`,
	} {
		if _, err := tx.Exec(query, r.Org, r.ID); err != nil {
			return err
		}
	}
	return nil
}

func updatePassword(tx *store.Tx, r record, hash string) error {
	_, err := tx.Exec(`UPDATE entity SET password_hash = $3 WHERE org = $1 AND id = $2`, r.Org, r.ID, hash)
	return err
}

// updateResource writes what UpdateResource may change. It reports false when
// the name is taken.
func updateResource(tx *store.Tx, r record) (bool, error) {
	var other string
	err := tx.QueryRow(`SELECT id FROM entity WHERE org = $1 AND name_key = $2 AND state <> 'DELETED' AND id <> $3`,
		r.Org, fold(r.Name), r.ID).Scan(&other)
	if !errors.Is(err, store.ErrNoRows) {
		return false, err
	}
	_, err = tx.Exec(`UPDATE entity SET name = $3, name_key = $4, resource_type = $5, description = $6, hidden = $7,
		auto_accept = $8, decline_recurring = $9, decline_conflicting = $10 WHERE org = $1 AND id = $2`,
		r.Org, r.ID, r.Name, fold(r.Name), r.resourceType, r.description, bit(r.Hidden),
		bit(r.booking.AutoAccept), bit(r.booking.AutoDeclineRecurring), bit(r.booking.AutoDeclineConflicting))
	return err == nil, err
}

// register makes r enabled with email as its primary address.
func (r record) register(tx *store.Tx, email string, hasMailbox bool, now time.Time) error {
	provisioned := r.provisioned
	if hasMailbox {
		provisioned = store.Micros(now)
	}
	_, err := tx.Exec(`UPDATE entity SET state = 'ENABLED', email = $3, email_key = $4, enabled = $5, provisioned = $6
		WHERE org = $1 AND id = $2`, r.Org, r.ID, email, fold(email), store.Micros(now), provisioned)
	return err
}

// deregister makes r disabled and takes its addresses away.
func (r record) deregister(tx *store.Tx, hadMailbox bool, now time.Time) error {
	deprovisioned := r.deprovisioned
	if hadMailbox {
		deprovisioned = store.Micros(now)
	}
	if _, err := tx.Exec(`UPDATE entity SET state = 'DISABLED', email = '', email_key = '', disabled = $3, deprovisioned = $4
		WHERE org = $1 AND id = $2`, r.Org, r.ID, store.Micros(now), deprovisioned); err != nil {
		return err
	}
	_, err := tx.Exec(`DELETE FROM address WHERE org = $1 AND entity = $2`, r.Org, r.ID)
	return err
}

func updatePrimary(tx *store.Tx, r record, email string) error {
	_, err := tx.Exec(`UPDATE entity SET email = $3, email_key = $4 WHERE org = $1 AND id = $2`, r.Org, r.ID, email, fold(email))
	return err
}
