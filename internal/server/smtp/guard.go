package smtp

import (
	"errors"
	"net"
	"os"
	"sync"
	"time"

	gosmtp "github.com/emersion/go-smtp"
)

// maxUnanswered bounds what a peer may send before the server has something to
// answer, which is one command line at most. A line that TLS carries comes in
// records of 16 KiB, of which some may be read ahead.
const maxUnanswered = 64 << 10

// errFlood ends a connection whose message goes on and on after its limit.
var errFlood = errors.New("the peer sends more than a message may hold")

// A guard is a connection with deadlines and bounds. It lies below go-smtp and
// TLS, and calls of deadline methods from there have no effect.
//
// A connection waits for commands, or it carries a message. While it waits, the
// time runs from the last answer, so that a peer cannot stretch it by sending
// byte after byte. While it carries a message, each read has a deadline, and so
// has the message.
type guard struct {
	net.Conn
	id      uint64 // names the connection in the log
	limits  *Limits
	now     func() time.Time
	release func() // gives the place of the connection back
	once    sync.Once

	mu         sync.Mutex
	answered   time.Time // when the server last wrote
	unanswered int       // bytes read since
	message    *transfer // the message that is being carried, or nil
	ending     bool      // the next answer ends it
	busy       bool      // a mail transaction is open
	draining   bool      // the server is about to stop
	closing    bool      // the next answer is the last
}

// A transfer is a message on its way.
type transfer struct {
	since time.Time
	bytes int64
}

func newGuard(c net.Conn, id uint64, limits *Limits, now func() time.Time, release func()) *guard {
	return &guard{Conn: c, id: id, limits: limits, now: now, release: release, answered: now()}
}

// Read reads within the bounds. It fails with go-smtp's error for a line that is
// too long when a command does not end.
func (g *guard) Read(p []byte) (int, error) {
	if err := g.beforeRead(); err != nil {
		return 0, err
	}
	n, err := g.Conn.Read(p)
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.message != nil {
		g.message.bytes += int64(n)
		// Twice: content is a little larger on the wire than in memory, and a
		// client that is told "too large" deserves to hear it.
		if g.message.bytes > 2*g.limits.MaxMessage+maxUnanswered {
			return 0, errFlood
		}
		return n, err
	}
	if g.unanswered += n; g.unanswered > maxUnanswered {
		return 0, gosmtp.ErrTooLongLine
	}
	return n, err
}

func (g *guard) beforeRead() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	var deadline time.Time
	switch m := g.message; {
	case m != nil:
		deadline = g.now().Add(g.limits.ReadTimeout)
		if end := m.since.Add(g.limits.MessageTimeout); end.Before(deadline) {
			deadline = end
		}
	case g.draining && !g.busy:
		return os.ErrDeadlineExceeded
	default:
		deadline = g.answered.Add(g.limits.CommandTimeout)
	}
	return g.Conn.SetReadDeadline(deadline)
}

// Write writes within the write timeout. A write is an answer, or a step of the
// TLS handshake.
func (g *guard) Write(p []byte) (int, error) {
	if err := g.Conn.SetWriteDeadline(g.now().Add(g.limits.WriteTimeout)); err != nil {
		return 0, err
	}
	n, err := g.Conn.Write(p)
	g.mu.Lock()
	g.answered = g.now()
	g.unanswered = 0
	if g.ending {
		g.message, g.ending = nil, false
	}
	closing := g.closing
	g.mu.Unlock()
	if closing && err == nil {
		err = g.Close()
	}
	return n, err
}

// Close closes the connection and gives its place back.
func (g *guard) Close() error {
	err := g.Conn.Close()
	g.once.Do(g.release)
	return err
}

// SetDeadline, SetReadDeadline and SetWriteDeadline do nothing: the guard decides.
func (g *guard) SetDeadline(time.Time) error      { return nil }
func (g *guard) SetReadDeadline(time.Time) error  { return nil }
func (g *guard) SetWriteDeadline(time.Time) error { return nil }

// beginMessage tells that what comes now is a message.
func (g *guard) beginMessage() *transfer {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.message, g.ending = &transfer{since: g.now()}, false
	return g.message
}

// endMessage tells that a message ends with the next answer. What is left of it
// before that is still part of it. It does nothing when another one has begun.
func (g *guard) endMessage(m *transfer) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ending = g.ending || g.message == m
}

// setBusy tells whether a mail transaction is open.
func (g *guard) setBusy(busy bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.busy = busy
}

// closeAfterAnswer makes the next answer the last.
func (g *guard) closeAfterAnswer() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closing = true
}

// drain ends the connection as soon as no mail transaction is open.
func (g *guard) drain() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.draining = true
	if g.busy || g.message != nil {
		return nil
	}
	return g.Conn.SetReadDeadline(time.Unix(1, 0))
}
