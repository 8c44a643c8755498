// Package awsapi is the front door of AWS-style services: it turns one HTTP
// request into one authenticated call of one operation and one answer in AWS's
// form. All services of the product share it, so that signatures, request ids,
// limits and the errors common to all AWS services are the same everywhere.
//
// A request passes these gates in this order: method and path, content type,
// target, signature header, body size, signature, rate of its principal, then the
// operation, which decodes its input, asks [Call.Authorize], and checks its input.
// Comparable AWS services parse the body before they authenticate; here nothing is
// parsed for a caller who is not known yet. Whatever comes of it is recorded.
//
// Two protocols pass: AWS JSON 1.1, and the older Query protocol for the one
// service that speaks it.
package awsapi

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// DefaultMaxBody bounds a request body when [Config] does not, in bytes. The
// largest valid WorkMail request is well under it.
const DefaultMaxBody = 1 << 20

// Handler serves one operation. It decodes and checks the body, acts, and writes
// the response to out. An error that is an [awsjson.Error] is sent to the client
// as it is; any other is logged and sent as InternalFailure.
type Handler func(ctx context.Context, body []byte, out *awsjson.Encoder) error

// Service is one AWS service behind the door.
type Service struct {
	// TargetPrefix precedes the operation in X-Amz-Target: "WorkMailService".
	TargetPrefix string
	// SigningName is the service that signatures must be scoped to: "workmail".
	SigningName string
	// Operations are the operations by name.
	Operations map[string]Handler
}

type callKey struct{}

// WithCall returns a context that carries the call.
func WithCall(ctx context.Context, call *Call) context.Context {
	return context.WithValue(ctx, callKey{}, call)
}

// CallFrom returns the call that the context belongs to, or false outside of one.
func CallFrom(ctx context.Context) (*Call, bool) {
	call, ok := ctx.Value(callKey{}).(*Call)
	return call, ok
}

// Config is what a door needs.
type Config struct {
	// Keys finds the access keys of callers.
	Keys sigv4.Keys
	// Now is the clock that signatures are checked against.
	Now func() time.Time
	// Random is the source of request ids, crypto/rand.Reader outside tests.
	Random io.Reader
	// Log receives one debug line per call and one error line per fault.
	Log *slog.Logger
	// Services are the services behind the door.
	Services []Service
	// Query is the service that speaks the Query protocol; nil for none.
	Query *QueryService
	// Authorizer decides what callers may do; nil lets everybody with an access
	// key do everything.
	Authorizer Authorizer
	// Recorder receives a record of every call; nil for none.
	Recorder Recorder
	// Rate is how often one principal may call.
	Rate Rate
	// MaxBody bounds a request body in bytes; 0 means [DefaultMaxBody].
	MaxBody int64
}

// New returns the door. It refuses a configuration that lacks something or in
// which two services share a target prefix.
func New(cfg Config) (*Door, error) {
	if cfg.Keys == nil || cfg.Now == nil || cfg.Random == nil || cfg.Log == nil {
		return nil, errors.New("the API needs access keys, a clock, a source of randomness and a log")
	}
	if cfg.MaxBody == 0 {
		cfg.MaxBody = DefaultMaxBody
	}
	d := &Door{
		verifier: sigv4.NewVerifier(cfg.Keys, cfg.Now),
		random:   cfg.Random,
		log:      cfg.Log,
		maxBody:  cfg.MaxBody,
		now:      cfg.Now,
		services: map[string]Service{},
		query:    cfg.Query,

		authorizer: cfg.Authorizer,
		recorder:   cfg.Recorder,
		limiter:    newLimiter(cfg.Rate, maxPrincipals),
		strangers:  newLimiter(strangerRate(), 1),
	}
	for _, s := range cfg.Services {
		if _, taken := d.services[s.TargetPrefix]; taken || s.TargetPrefix == "" {
			return nil, errors.New("two services of the API have the target prefix " + s.TargetPrefix)
		}
		d.services[s.TargetPrefix] = s
	}
	return d, nil
}
