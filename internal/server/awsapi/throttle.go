package awsapi

import (
	"strings"
	"sync"
	"time"

	"github.com/mailstead/mailstead/internal/wire/sigv4"
)

// Rate is how often one principal may call: a bucket of Burst calls that fills by
// PerSecond calls a second. The zero value sets no bound.
type Rate struct {
	PerSecond float64
	Burst     int
}

// maxPrincipals bounds the principals whose rate is watched at a time. Beyond, a
// bucket that has become full again makes room; when there is none, all begin anew.
const maxPrincipals = 8192

// limiter holds a token bucket for each principal that called recently.
type limiter struct {
	rate Rate
	most int

	mu      sync.Mutex
	buckets map[string]bucket
}

// A bucket had this many calls left at a time, and fills since.
type bucket struct {
	left float64
	at   time.Time
}

func newLimiter(rate Rate, most int) *limiter {
	return &limiter{rate: rate, most: most, buckets: map[string]bucket{}}
}

// allow takes one call from the bucket of a principal. It reports false when the
// bucket is empty.
func (l *limiter) allow(principal string, now time.Time) bool {
	if l.rate.PerSecond <= 0 || l.rate.Burst <= 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b, known := l.buckets[principal]
	if !known {
		l.makeRoom(now)
		b = bucket{float64(l.rate.Burst), now}
	}
	left := l.filled(b, now)
	if left < 1 {
		return false
	}
	l.buckets[principal] = bucket{left - 1, now}
	return true
}

// filled is how many calls are left now. A clock that goes back takes nothing away.
func (l *limiter) filled(b bucket, now time.Time) float64 {
	since := max(0, now.Sub(b.at).Seconds())
	return min(float64(l.rate.Burst), b.left+since*l.rate.PerSecond)
}

// makeRoom drops the buckets that are full, which are as good as new ones.
func (l *limiter) makeRoom(now time.Time) {
	if len(l.buckets) < l.most {
		return
	}
	for principal, b := range l.buckets {
		if l.filled(b, now) >= float64(l.rate.Burst) {
			delete(l.buckets, principal)
		}
	}
	if len(l.buckets) >= l.most {
		clear(l.buckets)
	}
}

// principalOf is what the rate of a caller is counted under: the user or the role,
// of which all sessions count together.
func principalOf(id sigv4.Identity) string {
	principal, _, _ := strings.Cut(id.UserID, ":")
	return principal
}
