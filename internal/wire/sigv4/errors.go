package sigv4

import "strings"

// Types of refusals, as AWS names them.
const (
	CodeMissingToken   = "MissingAuthenticationTokenException"
	CodeIncomplete     = "IncompleteSignatureException"
	CodeUnrecognized   = "UnrecognizedClientException"
	CodeInvalid        = "InvalidSignatureException"
	CodeExpiredSession = "ExpiredTokenException"
)

// Error is a refusal, with AWS's type and text. It never holds a secret or the
// signature that would have been right.
type Error struct {
	// Code is the type of the error on the wire.
	Code string
	// Message is the text for the client.
	Message string
}

// Error returns type and text.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *Error) ErrorCode() string { return e.Code }

// ErrorMessage returns the text for the client.
func (e *Error) ErrorMessage() string { return e.Message }

func missingToken() error {
	return &Error{CodeMissingToken, "Missing Authentication Token"}
}

func unrecognized() error {
	return &Error{CodeUnrecognized, "The security token included in the request is invalid."}
}

func expiredSession() error {
	return &Error{CodeExpiredSession, "The security token included in the request is expired"}
}

func incomplete(sentences ...string) error {
	return &Error{CodeIncomplete, strings.Join(sentences, " ")}
}

func invalid(text string) error { return &Error{CodeInvalid, text} }

func mismatch() error {
	return invalid("The request signature we calculated does not match the signature you provided. " +
		"Check your AWS Secret Access Key and signing method. Consult the service documentation for details.")
}
