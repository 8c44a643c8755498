package workmail

import (
	"errors"
	"time"

	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// Backend has a method for each operation that is served. Its methods are in
// the files op_*.go, by what they are about.
type Backend struct {
	dir *directory.Directory
}

// NewBackend returns the operations on top of a directory.
func NewBackend(dir *directory.Directory) *Backend { return &Backend{dir: dir} }

// A refusal is a refusal of the directory as an error of the contract.
type refusal struct{ cause *directory.Error }

// ErrorCode returns the type of the error on the wire.
func (r refusal) ErrorCode() string { return string(r.cause.Kind) + "Exception" }

// ErrorMessage returns the text for the client.
func (r refusal) ErrorMessage() string { return r.cause.Message }

// Error returns the directory's text.
func (r refusal) Error() string { return r.cause.Error() }

// Unwrap returns the directory's error.
func (r refusal) Unwrap() error { return r.cause }

// throttled says that the server is busy with others.
func throttled() error {
	return &awsapi.Error{Code: "ThrottlingException", Message: "Rate exceeded", Status: 400}
}

// answer returns out, or err as the client is to see it.
func answer[T any](out *T, err error) (*T, error) {
	if err == nil {
		return out, nil
	}
	if e, ok := errors.AsType[*directory.Error](err); ok {
		return nil, refusal{cause: e}
	}
	if errors.Is(err, access.ErrBusy) {
		return nil, throttled()
	}
	return nil, err
}

// str is the text of a member, "" when it is absent.
func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// opt is a member that is absent when it is empty.
func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// stamp is a date that is absent when it is zero.
func stamp(t time.Time) awsjson.Timestamp { return awsjson.NewTimestamp(t) }

// paging is the page that a request for a list asks for.
func paging(token *string, size *int32) directory.Page {
	p := directory.Page{Token: str(token)}
	if size != nil {
		p.Size = int(*size)
	}
	return p
}

// convert returns the elements of a list in their form on the wire; an empty
// list stays a list.
func convert[T, W any](in []T, wire func(T) W) []W {
	out := make([]W, len(in))
	for i, v := range in {
		out[i] = wire(v)
	}
	return out
}
