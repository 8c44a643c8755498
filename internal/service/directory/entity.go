package directory

import (
	"strings"
	"time"
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

// noun is how sentences call an entity of type t.
func (t EntityType) noun() string { return strings.ToLower(string(t)) }
