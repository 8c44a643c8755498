package smtp

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/emersion/go-sasl"
	gosmtp "github.com/emersion/go-smtp"

	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/delivery"
)

// loginTimeout bounds the check of a password.
const loginTimeout = 30 * time.Second

// A submissionSession is a session of a user, who has to log in.
type submissionSession struct {
	*session
	badLogins int
}

// Mail begins a message, after the login only (RFC 6409 section 4.3).
func (s *submissionSession) Mail(from string, opts *gosmtp.MailOptions) error {
	if s.user == nil {
		return reply(530, delivery.EnhancedCode{5, 7, 0}, "Log in first.")
	}
	return s.session.Mail(from, opts)
}

// AuthMechanisms lists what [submissionSession.Auth] knows. go-smtp asks for both
// only where a password may be sent.
func (s *submissionSession) AuthMechanisms() []string { return []string{sasl.Plain, sasl.Login} }

// Auth begins a login.
func (s *submissionSession) Auth(mechanism string) (sasl.Server, error) {
	if s.transaction() != nil {
		return nil, reply(503, delivery.EnhancedCode{5, 5, 1}, "AUTH cannot come within a mail transaction.")
	}
	switch mechanism {
	case sasl.Plain:
		return worded{sasl.NewPlainServer(s.plain)}, nil
	case sasl.Login:
		return worded{&loginServer{check: s.login}}, nil
	}
	return nil, gosmtp.ErrAuthUnknownMechanism
}

// plain is the check of PLAIN. Nobody can act as another user.
func (s *submissionSession) plain(identity, username, password string) error {
	if identity != "" && !strings.EqualFold(identity, username) {
		return reply(535, delivery.EnhancedCode{5, 7, 8}, "The authorization identity must be the user name or absent.")
	}
	return s.login(username, password)
}

func (s *submissionSession) login(username, password string) error {
	ctx, cancel := context.WithTimeout(s.ctx, loginTimeout)
	defer cancel()
	who, err := s.server.cfg.Access.Authenticate(ctx, access.Login{
		Protocol: access.Submission, Username: username, Password: password, Remote: remoteAddr(s.guard),
	})
	switch {
	case err == nil:
		s.user = &delivery.Submitter{Org: who.Org, UserID: who.UserID}
		s.log = s.log.With("user", who.UserID)
		return nil
	case !access.Refused(err):
		return reply(454, delivery.EnhancedCode{4, 7, 0}, "The login cannot be checked at this moment; try again later.")
	}
	if s.badLogins++; s.badLogins >= s.server.cfg.Limits.BadLogins {
		return s.last(access.RefusedMessage)
	}
	return reply(535, delivery.EnhancedCode{5, 7, 8}, access.RefusedMessage)
}

// worded gives the syntax errors of a SASL mechanism the reply of RFC 4954
// section 4.
type worded struct{ sasl.Server }

// Next takes a response of the client.
func (w worded) Next(response []byte) (challenge []byte, done bool, err error) {
	challenge, done, err = w.Server.Next(response)
	if err != nil && !errors.As(err, new(*smtpReply)) {
		err = reply(501, delivery.EnhancedCode{5, 5, 2}, "The response does not follow the mechanism.")
	}
	return challenge, done, err
}

// A loginServer is the server side of LOGIN, a mechanism that was never
// standardised and that some programs still prefer: the server asks for the user
// name, which may have come with the command, and for the password.
type loginServer struct {
	check    func(username, password string) error
	username *string
}

// Next takes a response of the client; nil is no response.
func (l *loginServer) Next(response []byte) (challenge []byte, done bool, err error) {
	switch {
	case l.username == nil && response == nil:
		return []byte("Username:"), false, nil
	case l.username == nil:
		name := string(response)
		l.username = &name
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(*l.username, string(response))
}
