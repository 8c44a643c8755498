package smtp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	gosmtp "github.com/emersion/go-smtp"

	"github.com/mailstead/mailstead/internal/service/delivery"
)

// smtpReply is an answer in the form that go-smtp writes as it is. It also takes
// positive ones as "errors" of Data.
type smtpReply = gosmtp.SMTPError

func reply(code int, enhanced delivery.EnhancedCode, sentence string) *smtpReply {
	return &smtpReply{Code: code, EnhancedCode: gosmtp.EnhancedCode(enhanced), Message: sentence}
}

// temporary answers to trouble that is nobody's fault.
func temporary(sentence string) *smtpReply {
	return reply(451, delivery.EnhancedCode{4, 3, 0}, sentence)
}

// line is a reply as it goes over the wire.
func line(r *smtpReply) string {
	e := r.EnhancedCode
	return fmt.Sprintf("%d %d.%d.%d %s\r\n", r.Code, e[0], e[1], e[2], r.Message)
}

// answer makes the reply to a refusal. What package delivery did not word stays
// in the log.
func (s *session) answer(err error) *smtpReply {
	if r, ok := errors.AsType[*smtpReply](err); ok {
		return r
	}
	refusal, ok := errors.AsType[*delivery.Error](err)
	if !ok {
		s.log.Error("a refusal has no words", "err", err)
		return temporary("The server has a temporary problem; try again later.")
	}
	level := slog.LevelDebug
	if refusal.Temporary() {
		level = slog.LevelWarn
	}
	s.log.Log(s.ctx, level, "refused", "code", refusal.Code, "err", refusal)
	return reply(refusal.Code, refusal.Enhanced, refusal.Message)
}

// engineLog takes what go-smtp logs. It reports peers that went away and failed
// handshakes, which are daily business, in the same way as panics.
type engineLog struct{ log *slog.Logger }

// Printf logs a message of go-smtp.
func (l engineLog) Printf(format string, v ...any) {
	level := slog.LevelDebug
	switch {
	case strings.HasPrefix(format, "panic"):
		level = slog.LevelError
	case strings.HasPrefix(format, "accept"):
		level = slog.LevelWarn
	}
	l.log.Log(context.Background(), level, fmt.Sprintf(format, v...))
}

// Println logs a message of go-smtp.
func (l engineLog) Println(v ...any) { l.log.Info(strings.TrimSpace(fmt.Sprintln(v...))) }
