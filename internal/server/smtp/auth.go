package smtp

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/wire/smtpwire"
)

// loginTimeout bounds the check of a password.
const loginTimeout = 30 * time.Second

// Mechanisms of SASL. LOGIN was never standardised; some programs still prefer it.
const (
	mechanismPlain = "PLAIN"
	mechanismLogin = "LOGIN"
)

func mechanisms() []string { return []string{mechanismPlain, mechanismLogin} }

// offersAuth tells whether a user can log in: not among servers, and not where
// others could listen.
func (s *session) offersAuth() bool { return s.kind != MX && (s.tls || s.loopback) }

// auth logs a user in (RFC 4954).
func (s *session) auth(argument string) error {
	switch {
	case s.kind == MX:
		return s.fault(502, codeSequence, "Nobody logs in here; mail programs use the submission port.")
	case s.helo == "":
		return s.fault(503, codeSequence, "Say EHLO first.")
	case s.user != nil:
		return s.fault(503, codeSequence, "A user has logged in already.")
	case s.mail != nil:
		return s.fault(503, codeSequence, "AUTH cannot come within a mail transaction.")
	case !s.offersAuth():
		return s.fault(538, smtpwire.EnhancedCode{5, 7, 11}, "Begin TLS with STARTTLS before a login.")
	}
	a, err := smtpwire.ParseAuth(argument)
	if err != nil {
		return s.authFault(err)
	}
	var username, password string
	switch a.Mechanism {
	case mechanismPlain:
		username, password, err = s.plain(a.Initial)
	case mechanismLogin:
		username, password, err = s.loginDialogue(a.Initial)
	default:
		return s.fault(504, codeArgument, "The mechanism is not known here; EHLO lists those that are.")
	}
	if err != nil {
		return s.authFault(err)
	}
	return s.login(username, password)
}

var (
	errCancelled = errors.New("the client cancelled the login")
	errIdentity  = errors.New("a user can only act as themselves")
	errMechanism = errors.New("the response does not follow the mechanism")
)

// authFault answers a login that did not come as far as a password. Errors of the
// connection come back.
func (s *session) authFault(err error) error {
	switch {
	case errors.Is(err, errCancelled):
		return s.fault(501, codeLogin, "The login was cancelled.")
	case errors.Is(err, errIdentity):
		return s.fault(535, codeCredential, "The authorization identity must be the user name or absent.")
	case errors.Is(err, errMechanism), errors.Is(err, smtpwire.ErrBase64):
		return s.fault(501, codeSyntax, "The response does not follow the mechanism, or is not base64.")
	case errors.Is(err, errLineTooLong):
		return s.fault(500, smtpwire.EnhancedCode{5, 5, 6}, "The response is too long.")
	}
	return s.malformed(err, codeArgument)
}

// challenge asks the client for a response.
func (s *session) challenge(text string) ([]byte, error) {
	s.out = smtpwire.AppendChallenge(s.out, []byte(text))
	line, err := s.line()
	if err != nil {
		return nil, err
	}
	response, cancelled, err := smtpwire.ParseResponse(line)
	if cancelled {
		return nil, errCancelled
	}
	return response, err
}

// plain is the mechanism PLAIN (RFC 4616). Nobody can act as another user.
func (s *session) plain(response []byte) (username, password string, err error) {
	if response == nil {
		if response, err = s.challenge(""); err != nil {
			return "", "", err
		}
	}
	fields := bytes.Split(response, []byte{0})
	if len(fields) != 3 {
		return "", "", errMechanism
	}
	identity, username := string(fields[0]), string(fields[1])
	if identity != "" && !strings.EqualFold(identity, username) {
		return "", "", errIdentity
	}
	return username, string(fields[2]), nil
}

// loginDialogue is the mechanism LOGIN: the server asks for the user name, which
// may have come with the command, and for the password.
func (s *session) loginDialogue(name []byte) (username, password string, err error) {
	if name == nil {
		if name, err = s.challenge("Username:"); err != nil {
			return "", "", err
		}
	}
	username = string(name)
	response, err := s.challenge("Password:")
	return username, string(response), err
}

// login checks a password.
func (s *session) login(username, password string) error {
	ctx, cancel := context.WithTimeout(s.ctx, loginTimeout)
	defer cancel()
	who, err := s.server.cfg.Access.Authenticate(ctx, access.Login{
		Protocol: access.Submission, Username: username, Password: password, Remote: s.remote,
	})
	switch {
	case err == nil:
		s.user = &delivery.Submitter{Org: who.Org, UserID: who.UserID}
		s.log = s.log.With("user", who.UserID)
		s.say(235, smtpwire.EnhancedCode{2, 7, 0}, "Welcome.")
		return nil
	case !access.Refused(err):
		s.say(454, codeEnough, "The login cannot be checked at this moment; try again later.")
		return nil
	}
	if s.badLogins++; s.badLogins >= s.server.cfg.Limits.BadLogins {
		return s.last(codeEnough, access.RefusedMessage)
	}
	s.say(535, codeCredential, access.RefusedMessage)
	return nil
}
