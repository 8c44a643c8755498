package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"runtime/debug"
	"time"

	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/wire/smtpwire"
)

const (
	// maxLine bounds a command line. Of all extensions AUTH asks for the longest
	// (RFC 4954 section 4).
	maxLine = 12288
	// maxCommands bounds what a peer may send between two messages: thousands of
	// recipients.
	maxCommands = 4 << 20
)

// A session is the state of one connection. It belongs to one goroutine; only the
// guard is known to others.
type session struct {
	server   *Server
	kind     Kind
	loopback bool // the listener is reached from this machine only
	guard    *guard
	conn     net.Conn // the guard, or TLS above it
	tls      bool
	remote   netip.Addr
	log      *slog.Logger
	ctx      context.Context // ends with the session
	cancel   context.CancelFunc

	in       *input
	out      []byte    // replies that have not been written yet
	patience time.Time // when a command must be there; zero until it is waited for
	commands int       // bytes that came since the last message

	helo     string // the name in EHLO or HELO; empty before either
	extended bool   // it was EHLO
	user     *delivery.Submitter
	mail     *letter   // the open mail transaction, or nil
	transfer *transfer // the content that is being received, or nil

	messages, badRecipients, badLogins, faults int
}

// newSession makes the session of a connection that has just come in.
func (s *Server) newSession(kind Kind, g *guard, loopback bool) *session {
	ctx, cancel := context.WithCancel(s.ctx)
	se := &session{
		server: s, kind: kind, loopback: loopback, guard: g, conn: g, remote: remoteAddr(g), ctx: ctx, cancel: cancel,
		log: s.log.With("listener", kind.String(), "connection", g.id),
	}
	se.in = newInput(reader(se.receive), &s.large)
	return se
}

// A reader is a function in the clothes of io.Reader.
type reader func([]byte) (int, error)

// Read calls the function.
func (r reader) Read(p []byte) (int, error) { return r(p) }

// serve runs the session to its end.
func (s *session) serve() {
	s.log.Debug("session begins", "remote", s.remote)
	defer s.cancel()
	defer s.close()
	defer func() {
		if p := recover(); p != nil {
			s.log.Error("panic in a session", "panic", p, "stack", string(debug.Stack()))
			s.end(s.last(codeTrouble, "The server has an internal problem; try again later."))
		}
		s.endMail()
	}()
	if s.kind == Submissions {
		if err := s.handshake(); err != nil {
			s.log.Debug("no TLS", "err", err)
			return
		}
	}
	s.end(s.converse())
}

// close closes the connection.
func (s *session) close() {
	s.in.discard()
	if err := s.conn.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		s.log.Debug("connection not closed cleanly", "err", err)
	}
	s.log.Debug("session ends", "messages", s.messages)
}

// converse reads and executes commands. It returns why there are no more.
func (s *session) converse() error {
	s.say(220, noCode, s.server.cfg.Hostname+" ESMTP ready")
	for {
		s.in.shrink()
		line, err := s.line()
		if err == nil {
			err = s.execute(line)
		} else if errors.Is(err, errLineTooLong) {
			err = s.fault(500, codeSyntax, tooLong)
		}
		if err != nil {
			return err
		}
	}
}

const tooLong = "The command line is too long."

// line reads a line. The time for it runs from the moment in which the session has
// nothing to do but wait, and no byte stretches it.
func (s *session) line() ([]byte, error) {
	s.patience = time.Time{}
	return s.in.line(maxLine)
}

func (s *session) execute(line []byte) error {
	c, err := smtpwire.ParseCommand(line)
	if err != nil {
		return s.fault(500, codeSyntax, err.Error())
	}
	command, ok := s.server.commands[c.Verb]
	switch {
	case !ok:
		return s.fault(500, codeSequence, "There is no such command; HELP lists those that there are.")
	case command.bare && c.Argument != "":
		return s.fault(501, codeArgument, "The command has no argument.")
	}
	return command.run(s, c.Argument)
}

// end says what the peer must hear about the end of a session.
func (s *session) end(err error) {
	s.guard.rude = s.in.pending()
	switch {
	case errors.Is(err, errHangUp):
		s.guard.rude = true
	case errors.Is(err, errQuit):
	case errors.Is(err, errDraining), errors.Is(err, os.ErrDeadlineExceeded) && s.guard.isDraining():
		s.say(421, codeStopping, "The server stops; try again later.")
	case errors.Is(err, os.ErrDeadlineExceeded):
		s.say(421, codeTimeout, "Nothing came for too long.")
	case errors.Is(err, errEndlessLine):
		s.guard.rude = true
		s.say(500, codeSyntax, tooLong)
	case errors.Is(err, errFlood):
		s.guard.rude = true
		s.say(421, codeEnough, "The connection has carried too much without a message.")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
	default:
		s.log.Debug("connection lost", "err", err)
		return
	}
	if err := s.flush(); err != nil {
		s.log.Debug("last reply not sent", "err", err)
	}
}

// receive is the one place where the session reads from its peer. First it writes
// what the peer waits for.
func (s *session) receive(p []byte) (int, error) {
	if err := s.flush(); err != nil {
		return 0, err
	}
	if err := s.guard.waitUntil(s.deadline()); err != nil {
		return 0, err
	}
	n, err := s.conn.Read(p)
	if s.transfer != nil {
		s.transfer.bytes += int64(n)
		if s.transfer.bytes > s.server.maxTransfer() {
			return 0, errFlood
		}
		return n, err
	}
	if s.commands += n; s.commands > maxCommands {
		return 0, errFlood
	}
	return n, err
}

// deadline is when the next bytes must have come.
func (s *session) deadline() time.Time {
	now, limits := s.server.cfg.Now(), &s.server.cfg.Limits
	if s.transfer != nil {
		deadline, end := now.Add(limits.ReadTimeout), s.transfer.since.Add(limits.MessageTimeout)
		if end.Before(deadline) {
			return end
		}
		return deadline
	}
	if s.patience.IsZero() {
		s.patience = now.Add(limits.CommandTimeout)
	}
	return s.patience
}

// handshake begins TLS.
func (s *session) handshake() error {
	limits, now := &s.server.cfg.Limits, s.server.cfg.Now()
	if err := s.guard.waitUntil(now.Add(limits.CommandTimeout)); err != nil {
		return err
	}
	if err := s.guard.SetWriteDeadline(now.Add(limits.CommandTimeout)); err != nil {
		return err
	}
	conn := tls.Server(s.guard, s.server.cfg.TLS)
	s.conn, s.tls = conn, true
	return conn.HandshakeContext(s.ctx)
}
