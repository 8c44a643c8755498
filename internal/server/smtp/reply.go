package smtp

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/wire/smtpwire"
)

// maxPending bounds the replies that wait to be written together.
const maxPending = 4 << 10

// Enhanced codes of RFC 3463 and RFC 5248 that many replies share.
var (
	noCode         = smtpwire.EnhancedCode{}
	codeDone       = smtpwire.EnhancedCode{2, 0, 0}
	codeTrouble    = smtpwire.EnhancedCode{4, 3, 0}
	codeStopping   = smtpwire.EnhancedCode{4, 3, 2}
	codeTimeout    = smtpwire.EnhancedCode{4, 4, 2}
	codeEnough     = smtpwire.EnhancedCode{4, 7, 0}
	codeSequence   = smtpwire.EnhancedCode{5, 5, 1}
	codeSyntax     = smtpwire.EnhancedCode{5, 5, 2}
	codeArgument   = smtpwire.EnhancedCode{5, 5, 4}
	codeLogin      = smtpwire.EnhancedCode{5, 7, 0}
	codeCredential = smtpwire.EnhancedCode{5, 7, 8}
)

// errHangUp ends a session after a reply that tells why.
var errHangUp = errors.New("the session ends with its last reply")

// say puts a reply behind those that wait. They are written together when the
// session has dealt with all that has come and wants to read on (RFC 2920 section
// 3.2).
func (s *session) say(code int, enhanced smtpwire.EnhancedCode, texts ...string) {
	s.out = smtpwire.AppendReply(s.out, code, enhanced, texts...)
}

// flush writes the replies that wait, within the write timeout.
func (s *session) flush() error {
	if len(s.out) == 0 {
		return nil
	}
	out := s.out
	if s.out = out[:0]; cap(out) > maxPending {
		s.out = nil
	}
	err := s.guard.SetWriteDeadline(s.server.cfg.Now().Add(s.server.cfg.Limits.WriteTimeout))
	if err == nil {
		_, err = s.conn.Write(out)
	}
	if err != nil {
		// Not wrapped: a peer that does not read must not be told so.
		return fmt.Errorf("write replies: %v", err)
	}
	return nil
}

// last says a reply after which the connection is closed (421, RFC 5321 section
// 3.8).
func (s *session) last(enhanced smtpwire.EnhancedCode, sentence string) error {
	s.say(421, enhanced, sentence)
	return errHangUp
}

// fault answers a command that is unknown, malformed or out of order. A peer that
// sends many such does not speak SMTP, or tries things out.
func (s *session) fault(code int, enhanced smtpwire.EnhancedCode, sentence string) error {
	if s.faults++; s.faults > s.server.cfg.Limits.Faults {
		s.log.Info("connection closed: too many errors", "remote", s.remote)
		return s.last(codeEnough, "Too many errors on this connection.")
	}
	s.say(code, enhanced, sentence)
	return nil
}

// malformed answers an argument with an error. address is the code where the
// trouble is in the mail address.
func (s *session) malformed(err error, address smtpwire.EnhancedCode) error {
	syntax, ok := errors.AsType[*smtpwire.SyntaxError](err)
	switch {
	case !ok:
		return err
	case syntax.Address:
		return s.fault(501, address, syntax.Sentence)
	}
	return s.fault(501, codeArgument, syntax.Sentence)
}

// refuse answers with a refusal. What package delivery did not word stays in the
// log.
func (s *session) refuse(err error) {
	refusal, ok := errors.AsType[*delivery.Error](err)
	if !ok {
		s.log.Error("a refusal has no words", "err", err)
		s.say(451, codeTrouble, "The server has a temporary problem; try again later.")
		return
	}
	level := slog.LevelDebug
	if refusal.Temporary() {
		level = slog.LevelWarn
	}
	s.log.Log(s.ctx, level, "refused", "code", refusal.Code, "err", refusal)
	s.say(refusal.Code, smtpwire.EnhancedCode(refusal.Enhanced), refusal.Message)
}
