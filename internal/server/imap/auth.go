package imap

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"time"

	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// authFeature is LOGIN and AUTHENTICATE with PLAIN (RFC 4616) and an initial response (RFC 4959).
func authFeature() feature {
	return feature{
		caps: []string{"SASL-IR"},
		capsFor: func(c *conn) []string {
			switch {
			case c.user != nil:
				return nil
			case c.mayLogin():
				return []string{"AUTH=PLAIN"}
			default:
				return []string{"LOGINDISABLED"}
			}
		},
		commands: map[string]command{
			"LOGIN":        {in: notAuthenticated, handle: login},
			"AUTHENTICATE": {in: notAuthenticated, handle: authenticate},
		},
	}
}

// mayLogin reports if a password may travel over the connection as it is.
func (c *conn) mayLogin() bool { return c.local || c.t.secure() }

var errPrivacy = no(imapwire.CodePrivacyRequired, "Passwords are accepted over TLS only; start TLS first.")

func login(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	if !c.mayLogin() {
		// Refused before it is read, so that a client that waits for a literal does not send the password at all.
		return reply{}, errPrivacy
	}
	username, err := c.dec.AString()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	password, err := c.dec.AString()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	return c.login(ctx, username, password)
}

func authenticate(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	mechanism, err := c.dec.Keyword()
	if err != nil {
		return reply{}, err
	}
	if mechanism != "PLAIN" {
		return reply{}, no(imapwire.CodeCannot, "The only mechanism is PLAIN.")
	}
	if !c.mayLogin() {
		return reply{}, errPrivacy
	}
	response, err := c.saslResponse()
	if err != nil {
		return reply{}, err
	}
	username, password, err := plain(response)
	if err != nil {
		return reply{}, err
	}
	return c.login(ctx, username, password)
}

// saslResponse reads the one answer of the client that PLAIN needs: from the command line, or after an empty challenge.
func (c *conn) saslResponse() ([]byte, error) {
	sp, err := c.dec.MaybeSP()
	if err != nil {
		return nil, err
	}
	if !sp {
		if err := c.dec.EndLine(); err != nil {
			return nil, err
		}
		c.write([]byte("+ \r\n"))
		if err := c.t.flush(); err != nil {
			return nil, err
		}
		c.dec.Begin()
	}
	line, err := c.dec.Line()
	if err != nil {
		return nil, err
	}
	switch string(line) {
	case "*":
		return nil, bad("Authentication cancelled.")
	case "=":
		return nil, nil
	}
	out := make([]byte, base64.StdEncoding.DecodedLen(len(line)))
	n, err := base64.StdEncoding.Decode(out, line)
	if err != nil {
		return nil, bad("The response is not base64.")
	}
	return out[:n], nil
}

// plain takes a PLAIN message apart: authorization identity, authentication identity, password (RFC 4616 section 2).
func plain(response []byte) (username, password string, err error) {
	parts := bytes.Split(response, []byte{0})
	if len(parts) != 3 {
		return "", "", bad("The response is not a PLAIN message.")
	}
	if len(parts[0]) > 0 && !bytes.Equal(parts[0], parts[1]) {
		return "", "", no(imapwire.CodeAuthorizationFailed, "Acting for another user is not possible.")
	}
	return string(parts[1]), string(parts[2]), nil
}

// login checks a password and puts the connection into the authenticated state.
func (c *conn) login(ctx context.Context, username, password string) (reply, error) {
	who, err := c.srv.auth.Authenticate(ctx, access.Login{Protocol: access.IMAP, Username: username, Password: password, Remote: c.remote})
	if access.Refused(err) {
		return reply{}, c.loginFailed(ctx)
	}
	if err != nil {
		return reply{}, no(imapwire.CodeUnavailable, "Logins cannot be decided at the moment; try again later.")
	}
	box, err := c.srv.mail.ByOwner(ctx, who.Org, who.UserID)
	if errors.Is(err, mailbox.ErrNoMailbox) {
		return reply{}, no(imapwire.CodeAuthorizationFailed, "There is no mailbox for this user.")
	}
	if err != nil {
		return reply{}, err
	}
	if !c.srv.admit(who.UserID, c.remote) {
		return reply{}, no(imapwire.CodeLimit, "This user has too many connections from this address; close some.")
	}
	c.user, c.box = &who, box.ID
	c.t.until = time.Time{}
	c.dec.SetLimits(imapwire.DefaultLimits())
	c.log.Info("IMAP login", "user", who.UserID, "org", who.Org, "remote", c.remote)
	return reply{code: c.capabilityCode(), text: "Logged in."}, nil
}

// loginFailed makes guessing slow and, after a few failures, impossible on this connection.
func (c *conn) loginFailed(ctx context.Context) error {
	c.loginFailures++
	delay := time.NewTimer(c.srv.limits.LoginDelay * time.Duration(c.loginFailures))
	defer delay.Stop()
	select {
	case <-delay.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	if c.loginFailures < c.srv.limits.LoginFailures {
		return no(imapwire.CodeAuthenticationFailed, access.RefusedMessage)
	}
	c.status(c.tag, "NO", imapwire.CodeAuthenticationFailed, access.RefusedMessage)
	c.bye("", "Too many failed logins.")
	return errBye
}

// startTLSFeature is STARTTLS (RFC 9051 section 6.2.1).
func startTLSFeature() feature {
	return feature{
		capsFor: func(c *conn) []string {
			if c.mayStartTLS() {
				return []string{"STARTTLS"}
			}
			return nil
		},
		commands: map[string]command{"STARTTLS": {in: notAuthenticated, handle: startTLS}},
	}
}

func (c *conn) mayStartTLS() bool { return c.srv.tls != nil && c.user == nil && !c.t.secure() }

func startTLS(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	if !c.mayStartTLS() {
		return reply{}, bad("TLS cannot be started here.")
	}
	// What came behind the command was not protected; answering it under TLS would let an attacker inject it.
	if c.t.buffered() {
		c.bye("", "Nothing may follow STARTTLS before its answer.")
		return reply{}, errBye
	}
	c.status(c.tag, "OK", "", "Begin TLS.")
	if err := c.t.flush(); err != nil {
		return reply{}, err
	}
	c.t.releaseReader()
	if err := c.upgrade(ctx); err != nil {
		c.log.Debug("TLS handshake failed", "remote", c.remote, "err", err)
		return reply{}, errBye
	}
	return reply{}, errAnswered
}

// errAnswered ends a command whose tagged response is written already.
var errAnswered = errors.New("already answered")
