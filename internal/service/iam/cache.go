package iam

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

const (
	// checkEvery is how long a change of another process may go unnoticed.
	checkEvery = time.Second
	// maxCached bounds each map of the cache, which is emptied when it is full.
	maxCached = 4096
)

// cache remembers access keys and principals as of one revision.
type cache struct {
	checking sync.Mutex // held while the revision is compared

	mu         sync.RWMutex
	checked    time.Time
	told       int // how often the process was told of a change
	revision   int64
	keys       map[string]*accessKey
	principals map[principalKey]*Principal
}

// An accessKey is a user's key, opened.
type accessKey struct {
	secret string
	owner  *Principal
}

func newCache() cache {
	return cache{keys: map[string]*accessKey{}, principals: map[principalKey]*Principal{}}
}

// moveTo forgets everything that is older than the revision. It reports whether what
// was read at that revision may be remembered.
func (c *cache) moveTo(revision int64) bool {
	if revision > c.revision {
		clear(c.keys)
		clear(c.principals)
		c.revision = revision
	}
	return revision == c.revision
}

// refresh makes sure that what is remembered was true a moment ago.
func (s *Service) refresh(ctx context.Context) error {
	c, now := &s.cache, s.cfg.Now()
	select {
	case <-s.changes.C:
		c.mu.Lock()
		c.checked = time.Time{}
		c.told++
		c.mu.Unlock()
	default:
	}
	if fresh, _ := c.isFresh(now); fresh {
		return nil
	}
	c.checking.Lock()
	defer c.checking.Unlock()
	fresh, told := c.isFresh(now)
	if fresh { // somebody else looked while this call waited
		return nil
	}
	return s.store.View(ctx, func(tx *store.Tx) error {
		revision, err := readRevision(tx)
		if err != nil {
			return err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.moveTo(revision)
		if c.told == told { // else it may have changed after it was read
			c.checked = now
		}
		return nil
	})
}

func (c *cache) isFresh(now time.Time) (fresh bool, told int) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return now.Sub(c.checked) < checkEvery, c.told
}

func readRevision(tx *store.Tx) (revision int64, err error) {
	err = tx.QueryRow(`SELECT revision FROM iam_state WHERE id = 1`).Scan(&revision)
	return revision, err
}

// remembered looks a value up in one of the cache's maps and loads it when it is not
// there. A missing row is [store.ErrNoRows] and is not remembered.
func remembered[K comparable, V any](
	ctx context.Context, s *Service, values map[K]V, key K, load func(*store.Tx, K) (V, error),
) (value V, err error) {
	if err := s.refresh(ctx); err != nil {
		return value, err
	}
	c := &s.cache
	c.mu.RLock()
	value, ok := values[key]
	c.mu.RUnlock()
	if ok {
		return value, nil
	}
	err = s.store.View(ctx, func(tx *store.Tx) error {
		revision, err := readRevision(tx)
		if err != nil {
			return err
		}
		if value, err = load(tx, key); err != nil {
			return err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		if !c.moveTo(revision) {
			return nil
		}
		if len(values) >= maxCached {
			clear(values)
		}
		values[key] = value
		return nil
	})
	return value, err
}

// principal returns a principal by kind and name; nil when there is none.
func (s *Service) principal(ctx context.Context, kind PrincipalKind, name string) (*Principal, error) {
	p, err := remembered(ctx, s, s.cache.principals, principalKey{kind, fold(name)}, s.loadPrincipal)
	if errors.Is(err, store.ErrNoRows) {
		return nil, nil
	}
	return p, err
}
