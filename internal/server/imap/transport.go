package imap

import (
	"bufio"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// Sizes of the buffers that a connection borrows, in octets.
const (
	readBuffer  = 4 << 10
	writeBuffer = 16 << 10
)

// buffers lends the buffers of all connections of a server.
type buffers struct{ readers, writers sync.Pool }

func newBuffers() *buffers {
	return &buffers{
		readers: sync.Pool{New: func() any { return bufio.NewReaderSize(nil, readBuffer) }},
		writers: sync.Pool{New: func() any { return bufio.NewWriterSize(nil, writeBuffer) }},
	}
}

// transport is the connection under a session. It sets a deadline on every read and write and borrows its buffers, so
// that a client that waits holds none.
//
// Reading and writing may happen in two goroutines, one each.
type transport struct {
	conn net.Conn
	pool *buffers
	// step bounds a single read or write; until, if it is set, everything (the time to log in,
	// or to give or take something large).
	step  time.Duration
	until time.Time
	// closing makes pending and later reads fail at once; see interrupt.
	closing atomic.Bool

	r        *bufio.Reader // nil while the client is silent
	w        *bufio.Writer // nil while there is nothing to send
	werr     error         // the first error of writing; nothing is sent any more
	first    [1]byte       // the octet that waitByte read ahead
	hasFirst bool
}

// Read implements io.Reader for the read buffer: the octet read ahead, then the connection.
func (t *transport) Read(p []byte) (int, error) {
	if t.hasFirst && len(p) > 0 {
		p[0], t.hasFirst = t.first[0], false
		return 1, nil
	}
	if err := t.setReadDeadline(t.step); err != nil {
		return 0, err
	}
	return t.conn.Read(p)
}

// Write implements io.Writer for the write buffer.
func (t *transport) Write(p []byte) (int, error) {
	if err := t.conn.SetWriteDeadline(t.limit(t.step)); err != nil {
		return 0, err
	}
	return t.conn.Write(p)
}

func (t *transport) limit(d time.Duration) time.Time {
	at := time.Now().Add(d)
	if !t.until.IsZero() && t.until.Before(at) {
		return t.until
	}
	return at
}

func (t *transport) setReadDeadline(d time.Duration) error {
	if err := t.conn.SetReadDeadline(t.limit(d)); err != nil {
		return err
	}
	if t.closing.Load() { // interrupt may have come between
		return t.conn.SetReadDeadline(time.Unix(1, 0))
	}
	return nil
}

// interrupt wakes a goroutine that waits for the client; its read fails as if its time was over.
func (t *transport) interrupt() {
	t.closing.Store(true)
	_ = t.conn.SetReadDeadline(time.Unix(1, 0)) // a connection that refuses is closed already
}

// linger is how long the read buffer is kept for a client that was just active: its next command saves a system call.
const linger = 3 * time.Second

// await waits at most idle for the client to send something. What was written before is sent first.
func (t *transport) await(idle time.Duration) error {
	if t.buffered() {
		return nil
	}
	if err := t.flush(); err != nil {
		return err
	}
	if t.r != nil && idle > linger {
		// The buffer reads through Read, which knows only step; a shorter wait is set by hand.
		step := t.step
		t.step = linger
		_, err := t.r.Peek(1)
		t.step = step
		if err == nil || !isTimeout(err) || t.closing.Load() {
			return err
		}
		t.releaseReader()
	}
	return t.waitByte(idle)
}

// buffered reports if octets of the client were read and not yet consumed.
func (t *transport) buffered() bool {
	return t.hasFirst || t.r != nil && t.r.Buffered() > 0
}

// waitByte waits for one octet without a buffer.
func (t *transport) waitByte(idle time.Duration) error {
	if err := t.setReadDeadline(idle); err != nil {
		return err
	}
	n, err := t.conn.Read(t.first[:])
	t.hasFirst = n == 1
	if t.hasFirst {
		return nil
	}
	return err
}

// reader returns the read buffer.
func (t *transport) reader() *bufio.Reader {
	if t.r == nil {
		t.r = t.pool.readers.Get().(*bufio.Reader)
		t.r.Reset(t)
	}
	return t.r
}

// releaseReader gives the read buffer back if it is empty.
func (t *transport) releaseReader() {
	if t.r != nil && t.r.Buffered() == 0 {
		t.r.Reset(nil)
		t.pool.readers.Put(t.r)
		t.r = nil
	}
}

// writer returns the write buffer. Errors of writing show at the next flush.
func (t *transport) writer() *bufio.Writer {
	if t.w == nil {
		t.w = t.pool.writers.Get().(*bufio.Writer)
		t.w.Reset(t)
	}
	return t.w
}

// flush sends what was written and gives the write buffer back.
func (t *transport) flush() error {
	if t.w == nil {
		return t.werr
	}
	if err := t.w.Flush(); err != nil && t.werr == nil {
		t.werr = err
	}
	t.w.Reset(nil)
	t.pool.writers.Put(t.w)
	t.w = nil
	return t.werr
}

// secure reports if TLS protects the connection.
func (t *transport) secure() bool {
	_, ok := t.conn.(interface{ ConnectionState() tls.ConnectionState })
	return ok
}

// isTimeout reports if err says that a deadline has passed.
func isTimeout(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Timeout()
}
