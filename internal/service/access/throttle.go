package access

import (
	"net/netip"
	"strings"
	"sync"
	"time"
)

// Limits says how many failed logins are tolerated. A failure fills a bucket
// by one; a full bucket refuses every login until time has drained it.
type Limits struct {
	// AccountFailures is the size of the bucket of one account, as seen from
	// all sources that never logged in to it, and again of each source that did.
	AccountFailures int
	// AccountDrain is the time in which one failure drains.
	AccountDrain time.Duration
	// SourceFailures and SourceDrain are the same for one source: an IPv4
	// address, or the /64 of an IPv6 address.
	SourceFailures int
	SourceDrain    time.Duration
}

// DefaultLimits slow guessing at one account to two a minute after the first
// ten, and one source to ten a minute after the first hundred: an office behind
// one address may have several phones with an old password.
func DefaultLimits() Limits {
	return Limits{
		AccountFailures: 10, AccountDrain: 30 * time.Second,
		SourceFailures: 100, SourceDrain: 6 * time.Second,
	}
}

const (
	throttleEntries = 16384 // of each of the three tables, a few MB in all when full
	// familiarFor is how long a source counts as the owner's after a login.
	familiarFor = 30 * 24 * time.Hour
)

// A throttle counts failed logins in bounded memory.
type throttle struct {
	limits Limits

	mu       sync.Mutex
	sources  *lru[netip.Prefix, bucket]
	accounts *lru[accountKey, bucket]
	familiar *lru[accountKey, time.Time] // when the pair stops being familiar
}

// An accountKey names the bucket of an account: of one familiar source, or with
// the zero prefix that of all others.
type accountKey struct {
	account string
	source  netip.Prefix
}

// A bucket is a level that was true at a time and drains since.
type bucket struct {
	level float64
	at    time.Time
}

func (b bucket) levelAt(now time.Time, drain time.Duration) float64 {
	return max(0, b.level-float64(now.Sub(b.at))/float64(drain))
}

func newThrottle(limits Limits, entries int) *throttle {
	return &throttle{
		limits:   limits,
		sources:  newLRU[netip.Prefix, bucket](entries),
		accounts: newLRU[accountKey, bucket](entries),
		familiar: newLRU[accountKey, time.Time](entries),
	}
}

// sourceOf is what one party can be expected to hold: an IPv4 address or an
// IPv6 /64 (RFC 6177).
func sourceOf(addr netip.Addr) netip.Prefix {
	addr = addr.Unmap().WithZone("")
	bits := 32
	if addr.Is6() {
		bits = 64
	}
	prefix, err := addr.Prefix(bits)
	if err != nil { // the zero Addr: all callers without an address share a bucket
		return netip.Prefix{}
	}
	return prefix
}

// accountOf is the name under which failures are counted. It follows what the
// peer typed, so that accounts that do not exist are guarded alike.
func accountOf(username string) string { return strings.ToLower(strings.TrimSpace(username)) }

// key names the account bucket that applies. t.mu is held.
func (t *throttle) key(account string, source netip.Prefix, now time.Time) accountKey {
	pair := accountKey{account, source}
	if until, ok := t.familiar.get(pair); ok {
		if now.Before(until) {
			return pair
		}
		t.familiar.remove(pair)
	}
	return accountKey{account: account}
}

// allows reports whether a login may be tried now. One more failure must fit
// into both buckets.
func (t *throttle) allows(account string, source netip.Prefix, now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	byAccount, _ := t.accounts.get(t.key(account, source, now))
	bySource, _ := t.sources.get(source)
	return byAccount.levelAt(now, t.limits.AccountDrain)+1 <= float64(t.limits.AccountFailures) &&
		bySource.levelAt(now, t.limits.SourceDrain)+1 <= float64(t.limits.SourceFailures)
}

// failed counts one failure in both buckets.
func (t *throttle) failed(account string, source netip.Prefix, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := t.key(account, source, now)
	byAccount, _ := t.accounts.get(key)
	t.accounts.put(key, bucket{byAccount.levelAt(now, t.limits.AccountDrain) + 1, now})
	bySource, _ := t.sources.get(source)
	t.sources.put(source, bucket{bySource.levelAt(now, t.limits.SourceDrain) + 1, now})
}

// succeeded makes the source familiar to the account and empties the bucket of
// that pair. The source's own bucket stays: somebody with one good account
// must not be able to clear it while guessing at others.
func (t *throttle) succeeded(account string, source netip.Prefix, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	pair := accountKey{account, source}
	t.familiar.put(pair, now.Add(familiarFor))
	t.accounts.remove(pair)
}
