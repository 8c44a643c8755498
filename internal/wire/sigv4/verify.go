package sigv4

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Verifier checks signatures against the keys of one installation. It is safe
// for concurrent use.
type Verifier struct {
	keys Keys
	now  func() time.Time

	mu sync.RWMutex
	// derived holds signing keys of scopes that verified, because deriving one
	// costs four HMACs. It is emptied when it is full.
	derived map[scopeKey][sha256.Size]byte
}

// scopeKey is what a signing key is derived from. The secret is part of it, so
// that a replaced secret never meets a key derived from the old one.
type scopeKey struct {
	secret, date, region, service string
}

// maxDerived bounds the cache of signing keys. Only scopes with a valid signature
// enter it.
const maxDerived = 1024

// NewVerifier returns a verifier that looks keys up in keys and reads the time
// from now.
func NewVerifier(keys Keys, now func() time.Time) *Verifier {
	return &Verifier{keys: keys, now: now, derived: map[scopeKey][sha256.Size]byte{}}
}

// Claim is a request whose signature has been read but not yet compared, because
// its body is still unread.
type Claim struct {
	verifier   *Verifier
	request    *http.Request
	signature  *signature
	credential Credential
}

// Begin checks everything about the signature of r that needs no body: that it is
// complete, made for the service, current, and by a known key. It reads only the
// header, so a request without a plausible signature costs no more than that.
// Refusals are of type *[Error]; any other error means that the look-up of the key
// failed.
func (v *Verifier) Begin(ctx context.Context, r *http.Request, service string) (*Claim, error) {
	s, err := parse(r)
	if err != nil {
		return nil, err
	}
	if s.service != service {
		return nil, invalid("Credential should be scoped to correct service: '" + service + "'.")
	}
	if err := s.checkCoverage(r); err != nil {
		return nil, err
	}
	if err := s.checkTime(v.now()); err != nil {
		return nil, err
	}
	credential, err := v.keys.Credential(ctx, s.accessKeyID, s.token)
	switch {
	case errors.Is(err, ErrUnknownKey):
		return nil, unrecognized()
	case errors.Is(err, ErrExpiredToken):
		return nil, expiredSession()
	case err != nil:
		return nil, fmt.Errorf("look up access key: %w", err)
	}
	return &Claim{v, r, s, credential}, nil
}

// Verify compares the signature with the one that the key makes over the request
// and this body, in constant time.
func (c *Claim) Verify(body []byte) (*Caller, error) {
	sum := sha256.Sum256(body)
	var hexBuf [2 * sha256.Size]byte
	hex.Encode(hexBuf[:], sum[:])
	bodyHash := string(hexBuf[:])
	if err := c.checkBodyHash(bodyHash); err != nil {
		return nil, err
	}

	s := c.signature
	var space [1024]byte
	canonical := sha256.Sum256(s.appendCanonical(space[:0], c.request, bodyHash))
	text := s.appendStringToSign(space[:0], canonical)

	scope := scopeKey{c.credential.Secret, s.date, s.region, s.service}
	key, cached := c.verifier.signingKey(scope)
	want := sign(key[:], text)

	hex.Encode(hexBuf[:], want[:])
	if subtle.ConstantTimeCompare(hexBuf[:], []byte(s.given)) != 1 {
		return nil, mismatch()
	}
	if !cached {
		c.verifier.keep(scope, key)
	}
	return &Caller{AccessKeyID: s.accessKeyID, Identity: c.credential.Identity, Region: s.region}, nil
}

// checkBodyHash compares the hash that the client declared, if it did, with the
// body's own.
func (c *Claim) checkBodyHash(bodyHash string) error {
	declared := c.request.Header.Get("X-Amz-Content-Sha256")
	switch {
	case declared == "" || declared == bodyHash:
		return nil
	case declared == "UNSIGNED-PAYLOAD" || strings.HasPrefix(declared, "STREAMING-"):
		return invalid("The payload must be signed: send its SHA-256 in X-Amz-Content-Sha256, not '" + clip(declared) + "'.")
	default:
		return invalid("The provided 'x-amz-content-sha256' header does not match what was computed.")
	}
}

// appendStringToSign appends
//
//	algorithm \n time \n date/region/service/aws4_request \n hash of the canonical request
func (s *signature) appendStringToSign(b []byte, canonical [sha256.Size]byte) []byte {
	b = append(b, algorithm...)
	b = append(b, '\n')
	b = append(b, s.stamp...)
	b = append(b, '\n')
	for _, part := range [...]string{s.date, s.region, s.service} {
		b = append(b, part...)
		b = append(b, '/')
	}
	b = append(b, terminator...)
	b = append(b, '\n')
	return hex.AppendEncode(b, canonical[:])
}

func (v *Verifier) signingKey(scope scopeKey) (key [sha256.Size]byte, cached bool) {
	v.mu.RLock()
	key, cached = v.derived[scope]
	v.mu.RUnlock()
	if !cached {
		key = deriveKey(scope)
	}
	return key, cached
}

func (v *Verifier) keep(scope scopeKey, key [sha256.Size]byte) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.derived) >= maxDerived {
		clear(v.derived)
	}
	v.derived[scope] = key
}

// deriveKey narrows the secret down to a key for one date, region and service.
func deriveKey(scope scopeKey) [sha256.Size]byte {
	key := sign([]byte("AWS4"+scope.secret), []byte(scope.date))
	key = sign(key[:], []byte(scope.region))
	key = sign(key[:], []byte(scope.service))
	return sign(key[:], []byte(terminator))
}

func sign(key, text []byte) (mac [sha256.Size]byte) {
	h := hmac.New(sha256.New, key)
	h.Write(text)
	h.Sum(mac[:0])
	return mac
}
