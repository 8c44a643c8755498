package smtp

import (
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

const (
	// lingerFor and lingerBytes bound what is read after the last reply.
	lingerFor   = time.Second
	lingerBytes = 1 << 20
)

// errDraining ends the wait of a session for its next command when the server is
// about to stop.
var errDraining = errors.New("the server stops")

// A guard is a connection that has its place in a gate. TLS lies above it. Its
// methods other than drain and abort belong to the session.
type guard struct {
	net.Conn
	id      uint64 // names the connection in the log
	release func() // gives the place of the connection back
	once    sync.Once
	rude    bool // the session ends while the peer may still write

	mu       sync.Mutex
	busy     bool // a mail transaction is open
	draining bool
}

// waitUntil sets the deadline of the next reads. It fails with errDraining when
// there is nothing to wait for any more.
func (g *guard) waitUntil(deadline time.Time) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.draining && !g.busy {
		return errDraining
	}
	return g.SetReadDeadline(deadline)
}

// setBusy tells whether a mail transaction is open.
func (g *guard) setBusy(busy bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.busy = busy
}

// drain asks the session to end as soon as no mail transaction is open.
func (g *guard) drain() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.draining = true
	if g.busy {
		return nil
	}
	return g.SetReadDeadline(time.Unix(1, 0))
}

// isDraining tells whether drain has been called.
func (g *guard) isDraining() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.draining
}

// abort closes the connection at once. Its session ends soon, and gives its place
// back.
func (g *guard) abort() error { return g.Conn.Close() }

// Close closes the connection and gives its place back. A connection that ends
// while its peer may still write first reads on for a moment: the reset that
// unread bytes cause would destroy the last reply before the peer sees it.
func (g *guard) Close() error {
	defer g.once.Do(g.release)
	if half, ok := g.Conn.(interface{ CloseWrite() error }); ok && g.rude && half.CloseWrite() == nil {
		if g.SetReadDeadline(time.Now().Add(lingerFor)) == nil {
			_, _ = io.CopyN(io.Discard, g.Conn, lingerBytes)
		}
	}
	return g.Conn.Close()
}
