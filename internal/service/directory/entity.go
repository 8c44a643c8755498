package directory

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// EntityType is what an entity is, as the API writes it.
type EntityType string

// The types of entity.
const (
	TypeUser     EntityType = "USER"
	TypeGroup    EntityType = "GROUP"
	TypeResource EntityType = "RESOURCE"
)

// State is where an entity stands in its life cycle, as the API writes it.
type State string

// The states of an entity.
const (
	Enabled  State = "ENABLED"
	Disabled State = "DISABLED"
	Deleted  State = "DELETED"
)

// Role is what a user is for, as the API writes it.
type Role string

// The roles of a user.
const (
	RoleUser     Role = "USER"
	RoleResource Role = "RESOURCE"
	RoleSystem   Role = "SYSTEM_USER"
	// RoleRemote is an address book entry whose mailbox lies elsewhere.
	RoleRemote Role = "REMOTE_USER"
)

// An Entity is what users, groups and resources have in common. A zero time
// means that it has not happened; an empty Email, that the entity has none.
type Entity struct {
	Org     string
	ID      string
	Type    EntityType
	State   State
	Name    string
	Email   string // the primary address
	Hidden  bool   // not in the global address list
	Enabled time.Time
	// Disabled is when the entity was last deregistered.
	Disabled time.Time
}

// Attributes are the personal particulars of a user; absent ones are empty.
type Attributes struct {
	FirstName  string `json:",omitempty"`
	LastName   string `json:",omitempty"`
	Initials   string `json:",omitempty"`
	Telephone  string `json:",omitempty"`
	Street     string `json:",omitempty"`
	JobTitle   string `json:",omitempty"`
	City       string `json:",omitempty"`
	Company    string `json:",omitempty"`
	ZipCode    string `json:",omitempty"`
	Department string `json:",omitempty"`
	Country    string `json:",omitempty"`
	Office     string `json:",omitempty"`
}

// A User is a person with, when registered, a mailbox.
type User struct {
	Entity
	Attributes
	Role                   Role
	DisplayName            string
	IdentityProviderUserID string
	MailboxProvisioned     time.Time
	MailboxDeprovisioned   time.Time
}

// A Group is a distribution list and a holder of permissions.
type Group struct{ Entity }

// BookingOptions say how a resource answers meeting requests by itself.
type BookingOptions struct {
	AutoAccept, AutoDeclineRecurring, AutoDeclineConflicting bool
}

// A Resource is a room or a piece of equipment that can be booked.
type Resource struct {
	Entity
	Type        string // ROOM or EQUIPMENT
	Description string
	Booking     BookingOptions
}

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

// noun is how sentences call an entity of type t.
func (t EntityType) noun() string { return strings.ToLower(string(t)) }

// A forms value says by what an operation lets its caller name an entity.
type forms uint8

const (
	byID forms = 1 << iota
	byEmail
	byName
	byAny = byID | byEmail | byName
)

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

// find returns the entity of org that ident names, if its type is among types
// (any type when there are none). It refuses when the organization is not
// active.
func find(tx *store.Tx, org, ident string, by forms, types ...EntityType) (record, error) {
	try := func(query, key string) (record, error) {
		r, err := scanRecord(tx.QueryRow(query, org, key))
		if err == nil && !isOneOf(r.Type, types) {
			return record{}, store.ErrNoRows
		}
		return r, err
	}
	if id, ok := canonicalID(ident); ok && by&byID != 0 {
		if r, err := try(selectByID, id); !errors.Is(err, store.ErrNoRows) {
			return r, err
		}
	}
	if by&byEmail != 0 && strings.Contains(ident, "@") {
		if r, err := try(selectByEmail, fold(ident)); !errors.Is(err, store.ErrNoRows) {
			return r, err
		}
	}
	if by&byName != 0 {
		if r, err := try(selectByName, fold(ident)); !errors.Is(err, store.ErrNoRows) {
			return r, err
		}
	}
	if err := requireActive(tx, org); err != nil {
		return record{}, err
	}
	noun := "entity"
	if len(types) == 1 {
		noun = types[0].noun()
	}
	return record{}, refuse(EntityNotFound, "The %s %s does not exist in organization %s.", noun, ident, org)
}

func isOneOf(t EntityType, types []EntityType) bool {
	if len(types) == 0 {
		return true
	}
	for _, want := range types {
		if t == want {
			return true
		}
	}
	return false
}
