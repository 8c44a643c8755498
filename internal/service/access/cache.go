package access

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"sync"
	"time"
)

const (
	cacheTTL     = 10 * time.Minute
	cacheEntries = 16384
)

// A successCache remembers which password last succeeded for a user, as an HMAC
// under a key that never leaves the process. The stored hash is part of the
// HMAC, so a changed password is forgotten with the change.
type successCache struct {
	key []byte

	mu     sync.Mutex
	byUser *lru[string, success]
}

type success struct {
	mac   [sha256.Size]byte
	until time.Time
}

func newSuccessCache(key []byte, entries int) *successCache {
	return &successCache{key: key, byUser: newLRU[string, success](entries)}
}

// mac binds its three inputs with their lengths, so that no two triples share
// one encoding.
func (c *successCache) mac(userID, storedHash, password string) (sum [sha256.Size]byte) {
	m := hmac.New(sha256.New, c.key)
	var length [8]byte
	for _, s := range []string{userID, storedHash, password} {
		binary.BigEndian.PutUint64(length[:], uint64(len(s)))
		m.Write(length[:])
		m.Write([]byte(s))
	}
	m.Sum(sum[:0])
	return sum
}

// has reports whether the same password succeeded for the user a short while
// before now.
func (c *successCache) has(userID, storedHash, password string, now time.Time) bool {
	want := c.mac(userID, storedHash, password)
	c.mu.Lock()
	entry, ok := c.byUser.get(userID)
	if ok && !now.Before(entry.until) {
		c.byUser.remove(userID)
		ok = false
	}
	c.mu.Unlock()
	return ok && hmac.Equal(entry.mac[:], want[:])
}

// add remembers a success at the time now.
func (c *successCache) add(userID, storedHash, password string, now time.Time) {
	entry := success{c.mac(userID, storedHash, password), now.Add(cacheTTL)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byUser.put(userID, entry)
}
