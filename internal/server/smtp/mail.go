package smtp

import (
	"errors"

	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/wire/smtpwire"
)

// A letter is an open mail transaction: what has come of a message.
type letter struct {
	tx         *delivery.Transaction
	size       int64          // as declared with MAIL
	recipients int            // that were accepted
	body       *delivery.Body // what came in chunks so far; nil before the first
	failed     error          // the refusal of a chunk, with which others are refused as well
}

// fail refuses all chunks from now on, and drops those that came.
func (l *letter) fail(err error) {
	l.failed = err
	if l.body != nil {
		l.body.Release()
		l.body = nil
	}
}

// endMail ends the mail transaction, if one is open, and drops what is there of
// its message.
func (s *session) endMail() {
	if s.mail != nil && s.mail.body != nil {
		s.mail.body.Release()
	}
	s.mail, s.transfer = nil, nil
	s.guard.setBusy(false)
}

// chunked tells whether the content of a message has begun to come.
func (s *session) chunked() bool {
	return s.mail != nil && (s.mail.body != nil || s.mail.failed != nil)
}

// mailFrom begins a message.
func (s *session) mailFrom(argument string) error {
	switch {
	case s.helo == "":
		return s.fault(503, codeSequence, "Say EHLO first.")
	case s.mail != nil:
		return s.fault(503, codeSequence, "A mail transaction is open; end it with DATA or RSET.")
	case s.kind != MX && s.user == nil: // RFC 6409 section 4.3
		return s.fault(530, codeLogin, "Log in first.")
	}
	from, params, err := smtpwire.ParseMail(argument)
	if err != nil {
		return s.malformed(err, smtpwire.EnhancedCode{5, 1, 7})
	}
	env := delivery.Envelope{From: from.String(), Peer: delivery.Peer{Addr: s.remote, Helo: s.helo}, Submitter: s.user}
	if ok, err := s.mailParameters(params, &env); !ok {
		return err
	}
	env.Peer.Protocol = s.protocol(env.UTF8)
	if s.messages++; s.messages > s.server.cfg.Limits.MessagesPerConnection {
		return s.last(codeEnough, "This connection has carried enough messages; open another.")
	}
	tx, err := s.server.cfg.Delivery.Start(s.ctx, env)
	if err != nil {
		s.refuse(err)
		return nil
	}
	s.mail = &letter{tx: tx, size: env.Size}
	s.guard.setBusy(true)
	s.say(250, codeDone, "Sender taken.")
	return nil
}

// protocol is the "with" keyword of RFC 3848 and RFC 6531 section 4.3.
func (s *session) protocol(utf8 bool) string {
	p := "ESMTP"
	switch {
	case utf8:
		p = "UTF8SMTP"
	case !s.extended && !s.tls && s.user == nil:
		return "SMTP"
	}
	if s.tls {
		p += "S"
	}
	if s.user != nil {
		p += "A"
	}
	return p
}

// rcptTo adds a recipient.
func (s *session) rcptTo(argument string) error {
	switch {
	case s.mail == nil:
		return s.fault(503, codeSequence, "Name the sender with MAIL first.")
	case s.chunked():
		return s.fault(503, codeSequence, "The content has begun; end it with BDAT LAST or RSET.")
	}
	to, params, err := smtpwire.ParseRcpt(argument)
	switch {
	case err != nil:
		return s.malformed(err, smtpwire.EnhancedCode{5, 1, 3})
	case len(params) > 0:
		return s.fault(555, codeArgument, "A parameter of RCPT is not known here; EHLO lists the extensions.")
	}
	address := to.String()
	if to.IsPostmaster() {
		address = s.server.cfg.Postmaster
	}
	if err := s.mail.tx.AddRecipient(s.ctx, address); err != nil {
		return s.badRecipient(err)
	}
	s.mail.recipients++
	s.say(250, smtpwire.EnhancedCode{2, 1, 5}, "Recipient taken.")
	return nil
}

// badRecipient refuses a recipient. A peer that gets many wrong is collecting
// addresses. One that is told to come back has done nothing wrong.
func (s *session) badRecipient(err error) error {
	if refusal, ok := errors.AsType[*delivery.Error](err); ok && !refusal.Temporary() {
		s.badRecipients++
	}
	if s.badRecipients > s.server.cfg.Limits.BadRecipients {
		s.log.Info("connection closed: too many refused recipients", "remote", s.remote)
		return s.last(codeEnough, "Too many refused recipients on this connection.")
	}
	s.refuse(err)
	return nil
}
