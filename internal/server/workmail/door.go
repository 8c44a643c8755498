// Package workmail is the door of the Amazon WorkMail API: it translates between
// the operations of the contract (api/workmail) and the services that hold the
// rules. It has no rules of its own.
//
// There is no list of operations to keep: the door serves an operation exactly
// when the backend has its method, and answers the others of the contract with a
// clear error. Adding an operation means adding one method,
//
//	func (b *Backend) CreateUser(ctx context.Context, in *workmail.CreateUserRequest) (*workmail.CreateUserResponse, error)
//
// whose input has passed every constraint of the contract, so that required
// members are present. Errors of the contract (api/workmail) reach the client as
// they are; any other error becomes InternalFailure.
package workmail

import (
	"context"
	"log/slog"

	"github.com/mailstead/mailstead/api/constraint"
	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// New returns the WorkMail service on top of a backend, ready to be mounted in
// [awsapi.Config]. The backend is any value with methods of the operations, such
// as *Backend; log receives requests at debug level, with sensitive members
// masked.
func New(backend any, log *slog.Logger, more ...Option) awsapi.Service {
	o := options{region: "us-east-1"}
	for _, option := range more {
		option(&o)
	}
	s := awsapi.Service{
		TargetPrefix: workmail.TargetPrefix,
		SigningName:  workmail.SigningName,
		Operations:   map[string]awsapi.Handler{},
	}
	for _, op := range workmail.Operations() {
		if invoke := op.Bind(backend); invoke != nil {
			s.Operations[op.Name] = serve(op, invoke, newGuard(op, o), log)
		} else {
			s.Operations[op.Name] = notServed(op.Name)
		}
	}
	return s
}

// serve decodes, asks whether the caller may, checks, calls and encodes.
func serve(op *workmail.Operation, invoke workmail.Invoker, guard guard, log *slog.Logger) awsapi.Handler {
	return func(ctx context.Context, body []byte, out *awsjson.Encoder) error {
		in := op.NewRequest()
		if err := awsjson.Unmarshal(body, in); err != nil {
			return err
		}
		if log.Enabled(ctx, slog.LevelDebug) {
			log.DebugContext(ctx, "request", "operation", op.Name, "input", awsjson.Redacted(in))
		}
		if err := guard.check(ctx, in); err != nil {
			return err
		}
		if err := constraint.Check(in); err != nil {
			return err
		}
		response, err := invoke(ctx, in)
		if err != nil {
			return err
		}
		response.EncodeAWSJSON(out)
		return nil
	}
}

// notServed answers an operation of the contract that the backend does not have.
func notServed(name string) awsapi.Handler {
	return func(context.Context, []byte, *awsjson.Encoder) error {
		return awsapi.UnknownOperation("Mailstead does not serve the operation " + name + " yet.")
	}
}
