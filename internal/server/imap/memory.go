package imap

import (
	"context"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// budget bounds the memory that all connections together use for large things: messages that are being appended, parts
// that are being decoded. What streams needs none of it.
type budget struct {
	sem *semaphore.Weighted
	max int64
}

// budgetFree is up to which size, in octets, something is too small to be counted.
const budgetFree = 256 << 10

// budgetWait is how long a connection waits for its share.
const budgetWait = 30 * time.Second

func newBudget(octets int64) *budget {
	return &budget{semaphore.NewWeighted(octets), octets}
}

func nothing() {}

// reserve takes a share of the server's budget for a large thing of the client. From then until release the client must
// keep pace, or loses the connection: one that sends or takes an octet now and then would keep its share from the
// others. It belongs to the goroutine of the connection, except for what is too small to be counted.
func (c *conn) reserve(ctx context.Context, octets int64) (release func(), err error) {
	giveBack, err := c.srv.memory.reserve(ctx, octets)
	if err != nil || octets <= budgetFree {
		return giveBack, err
	}
	c.t.until = time.Now().Add(c.t.step + time.Duration(octets/c.srv.limits.Rate)*time.Second)
	return func() {
		c.t.until = time.Time{}
		giveBack()
	}, nil
}

// reserve takes a share, waiting for others to give theirs back. The caller calls release when it is done.
func (b *budget) reserve(ctx context.Context, octets int64) (release func(), err error) {
	if octets <= budgetFree {
		return nothing, nil
	}
	octets = min(octets, b.max)
	ctx, cancel := context.WithTimeout(ctx, budgetWait)
	defer cancel()
	if err := b.sem.Acquire(ctx, octets); err != nil {
		return nothing, no(imapwire.CodeUnavailable, "The server is busy with large messages; try again later.")
	}
	return func() { b.sem.Release(octets) }, nil
}
