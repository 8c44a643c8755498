// Package workmail is the Amazon WorkMail API, version 2017-10-01, in Go: the
// types of its contract, their JSON form, their bounds, its errors and its
// operations. It is the one vocabulary that the door of the API, its clients and
// its tests share.
//
// Everything but this file is generated from api/contract; see package api. In
// the generated types a nil pointer, a nil list, an empty enumeration value and a
// zero timestamp are an absent member.
package workmail

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/mailstead/mailstead/api/constraint"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// Request is the input of an operation.
type Request interface {
	awsjson.Unmarshaler
	awsjson.Marshaler
	constraint.Checkable
}

// Response is the output of an operation.
type Response interface {
	awsjson.Marshaler
}

// Invoker calls one operation of a backend. The request must be of the
// operation's input type, as [Operation.NewRequest] makes it, and already
// checked.
type Invoker func(ctx context.Context, in Request) (Response, error)

// Operation describes one operation of the contract.
type Operation struct {
	// Name is the operation's name as in X-Amz-Target.
	Name string
	// Idempotent is true when repeating the call changes nothing more.
	Idempotent bool
	// Errors are the types of the errors that the contract lists for it.
	Errors []string

	newRequest func() Request
	bind       func(backend any) Invoker
}

// Lookup returns the operation of the name. It reports false when the contract
// has none of that name.
func Lookup(name string) (*Operation, bool) {
	op, ok := operations[name]
	return op, ok
}

// Operations returns all operations, sorted by name.
func Operations() []*Operation {
	return slices.SortedFunc(maps.Values(operations), func(a, b *Operation) int {
		return strings.Compare(a.Name, b.Name)
	})
}

// NewRequest returns an empty input of the operation.
func (o *Operation) NewRequest() Request { return o.newRequest() }

// Bind returns the way to call the operation on the backend, or nil when the
// backend does not have the operation's method: a backend serves exactly the
// operations it implements.
func (o *Operation) Bind(backend any) Invoker { return o.bind(backend) }

// Declares reports whether the contract lists the error for the operation.
func (o *Operation) Declares(code string) bool { return slices.Contains(o.Errors, code) }

// describe builds the table entry of an operation from the method of its handler
// interface H.
func describe[H, In, Out any, InP interface {
	*In
	Request
}, OutP interface {
	*Out
	Response
}](
	name string, method func(H, context.Context, InP) (OutP, error), idempotent bool, errors ...string,
) *Operation {
	return &Operation{
		Name:       name,
		Idempotent: idempotent,
		Errors:     errors,
		newRequest: func() Request { return InP(new(In)) },
		bind: func(backend any) Invoker {
			handler, ok := backend.(H)
			if !ok {
				return nil
			}
			return func(ctx context.Context, in Request) (Response, error) {
				out, err := method(handler, ctx, in.(InP))
				if err != nil {
					return nil, err
				}
				if out == nil {
					out = new(Out)
				}
				return out, nil
			}
		},
	}
}
