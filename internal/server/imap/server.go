package imap

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// Authenticator decides who may come in. It is [access.Service].
type Authenticator interface {
	Authenticate(ctx context.Context, login access.Login) (access.Principal, error)
}

// Limits bound what clients can make the server spend. Zero fields are replaced by those of [DefaultLimits].
type Limits struct {
	// Message is the largest message that APPEND accepts, in octets.
	Message int64
	// Memory is how much all connections together may use for large messages that cannot be streamed, in octets.
	Memory int64
	// Rate is how fast a client must at least go on while it holds a share of Memory, in octets a second.
	Rate int64
	// Connections is how many connections the server holds at once.
	Connections int
	// PerUser is how many connections one user may have from one address.
	PerUser int
	// BadCommands is how many commands in a row may be wrong before the connection is closed.
	BadCommands int
	// LoginFailures is how many logins may fail before the connection is closed.
	LoginFailures int
	// LoginDelay is waited before a failed login is answered, multiplied by the number of failures so far.
	LoginDelay time.Duration
	// LoginTime is how long a connection may take to log in.
	LoginTime time.Duration
	// Idle is how long a client may be silent (RFC 9051 section 5.4: at least 30 minutes).
	Idle time.Duration
	// Step is how long a single read inside a command, or a single write, may take.
	Step time.Duration
}

// DefaultLimits are the limits of a production server.
func DefaultLimits() Limits {
	return Limits{
		Message:       40 << 20,
		Memory:        512 << 20,
		Rate:          32 << 10,
		Connections:   20_000,
		PerUser:       64,
		BadCommands:   20,
		LoginFailures: 4,
		LoginDelay:    time.Second,
		LoginTime:     time.Minute,
		Idle:          30 * time.Minute,
		Step:          2 * time.Minute,
	}
}

func (l Limits) orDefaults() Limits {
	def := DefaultLimits()
	setDefault(&l.Message, def.Message)
	setDefault(&l.Memory, def.Memory)
	setDefault(&l.Rate, def.Rate)
	setDefault(&l.Connections, def.Connections)
	setDefault(&l.PerUser, def.PerUser)
	setDefault(&l.BadCommands, def.BadCommands)
	setDefault(&l.LoginFailures, def.LoginFailures)
	setDefault(&l.LoginDelay, def.LoginDelay)
	setDefault(&l.LoginTime, def.LoginTime)
	setDefault(&l.Idle, def.Idle)
	setDefault(&l.Step, def.Step)
	return l
}

func setDefault[T int | int64 | time.Duration](field *T, value T) {
	if *field <= 0 {
		*field = value
	}
}

// Options are the parts of a [Server]. All are required except TLS, Limits, Now and Version.
type Options struct {
	Auth Authenticator
	Mail *mailbox.Service
	// TLS is for STARTTLS; without it the command is not offered. Listeners with implicit TLS bring their own.
	TLS    *tls.Config
	Limits Limits
	Logger *slog.Logger
	// Now is the clock from which messages without a date get theirs; time.Now if it is nil.
	Now func() time.Time
	// Version is what ID tells; empty for nothing.
	Version string
}

// Server speaks IMAP on any number of listeners. It is safe for concurrent use.
type Server struct {
	auth     Authenticator
	mail     *mailbox.Service
	tls      *tls.Config
	limits   Limits
	log      *slog.Logger
	now      func() time.Time
	version  string
	features []feature
	commands map[string]command
	buffers  *buffers
	scratch  scratch
	views    viewCache
	memory   *budget

	lastID atomic.Uint64
	mu     sync.Mutex
	conns  map[*conn]struct{}
	users  map[userAddr]int
	// draining: no connection is accepted any more.
	draining bool
	wg       sync.WaitGroup
}

// userAddr counts connections by user and network address.
type userAddr struct {
	user string
	addr netip.Addr
}

// New returns a server that serves nothing yet.
func New(opts Options) *Server {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	s := &Server{
		auth: opts.Auth, mail: opts.Mail, tls: opts.TLS, limits: opts.Limits.orDefaults(), log: opts.Logger, now: opts.Now, version: opts.Version,
		features: features(), buffers: newBuffers(), conns: make(map[*conn]struct{}), users: make(map[userAddr]int),
	}
	s.commands = commandTable(s.features)
	s.memory = newBudget(s.limits.Memory)
	return s
}

// Serve accepts connections until ctx ends or the listener fails. When ctx ends, it closes the listener, says BYE to
// the clients once they have the answer to the command at work, and returns nil when all are gone, at the latest after
// a grace period. A server that serves several listeners stops as a whole: all calls should share one ctx.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	stop := context.AfterFunc(ctx, func() { _ = ln.Close() })
	defer stop()
	// Handlers outlive ctx for the grace period.
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	err := s.accept(ctx, work, ln)
	if ctx.Err() == nil {
		cancel()
	}
	s.drain(cancel)
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// grace is how long a connection may take to finish its command when the server stops.
const grace = 10 * time.Second

// drain asks all connections to end, and insists after the grace period.
func (s *Server) drain(cancel context.CancelFunc) {
	s.mu.Lock()
	s.draining = true
	for c := range s.conns {
		c.t.interrupt()
	}
	s.mu.Unlock()
	timer := time.AfterFunc(grace, func() {
		cancel()
		s.mu.Lock()
		defer s.mu.Unlock()
		for c := range s.conns {
			_ = c.t.conn.Close()
		}
	})
	s.wg.Wait()
	timer.Stop()
}

// accept serves each connection in a goroutine of its own.
func (s *Server) accept(ctx, work context.Context, ln net.Listener) error {
	for delay := time.Duration(0); ; {
		nc, err := ln.Accept()
		if err == nil {
			delay = 0
			s.start(work, nc)
			continue
		}
		if ctx.Err() != nil || errors.Is(err, net.ErrClosed) {
			return fmt.Errorf("accept IMAP connections: %w", err)
		}
		// Out of descriptors, most likely: others will close theirs.
		delay = min(max(2*delay, 5*time.Millisecond), time.Second)
		s.log.Warn("cannot accept IMAP connections; trying again", "err", err, "after", delay)
		select {
		case <-time.After(delay):
		case <-ctx.Done():
		}
	}
}

func (s *Server) start(work context.Context, nc net.Conn) {
	c := newConn(s, nc)
	s.mu.Lock()
	full := s.draining || len(s.conns) >= s.limits.Connections
	if !full {
		s.conns[c] = struct{}{}
		s.wg.Add(1)
	}
	s.mu.Unlock()
	if full {
		// Without waiting: a client that does not read must not hold up the others.
		_ = nc.SetWriteDeadline(time.Now().Add(time.Millisecond))
		_, _ = nc.Write([]byte("* BYE [UNAVAILABLE] The server takes no more connections; try again later.\r\n"))
		_ = nc.Close()
		return
	}
	go func() {
		defer s.wg.Done()
		defer s.forget(c)
		c.serve(work)
	}()
}

func (s *Server) forget(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	if c.user != nil {
		key := userAddr{c.user.UserID, c.remote}
		if s.users[key]--; s.users[key] <= 0 {
			delete(s.users, key)
		}
	}
}

// admit counts a connection of a user and reports if there is room for it.
func (s *Server) admit(user string, addr netip.Addr) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := userAddr{user, addr}
	if s.users[key] >= s.limits.PerUser {
		return false
	}
	s.users[key]++
	return true
}
