package smtp

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"

	gosmtp "github.com/emersion/go-smtp"
)

const (
	// maxUnanswered bounds what a peer may send before the server has something
	// to answer, which is one command line at most. A line that TLS carries
	// comes in records of 16 KiB, of which some may be read ahead.
	maxUnanswered = 64 << 10
	// maxCommands bounds what a peer may send between two messages: thousands of
	// recipients.
	maxCommands = 4 << 20
	// listenEvery is how long a peer may be silent within a message before it is
	// asked whether it believes to have said everything.
	listenEvery = 2 * time.Second
	// lingerFor and lingerBytes bound what is read after the last answer.
	lingerFor   = time.Second
	lingerBytes = 1 << 20
	// maxPending bounds the answers that wait to be written together.
	maxPending = 4 << 10
)

// errFlood ends a connection whose peer goes on and on after a limit.
var errFlood = errors.New("the peer sends without end")

// A guard is a connection with deadlines and bounds. It lies below go-smtp and
// TLS, and calls of deadline methods from there have no effect.
//
// A connection waits for commands, or it carries a message. While it waits, the
// time runs from the last answer, so that a peer cannot stretch it by sending
// byte after byte. While it carries a message, each read has a deadline, and so
// has the message.
//
// Answers are written when go-smtp has dealt with all that has come and wants to
// read on, so that the answers to pipelined commands go out together (RFC 2920
// section 3.2).
type guard struct {
	net.Conn
	id      uint64 // names the connection in the log
	limits  *Limits
	now     func() time.Time
	release func() // gives the place of the connection back
	once    sync.Once

	mu         sync.Mutex
	pending    []byte    // answers that have not been written yet
	answered   time.Time // when the server last wrote
	unanswered int       // bytes read since
	commands   int       // bytes read since the last message
	message    *transfer // the message that is being carried, or nil
	ending     bool      // the next answer ends it
	busy       bool      // a mail transaction is open
	draining   bool      // the server is about to stop
	closing    bool      // the next answer is the last
	rude       bool      // the connection ends while the peer may still write
}

// A transfer is a message on its way.
type transfer struct {
	since, heard time.Time // when it began, and when bytes came last
	bytes        int64
	listen       bool // reads return when the peer is silent for a while
}

// deadline is when a transfer has failed.
func (m *transfer) deadline(l *Limits) time.Time {
	deadline, end := m.heard.Add(l.ReadTimeout), m.since.Add(l.MessageTimeout)
	if end.Before(deadline) {
		return end
	}
	return deadline
}

func newGuard(c net.Conn, id uint64, limits *Limits, now func() time.Time, release func()) *guard {
	return &guard{Conn: c, id: id, limits: limits, now: now, release: release, answered: now()}
}

// Read reads within the bounds. It fails with go-smtp's error for a line that is
// too long when a command does not end.
func (g *guard) Read(p []byte) (int, error) {
	if err := g.flush(); err != nil {
		return 0, err
	}
	if err := g.beforeRead(); err != nil {
		return 0, err
	}
	n, err := g.Conn.Read(p)
	if limit := g.count(n); limit != nil {
		return 0, limit
	}
	return n, err
}

func (g *guard) beforeRead() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	var deadline time.Time
	switch m := g.message; {
	case m != nil:
		deadline = m.deadline(g.limits)
		if soon := g.now().Add(listenEvery); m.listen && soon.Before(deadline) {
			deadline = soon
		}
	case g.draining && !g.busy:
		return os.ErrDeadlineExceeded
	default:
		deadline = g.answered.Add(g.limits.CommandTimeout)
	}
	return g.Conn.SetReadDeadline(deadline)
}

// count adds n bytes to what the peer has sent, and fails at a limit.
func (g *guard) count(n int) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if m := g.message; m != nil {
		if n > 0 {
			m.heard = g.now()
		}
		// Twice: content is a little larger on the wire than in memory, and a
		// client that is told "too large" deserves to hear it.
		if m.bytes += int64(n); m.bytes > 2*g.limits.MaxMessage+maxUnanswered {
			g.rude = true
			return errFlood
		}
		return nil
	}
	g.unanswered += n
	g.commands += n
	switch {
	case g.unanswered > maxUnanswered:
		g.rude = true
		return gosmtp.ErrTooLongLine
	case g.commands > maxCommands:
		g.rude = true
		return errFlood
	}
	return nil
}

// Write takes an answer, or a step of the TLS handshake.
func (g *guard) Write(p []byte) (int, error) {
	g.mu.Lock()
	g.answered = g.now()
	g.unanswered = 0
	if g.ending {
		g.message, g.ending = nil, false
	}
	g.pending = append(g.pending, p...)
	full, closing := len(g.pending) >= maxPending, g.closing
	g.rude = g.rude || closing
	g.mu.Unlock()
	switch {
	case closing:
		return len(p), g.Close()
	case full:
		return len(p), g.flush()
	}
	return len(p), nil
}

// flush writes the pending answers within the write timeout.
func (g *guard) flush() error {
	g.mu.Lock()
	out := g.pending
	g.pending = nil
	g.mu.Unlock()
	if len(out) == 0 {
		return nil
	}
	if err := g.Conn.SetWriteDeadline(g.now().Add(g.limits.WriteTimeout)); err != nil {
		return err
	}
	_, err := g.Conn.Write(out)
	return err
}

// Close closes the connection and gives its place back. A connection that ends
// while its peer may still write first reads on for a moment: the reset that
// unread bytes cause would destroy the last answer before the peer sees it.
func (g *guard) Close() error {
	unsent := g.flush()
	g.mu.Lock()
	rude := g.rude
	g.rude = false
	g.mu.Unlock()
	if half, ok := g.Conn.(interface{ CloseWrite() error }); ok && rude && half.CloseWrite() == nil {
		if g.Conn.SetReadDeadline(g.now().Add(lingerFor)) == nil {
			_, _ = io.CopyN(io.Discard, g.Conn, lingerBytes)
		}
	}
	return errors.Join(unsent, g.abort())
}

// abort closes the connection at once.
func (g *guard) abort() error {
	err := g.Conn.Close()
	g.once.Do(g.release)
	return err
}

// SetDeadline, SetReadDeadline and SetWriteDeadline do nothing: the guard decides.
func (g *guard) SetDeadline(time.Time) error      { return nil }
func (g *guard) SetReadDeadline(time.Time) error  { return nil }
func (g *guard) SetWriteDeadline(time.Time) error { return nil }

// beginMessage tells that what comes now is a message. With listen, a read fails
// with os.ErrDeadlineExceeded when the peer has been silent for a while, and may be
// repeated as long as waits says so.
func (g *guard) beginMessage(listen bool) *transfer {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	g.message, g.ending, g.commands = &transfer{since: now, heard: now, listen: listen}, false, 0
	return g.message
}

// waits tells whether a transfer still has time.
func (g *guard) waits(m *transfer) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.now().Before(m.deadline(g.limits))
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
