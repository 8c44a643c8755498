package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"

	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/delivery"
)

// A Kind says what a listener is for.
type Kind int

const (
	// MX takes mail from other servers for the addresses of this one.
	MX Kind = iota
	// Submission takes mail from users after STARTTLS and AUTH.
	Submission
	// Submissions is submission with TLS from the first byte (RFC 8314).
	Submissions
)

// String is the name of the kind in logs.
func (k Kind) String() string {
	switch k {
	case Submission:
		return "submission"
	case Submissions:
		return "submissions"
	}
	return "mx"
}

// Limits bound what peers can take. Zero fields mean the values of
// [DefaultLimits].
type Limits struct {
	Connections           int // open at a time
	ConnectionsPerNetwork int // of one IPv4 address or IPv6 /64; does not hold for this machine itself

	MessagesPerConnection int // mail transactions, after which the peer must connect again
	BadRecipients         int // refused recipients on a connection
	BadLogins             int // failed logins on a connection
	Faults                int // commands on a connection that are unknown, malformed or out of order

	CommandTimeout time.Duration // for a whole command, from the last reply
	ReadTimeout    time.Duration // for some more bytes of a message
	MessageTimeout time.Duration // for a whole message
	WriteTimeout   time.Duration // for a reply

	MaxMessage int64 // bytes; set from the delivery service
}

// DefaultLimits follow RFC 5321 section 4.5.3.2 in the timeouts.
func DefaultLimits() Limits {
	return Limits{
		Connections:           2000,
		ConnectionsPerNetwork: 50,
		MessagesPerConnection: 10_000,
		BadRecipients:         100,
		BadLogins:             5,
		Faults:                100,
		CommandTimeout:        5 * time.Minute,
		ReadTimeout:           3 * time.Minute,
		MessageTimeout:        30 * time.Minute,
		WriteTimeout:          time.Minute,
	}
}

func withDefault[T int | time.Duration](v *T, d T) {
	if *v == 0 {
		*v = d
	}
}

func (l *Limits) setDefaults() {
	d := DefaultLimits()
	withDefault(&l.Connections, d.Connections)
	withDefault(&l.ConnectionsPerNetwork, d.ConnectionsPerNetwork)
	withDefault(&l.MessagesPerConnection, d.MessagesPerConnection)
	withDefault(&l.BadRecipients, d.BadRecipients)
	withDefault(&l.BadLogins, d.BadLogins)
	withDefault(&l.Faults, d.Faults)
	withDefault(&l.CommandTimeout, d.CommandTimeout)
	withDefault(&l.ReadTimeout, d.ReadTimeout)
	withDefault(&l.MessageTimeout, d.MessageTimeout)
	withDefault(&l.WriteTimeout, d.WriteTimeout)
}

// An Authenticator checks passwords. It is [access.Service].
type Authenticator interface {
	Authenticate(ctx context.Context, login access.Login) (access.Principal, error)
}

// Config is what a [Server] needs. Fields without a stated default are required.
type Config struct {
	Hostname string // in the greeting
	// Postmaster is who gets mail to the address <Postmaster> without a domain
	// (RFC 5321 section 4.5.1). Empty means postmaster at Hostname.
	Postmaster string
	Delivery   *delivery.Service
	Access     Authenticator
	TLS        *tls.Config // for STARTTLS and implicit TLS
	Now        func() time.Time
	Logger     *slog.Logger
	Limits     Limits
}

// A Server serves any number of listeners.
type Server struct {
	cfg   Config
	gate  *gate
	log   *slog.Logger
	large sync.Pool // of *bufio.Reader; see input

	commands   map[string]command // never changed
	extensions []extension        // likewise

	ctx    context.Context // ends with the server
	cancel context.CancelFunc

	mu        sync.Mutex
	listeners []net.Listener
	stopped   bool
}

// New returns a server that does not listen yet.
func New(cfg Config) (*Server, error) {
	if cfg.Hostname == "" || cfg.Delivery == nil || cfg.Access == nil || cfg.TLS == nil || cfg.Now == nil {
		return nil, errors.New("smtp: Hostname, Delivery, Access, TLS and Now are required")
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.Postmaster == "" {
		cfg.Postmaster = "postmaster@" + cfg.Hostname
	}
	cfg.Limits.setDefaults()
	cfg.Limits.MaxMessage = int64(cfg.Delivery.MaxMessage())
	s := &Server{cfg: cfg, log: cfg.Logger, commands: commandTable(), extensions: extensionTable()}
	s.gate = newGate(&s.cfg.Limits)
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return s, nil
}

// ErrStopped is returned by Serve after Shutdown.
var ErrStopped = errors.New("smtp: the server has been stopped")

// Serve accepts connections on l until Shutdown, and then returns nil. Passwords
// are taken over TLS only, and in plain text where l listens on loopback.
func (s *Server) Serve(kind Kind, l net.Listener) error {
	s.mu.Lock()
	if s.stopped {
		s.mu.Unlock()
		return errors.Join(ErrStopped, l.Close())
	}
	s.listeners = append(s.listeners, l)
	s.mu.Unlock()
	loopback := isLoopback(l.Addr())
	for delay := time.Duration(0); ; {
		c, err := l.Accept()
		switch {
		case err == nil:
			delay = 0
			s.admit(kind, c, loopback)
		case errors.Is(err, net.ErrClosed):
			return nil // by Shutdown
		default:
			// Out of descriptors, most likely: others will close theirs.
			delay = min(max(2*delay, 5*time.Millisecond), time.Second)
			s.log.Warn("cannot accept connections; trying again", "listener", kind.String(), "err", err, "after", delay)
			s.pause(delay)
		}
	}
}

func (s *Server) pause(d time.Duration) {
	select {
	case <-time.After(d):
	case <-s.ctx.Done():
	}
}

// admit begins a session if the gate has a place for it.
func (s *Server) admit(kind Kind, c net.Conn, loopback bool) {
	g := s.gate.enter(c)
	if g == nil {
		s.log.Info("connection refused: too many are open", "remote", remoteAddr(c))
		refuse(kind, c)
		return
	}
	go s.newSession(kind, g, loopback).serve()
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// Shutdown stops listening, lets each connection finish its mail transaction,
// tells those that wait to come back later (421), and returns when all are gone.
// When ctx ends before that, it closes the rest and returns the error of ctx.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	listeners := s.listeners
	s.stopped = true
	s.mu.Unlock()
	defer s.cancel()
	for _, l := range listeners {
		if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			s.log.Warn("listener not closed", "err", err)
		}
	}
	return s.drain(ctx)
}

// drainEvery is how often Shutdown looks for connections that were accepted in
// the moment it began.
const drainEvery = 50 * time.Millisecond

// drain asks sessions to end until there are none left.
func (s *Server) drain(ctx context.Context) error {
	ticker := time.NewTicker(drainEvery)
	defer ticker.Stop()
	for {
		if err := s.gate.each((*guard).drain); err != nil {
			s.log.Warn("connection not drained", "err", err)
		}
		if s.gate.empty() {
			return nil
		}
		select {
		case <-ctx.Done():
			s.cancel()
			return errors.Join(ctx.Err(), s.gate.each((*guard).abort))
		case <-ticker.C:
		}
	}
}
