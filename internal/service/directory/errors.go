package directory

import (
	"errors"
	"fmt"
)

// A Kind says which rule a request broke. Its text is the name of the API's
// exception without the word "Exception"; [NotLocal] alone has none.
type Kind string

// The kinds of refusal.
const (
	DirectoryInUse          Kind = "DirectoryInUse"
	DirectoryUnavailable    Kind = "DirectoryUnavailable"
	EmailAddressInUse       Kind = "EmailAddressInUse"
	EntityAlreadyRegistered Kind = "EntityAlreadyRegistered"
	EntityNotFound          Kind = "EntityNotFound"
	EntityState             Kind = "EntityState"
	InvalidConfiguration    Kind = "InvalidConfiguration"
	InvalidParameter        Kind = "InvalidParameter"
	InvalidPassword         Kind = "InvalidPassword"
	LimitExceeded           Kind = "LimitExceeded"
	MailDomainInUse         Kind = "MailDomainInUse"
	MailDomainNotFound      Kind = "MailDomainNotFound"
	MailDomainState         Kind = "MailDomainState"
	NameAvailability        Kind = "NameAvailability"
	OrganizationNotFound    Kind = "OrganizationNotFound"
	OrganizationState       Kind = "OrganizationState"
	ReservedName            Kind = "ReservedName"
	TooManyTags             Kind = "TooManyTags"
	UnsupportedOperation    Kind = "UnsupportedOperation"

	// NotLocal says that a mail address lies in no verified domain of this
	// server.
	NotLocal Kind = "NotLocal"
)

// An Error is a refusal that the caller can do something about. Message is a
// sentence for the person who sent the request.
type Error struct {
	Kind    Kind
	Message string
}

// Error returns kind and message.
func (e *Error) Error() string { return string(e.Kind) + ": " + e.Message }

// KindOf returns the kind of the [Error] in err's chain, or "" when there is
// none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return ""
}

func refuse(kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// errOrganizationState is worded as the live service words it; programs match
// on the text.
func errOrganizationState(org string, state OrgState) error {
	return refuse(OrganizationState, "Organization %s is not Active, state: %s", org, state)
}

func errOrganizationNotFound(org string) error {
	return refuse(OrganizationNotFound, "Organization %s does not exist.", org)
}
