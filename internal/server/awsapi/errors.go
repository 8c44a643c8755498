package awsapi

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailstead/mailstead/api/constraint"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// Error is one of the errors common to all AWS services, as opposed to those of a
// contract.
type Error struct {
	// Code is the type of the error on the wire.
	Code string
	// Message is the text for the client.
	Message string
	// Status is the HTTP status.
	Status int
}

// Error returns type and text.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *Error) ErrorCode() string { return e.Code }

// ErrorMessage returns the text for the client.
func (e *Error) ErrorMessage() string { return e.Message }

// UnknownOperation says that there is no such operation here. AWS sends no text
// with it; the text here helps whoever meets an operation that is not served.
func UnknownOperation(text string) *Error {
	return &Error{"UnknownOperationException", text, http.StatusBadRequest}
}

// Unavailable says that the service cannot answer now and that the client should
// try again.
func Unavailable(text string) *Error {
	return &Error{"ServiceUnavailable", text, http.StatusServiceUnavailable}
}

// Throttled says that the caller calls too often and should wait a little.
func Throttled() *Error {
	return &Error{"ThrottlingException", "Rate exceeded", http.StatusBadRequest}
}

func internalFailure() *Error {
	return &Error{
		"InternalFailure",
		"The request could not be completed because of a fault inside the server. " +
			"The server's log has it under the request id of this answer.",
		http.StatusInternalServerError,
	}
}

// wireError is an error as it goes to the client.
type wireError struct {
	code, message string
	status        int
	// modelled errors have one member, Message; of the common ones, services of
	// AWS send message, and since clients read either, both are sent.
	modelled bool
}

// forWire decides what the client learns about an error. The second result is
// true when the error is a fault that belongs in the log.
func forWire(err error) (wireError, bool) {
	var known awsjson.Error
	switch {
	case errors.As(err, &known):
	case errors.Is(err, context.DeadlineExceeded):
		return common(Unavailable("The server did not finish the request in time. Try again.")), true
	case errors.Is(err, context.Canceled):
		return common(Unavailable("The request was cancelled.")), false
	default:
		return common(internalFailure()), true
	}
	switch e := known.(type) {
	case *Error:
		return common(e), e.Status >= http.StatusInternalServerError
	case *sigv4.Error, *awsjson.SerializationError, *constraint.ValidationError:
		return wireError{known.ErrorCode(), known.ErrorMessage(), http.StatusBadRequest, false}, false
	default:
		return wireError{known.ErrorCode(), known.ErrorMessage(), http.StatusBadRequest, true}, false
	}
}

func common(e *Error) wireError { return wireError{e.Code, e.Message, e.Status, false} }

// append appends the error document.
func (e wireError) append(b []byte) []byte {
	b = append(b, `{"__type":`...)
	b = awsjson.AppendString(b, e.code)
	b = append(b, `,"Message":`...)
	b = awsjson.AppendString(b, e.message)
	if !e.modelled {
		b = append(b, `,"message":`...)
		b = awsjson.AppendString(b, e.message)
	}
	return append(b, '}')
}
