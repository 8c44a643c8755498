package smtp

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/mailstead/mailstead/internal/wire/smtpwire"
)

// errQuit ends a session after QUIT.
var errQuit = errors.New("the client has quit")

// A command of the protocol.
type command struct {
	// run executes it and says a reply. An error ends the session.
	run  func(s *session, argument string) error
	bare bool // an argument is a fault
}

// commandTable maps verbs to commands.
func commandTable() map[string]command {
	return map[string]command{
		"EHLO": {run: func(s *session, argument string) error { return s.hello(argument, true) }},
		"HELO": {run: func(s *session, argument string) error { return s.hello(argument, false) }},
		"MAIL": {run: (*session).mailFrom},
		"RCPT": {run: (*session).rcptTo},
		"DATA": {run: (*session).data, bare: true},
		"BDAT": {run: (*session).bdat},
		"RSET": {run: (*session).reset, bare: true},
		"NOOP": {run: (*session).noop},
		"HELP": {run: (*session).help},
		"VRFY": {run: (*session).verify},
		"EXPN": {run: (*session).expand},
		"QUIT": {run: (*session).quit, bare: true},

		"STARTTLS": {run: (*session).startTLS, bare: true},
		"AUTH":     {run: (*session).auth},
	}
}

// hello begins the session anew (RFC 5321 section 4.1.4).
func (s *session) hello(argument string, extended bool) error {
	name, err := smtpwire.ParseHello(argument)
	if err != nil {
		return s.malformed(err, codeArgument)
	}
	s.endMail()
	s.helo, s.extended = name, extended
	lines := []string{s.server.cfg.Hostname}
	if extended {
		lines = append(lines, s.advertised()...)
	}
	s.say(250, noCode, lines...)
	return nil
}

func (s *session) reset(string) error {
	s.endMail()
	s.say(250, codeDone, "Reset.")
	return nil
}

func (s *session) noop(string) error {
	s.say(250, codeDone, "Nothing done.")
	return nil
}

func (s *session) help(string) error {
	verbs := slices.Sorted(maps.Keys(s.server.commands))
	s.say(214, codeDone, "The commands of this server, see RFC 5321:", strings.Join(verbs, " "))
	return nil
}

// verify gives nothing away (RFC 5321 section 7.3).
func (s *session) verify(argument string) error {
	if argument == "" {
		return s.fault(501, codeArgument, "VRFY needs an address.")
	}
	s.say(252, smtpwire.EnhancedCode{2, 5, 0}, "Addresses are not verified; send a message and see.")
	return nil
}

func (s *session) expand(string) error {
	return s.fault(502, codeSequence, "Lists are not expanded here.")
}

func (s *session) quit(string) error {
	s.say(221, codeDone, "Goodbye.")
	return errQuit
}

// offersTLS tells whether STARTTLS makes sense.
func (s *session) offersTLS() bool { return !s.tls }

// startTLS begins TLS, and everything anew (RFC 3207 section 4.2). What the client
// sent in plain text behind the command was meant to be taken for commands within
// TLS, by somebody in between (CVE-2011-0411): it is thrown away.
func (s *session) startTLS(string) error {
	if !s.offersTLS() {
		return s.fault(503, codeSequence, "TLS is active already.")
	}
	s.endMail()
	s.say(220, codeDone, "Begin TLS.")
	if err := s.flush(); err != nil {
		return err
	}
	s.in.discard()
	s.helo, s.extended, s.user = "", false, nil
	if err := s.handshake(); err != nil {
		s.log.Debug("no TLS", "err", err)
		return errNoTLS
	}
	return nil
}

// errNoTLS ends a session without a reply: there is no way to send one.
var errNoTLS = errors.New("the handshake failed")
