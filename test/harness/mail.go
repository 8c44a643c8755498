package harness

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/smtp"
	"net/textproto"
	"strings"
	"time"
)

// Outside is an address that is not of this server.
const Outside = "sender@example.org"

// Text returns a small message with a From, To, Subject, Date and Message-ID.
func Text(from, to, subject, body string) string {
	return fmt.Sprintf("From: %s\r\nTo: %s\r\nSubject: %s\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMessage-ID: <%s@example.org>\r\n\r\n%s\r\n",
		from, to, subject, strings.ReplaceAll(subject, " ", "."), body)
}

// Receive hands the server a message from outside over its smtp listener, and
// returns the server's refusal, if any.
func (in *Instance) Receive(subject string, to ...string) error {
	in.T.Helper()
	return in.ReceiveRaw(Text(Outside, strings.Join(to, ", "), subject, "Hello."), to...)
}

// MustReceive is Receive for messages that must be accepted.
func (in *Instance) MustReceive(subject string, to ...string) {
	in.T.Helper()
	if err := in.Receive(subject, to...); err != nil {
		in.T.Fatalf("deliver %q to %v: %v", subject, to, err)
	}
}

// ReceiveRaw is [Instance.Receive] for a whole message.
func (in *Instance) ReceiveRaw(msg string, to ...string) error {
	in.T.Helper()
	c, err := smtp.Dial(in.Addr("smtp"))
	if err != nil {
		return err
	}
	defer c.Close()
	return SendOn(c, Outside, to, msg)
}

// Submission returns a session of net/smtp's client that has logged in as the
// user on the listener, submission (with STARTTLS) or submissions.
func (in *Instance) Submission(listener string, user Entity) *smtp.Client {
	in.T.Helper()
	c, err := in.dialSubmission(listener)
	if err != nil {
		in.T.Fatal(err)
	}
	in.T.Cleanup(func() { _ = c.Close() }) // the test may have closed it
	if err := c.Auth(plainAuth{user.Email, Password}); err != nil {
		in.T.Fatalf("log in as %s: %v", user.Email, err)
	}
	return c
}

func (in *Instance) dialSubmission(listener string) (*smtp.Client, error) {
	addr := in.Addr(listener)
	if listener == "submissions" {
		conn, err := tls.Dial("tcp", addr, TLS())
		if err != nil {
			return nil, err
		}
		return smtp.NewClient(conn, "localhost")
	}
	c, err := smtp.Dial(addr)
	if err != nil {
		return nil, err
	}
	if err := c.StartTLS(TLS()); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// Submit sends a message as the user and returns the server's refusal, if any.
func (in *Instance) Submit(user Entity, from string, to []string, msg string) error {
	in.T.Helper()
	return SendOn(in.Submission("submissions", user), from, to, msg)
}

// MustSubmit is Submit for messages that must be accepted.
func (in *Instance) MustSubmit(user Entity, to []string, msg string) {
	in.T.Helper()
	if err := in.Submit(user, user.Email, to, msg); err != nil {
		in.T.Fatalf("submit to %v: %v", to, err)
	}
}

// SendOn sends one message on a session, ends it, and returns the first refusal.
func SendOn(c *smtp.Client, from string, to []string, msg string) error {
	if err := c.Mail(from); err != nil {
		return err
	}
	for _, r := range to {
		if err := c.Rcpt(r); err != nil {
			return err
		}
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write([]byte(msg)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return c.Quit()
}

// plainAuth is AUTH PLAIN (RFC 4616). The one of net/smtp insists on the name of
// the certificate.
type plainAuth struct{ user, password string }

func (a plainAuth) Start(*smtp.ServerInfo) (string, []byte, error) {
	return "PLAIN", []byte("\x00" + a.user + "\x00" + a.password), nil
}

func (plainAuth) Next([]byte, bool) ([]byte, error) { return nil, nil }

// Code returns the reply code of an SMTP error, or 0.
func Code(err error) int {
	var reply *textproto.Error
	if errors.As(err, &reply) {
		return reply.Code
	}
	return 0
}

// replyTimeout bounds every answer to a raw command.
const replyTimeout = 60 * time.Second
