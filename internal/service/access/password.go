package access

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/sync/semaphore"
	"golang.org/x/text/secure/precis"
)

// ErrBusy says that so many password checks wait that one more is refused. It
// is temporary, and no statement about the password.
var ErrBusy = errors.New("too many password checks at once; try again in a moment")

const (
	// maxPasswordBytes bounds what is normalized and hashed. The API allows 256
	// characters.
	maxPasswordBytes = 1024
	// maxWaiting bounds the queue for a hash slot: at 25 ms each, a longer queue
	// would outlive the patience of the clients in it.
	maxWaiting = 512
)

// Passwords makes and checks argon2id password hashes, only a few at a time. It
// is safe for concurrent use.
type Passwords struct {
	rand    io.Reader
	slots   *semaphore.Weighted // first come, first served
	waiting atomic.Int64
	// decoy has the cost of a real hash and matches no password.
	decoy argonHash
}

// NewPasswords returns a hasher that draws salts from rand and computes at most
// parallel hashes at the same time; 0 means half of the processors, at least
// one and at most eight.
func NewPasswords(rand io.Reader, parallel int) (*Passwords, error) {
	if parallel <= 0 {
		parallel = min(max(runtime.GOMAXPROCS(0)/2, 1), 8)
	}
	secret := make([]byte, saltLen+keyLen)
	if _, err := io.ReadFull(rand, secret); err != nil {
		return nil, fmt.Errorf("draw random bytes: %w", err)
	}
	return &Passwords{
		rand:  rand,
		slots: semaphore.NewWeighted(int64(parallel)),
		decoy: argonHash{defaultParams, secret[:saltLen], secret[saltLen:]},
	}, nil
}

// Hash returns the hash of password in the PHC string format, to be stored. It
// waits for its turn; ctx ends the wait. A password that no client could type
// again (empty, with control characters, over 1024 bytes) is an error; what
// makes a good password is for the caller to decide.
func (p *Passwords) Hash(ctx context.Context, password string) (string, error) {
	prepared, err := preparePassword(password)
	if err != nil {
		return "", err
	}
	salt := make([]byte, saltLen)
	if _, err := io.ReadFull(p.rand, salt); err != nil {
		return "", fmt.Errorf("draw a salt: %w", err)
	}
	release, err := p.acquire(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	return argonHash{defaultParams, salt, computeHash(defaultParams, salt, prepared, keyLen)}.String(), nil
}

// acquire waits for the right to compute one hash.
func (p *Passwords) acquire(ctx context.Context) (release func(), err error) {
	if p.waiting.Add(1) > maxWaiting {
		p.waiting.Add(-1)
		return nil, ErrBusy
	}
	defer p.waiting.Add(-1)
	if err := p.slots.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	return func() { p.slots.Release(1) }, nil
}

// preparePassword applies the OpaqueString profile (RFC 8265, section 4.2), so
// that a password typed on a system that decomposes accents is the same as one
// typed elsewhere.
func preparePassword(password string) (string, error) {
	if len(password) > maxPasswordBytes {
		return "", fmt.Errorf("the password is longer than %d bytes", maxPasswordBytes)
	}
	prepared, err := precis.OpaqueString.String(password)
	if err != nil || !utf8.ValidString(password) {
		// The error of the profile may quote a character of the password.
		return "", errors.New("the password is empty or has characters that cannot be used in one")
	}
	return prepared, nil
}
