// Package keys encrypts what belongs to an organization. Each organization has
// a random data key; the database keeps it only wrapped by a key service,
// which is a file with a master key or a service outside the machine. Whoever
// destroys an organization's key has destroyed its mail, wherever copies of the
// database may be.
package keys

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// A Service wraps data keys. The purpose is authenticated with the key: what
// was wrapped for one organization does not unwrap for another.
type Service interface {
	// Name is stored with each key, to tell which service must unwrap it.
	Name() string
	Wrap(ctx context.Context, key []byte, purpose string) ([]byte, error)
	Unwrap(ctx context.Context, wrapped []byte, purpose string) ([]byte, error)
}

//go:embed migrations/*.sql
var migrations embed.FS

// Schema is what [Ring] needs in the database.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "keys", Files: files}, err
}

// ErrNoKey says that the organization has no key: it never existed, or it was
// deleted and its key destroyed with it.
var ErrNoKey = errors.New("the organization has no data key")

const (
	// cacheFor bounds how long a process goes on using a key that another
	// process has destroyed.
	cacheFor = time.Minute
	maxCache = 4096
)

// A Ring finds the data keys of organizations. Safe for concurrent use.
type Ring struct {
	store   *store.Store
	service Service
	rand    io.Reader
	now     func() time.Time

	mu    sync.Mutex
	cache map[string]cached
}

type cached struct {
	key    *Key
	loaded time.Time
}

// NewRing returns a ring over the keys in s.
func NewRing(s *store.Store, service Service, rand io.Reader, now func() time.Time) *Ring {
	return &Ring{store: s, service: service, rand: rand, now: now, cache: map[string]cached{}}
}

// Prepare makes a data key for a new organization and wraps it. The function
// that it returns stores the key as part of a transaction; on an organization
// that has a key it does nothing.
func (r *Ring) Prepare(ctx context.Context, org string) (func(tx *store.Tx) error, error) {
	secret := make([]byte, keySize)
	if _, err := io.ReadFull(r.rand, secret); err != nil {
		return nil, err
	}
	wrapped, err := r.service.Wrap(ctx, secret, purpose(org))
	if err != nil {
		return nil, fmt.Errorf("wrap the data key of %s: %w", org, err)
	}
	return func(tx *store.Tx) error {
		_, err := tx.Exec(`INSERT INTO organization_key (org, service, wrapped) VALUES ($1, $2, $3)
			ON CONFLICT (org) DO NOTHING`, org, r.service.Name(), wrapped)
		return err
	}, nil
}

// Destroy removes the organization's key as part of a transaction. What was
// sealed with it cannot be read again.
func (r *Ring) Destroy(tx *store.Tx, org string) error {
	tx.OnCommit(func() { r.forget(org) })
	_, err := tx.Exec(`DELETE FROM organization_key WHERE org = $1`, org)
	return err
}

func (r *Ring) forget(org string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.cache, org)
}

// Key returns the organization's data key, or [ErrNoKey].
func (r *Ring) Key(ctx context.Context, org string) (*Key, error) {
	r.mu.Lock()
	c, ok := r.cache[org]
	r.mu.Unlock()
	if ok && r.now().Sub(c.loaded) < cacheFor {
		return c.key, nil
	}
	key, err := r.load(ctx, org, c.key)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.cache) >= maxCache {
		clear(r.cache)
	}
	r.cache[org] = cached{key, r.now()}
	return key, nil
}

// load reads a key, and keeps known if it is still the same.
func (r *Ring) load(ctx context.Context, org string, known *Key) (*Key, error) {
	var service string
	var wrapped []byte
	err := r.store.View(ctx, func(tx *store.Tx) error {
		return tx.QueryRow(`SELECT service, wrapped FROM organization_key WHERE org = $1`, org).Scan(&service, &wrapped)
	})
	if errors.Is(err, store.ErrNoRows) {
		r.forget(org)
		return nil, fmt.Errorf("%w: %s", ErrNoKey, org)
	}
	if err != nil {
		return nil, err
	}
	if known != nil && bytes.Equal(known.wrapped, wrapped) {
		return known, nil
	}
	if service != r.service.Name() {
		return nil, fmt.Errorf("the data key of %s was wrapped by key service %q, but %q is configured", org, service, r.service.Name())
	}
	secret, err := r.service.Unwrap(ctx, wrapped, purpose(org))
	if err != nil {
		return nil, fmt.Errorf("unwrap the data key of %s: %w", org, err)
	}
	key, err := newKey(secret)
	if err != nil {
		return nil, err
	}
	key.wrapped = wrapped
	return key, nil
}

func purpose(org string) string { return "mailstead organization " + org }
