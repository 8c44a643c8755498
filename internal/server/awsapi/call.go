package awsapi

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/wire/awsjson"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// Authorizer decides whether somebody may do something; it is an [iam.Service].
type Authorizer interface {
	// Authorize returns nil, an error that tells the client that it may not, or
	// why the decision could not be made.
	Authorize(ctx context.Context, caller sigv4.Identity, access iam.Access) error
}

// Call describes the call being served. Handlers find it in their context.
type Call struct {
	// RequestID is the id that the answer carries as x-amzn-RequestId.
	RequestID string
	// Service is the signing name of the service, such as "workmail".
	Service string
	// Operation is the name of the operation.
	Operation string
	// Caller is who signed the request.
	Caller sigv4.Caller
	// SourceIP is the address of the client's connection, without port.
	SourceIP string
	// UserAgent is what the client calls itself.
	UserAgent string
	// Secure is true when the client's connection is encrypted.
	Secure bool

	door         *Door
	began        time.Time
	organization string
	parameters   []byte
}

func newCall(d *Door, requestID string, r *http.Request) *Call {
	return &Call{
		RequestID: requestID, SourceIP: sourceIP(r), UserAgent: r.UserAgent(), Secure: r.TLS != nil,
		door: d, began: d.now(),
	}
}

// Authorize asks whether the caller may do what the call is about to do. It adds the
// condition keys that are known of every request to those of access.
func (c *Call) Authorize(ctx context.Context, access iam.Access) error {
	if c.door == nil || c.door.authorizer == nil {
		return nil
	}
	special := access.AddKeys
	access.AddKeys = func(keys iampolicy.Context) {
		c.AddKeys(keys)
		if special != nil {
			special(keys)
		}
	}
	return c.door.authorizer.Authorize(ctx, c.Caller.Identity, access)
}

// AddKeys adds the condition keys that are known of every request.
func (c *Call) AddKeys(keys iampolicy.Context) {
	keys["aws:sourceip"] = []string{c.SourceIP}
	keys["aws:securetransport"] = []string{strconv.FormatBool(c.Secure)}
	keys["aws:requestedregion"] = []string{c.Caller.Region}
	if c.UserAgent != "" {
		keys["aws:useragent"] = []string{c.UserAgent}
	}
}

// Note tells the record of the call what was asked, and of which organization.
func (c *Call) Note(organization string, in awsjson.Marshaler) {
	if c.door == nil || c.door.recorder == nil {
		return
	}
	c.organization = organization
	c.parameters = lowerNames([]byte(awsjson.Redacted(in)))
}
