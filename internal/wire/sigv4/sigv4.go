// Package sigv4 verifies AWS Signature Version 4, the proof that a request comes
// from the holder of an access key. No Go library has the server's side, and the
// door of the API must decide it thousands of times a second from headers that
// anybody can send, so parsing is bounded and nothing is trusted before the
// signature matches.
//
// Rules and names follow "Create a signed AWS API request" in the IAM User Guide
// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
// Both places for a signature are read: the Authorization header, and the query
// of a presigned URL. Chunked signatures and unsigned payloads belong to Amazon
// S3 and are refused.
package sigv4

import (
	"context"
	"errors"
	"time"
)

const (
	algorithm  = "AWS4-HMAC-SHA256"
	terminator = "aws4_request"

	// basicTime is the form of X-Amz-Date, ISO 8601 without separators.
	basicTime = "20060102T150405Z"
	// basicDate is the date in a credential scope.
	basicDate = "20060102"

	// MaxSkew is how far the time of a signature may be from the server's.
	MaxSkew = 5 * time.Minute
	// MaxExpiry is the longest life of a presigned URL.
	MaxExpiry = 7 * 24 * time.Hour
	// MaxTokenLength is how long a session token may be, in bytes.
	MaxTokenLength = 8 << 10
)

// Bounds on what is read of a request before its signature is known to be good.
const (
	maxAuthorization = 8 << 10
	maxQuery         = 16 << 10
	maxSignedHeaders = 64
	maxScopePart     = 128
)

// Identity says who holds an access key, in the terms of AWS's GetCallerIdentity.
type Identity struct {
	// AccountID is the account, twelve digits.
	AccountID string
	// ARN names the principal.
	ARN string
	// UserID is the principal's unique id.
	UserID string
	// Holder is what the implementation of [Keys] wants to find again with a
	// verified call. This package does not look at it.
	Holder any
}

// Credential is what an access key id stands for.
type Credential struct {
	// Secret is the secret access key. It never leaves this package.
	Secret string
	// Identity is the holder of the key.
	Identity Identity
}

// Keys finds the credential behind an access key id. The session token is empty
// for a long-lived key; an implementation must refuse a token that does not
// belong to the key. It returns [ErrUnknownKey] or [ErrExpiredToken] when the
// client is at fault, any other error when the look-up failed.
type Keys interface {
	Credential(ctx context.Context, accessKeyID, sessionToken string) (Credential, error)
}

// Errors of [Keys] that are the client's.
var (
	ErrUnknownKey   = errors.New("no such access key")
	ErrExpiredToken = errors.New("the session token has expired")
)

// StaticKeys are long-lived access keys by id.
type StaticKeys map[string]Credential

// Credential returns the credential of the key; keys of this kind have no session
// token.
func (k StaticKeys) Credential(_ context.Context, accessKeyID, sessionToken string) (Credential, error) {
	c, ok := k[accessKeyID]
	if !ok || sessionToken != "" {
		return Credential{}, ErrUnknownKey
	}
	return c, nil
}

// Caller is the verified origin of a request.
type Caller struct {
	// AccessKeyID is the key that signed.
	AccessKeyID string
	// Identity is the holder of the key.
	Identity Identity
	// Region is the region of the credential scope, which the client chose.
	Region string
}
