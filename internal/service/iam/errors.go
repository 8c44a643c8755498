package iam

import "fmt"

// A Kind of error, as AWS names it.
type Kind string

// Kinds of errors.
const (
	AccessDenied    Kind = "AccessDenied"
	NoSuchEntity    Kind = "NoSuchEntity"
	AlreadyExists   Kind = "EntityAlreadyExists"
	InUse           Kind = "DeleteConflict"
	LimitExceeded   Kind = "LimitExceeded"
	MalformedPolicy Kind = "MalformedPolicyDocument"
	PolicyTooLarge  Kind = "PackedPolicyTooLarge"
	Invalid         Kind = "ValidationError"
)

// An Error is a refusal, in words for whoever asked.
type Error struct {
	Kind    Kind
	Message string
}

// Error returns the words.
func (e *Error) Error() string { return e.Message }

// ErrorCode returns the type of the error in the JSON protocols of AWS.
func (e *Error) ErrorCode() string { return string(e.Kind) + "Exception" }

// ErrorMessage returns the words.
func (e *Error) ErrorMessage() string { return e.Message }

func refuse(kind Kind, format string, args ...any) error {
	return &Error{kind, fmt.Sprintf(format, args...)}
}
