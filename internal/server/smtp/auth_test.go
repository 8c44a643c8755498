package smtp

import (
	"encoding/base64"
	"net/smtp"
	"strings"
	"testing"

	"github.com/emersion/go-sasl"
	gosmtp "github.com/emersion/go-smtp"
)

func plain(identity, username, password string) string {
	return base64.StdEncoding.EncodeToString([]byte(identity + "\x00" + username + "\x00" + password))
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func TestAuth(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	tests := []struct {
		name  string
		lines []string
	}{
		{"plain", []string{"AUTH PLAIN " + plain("", "bob@a.test", password), "235"}},
		{"plain, lower case, in two steps", []string{"auth plain", "334 \r\n", plain("", "Bob@A.test", password), "235"}},
		{"plain with own identity", []string{"AUTH PLAIN " + plain("bob@a.test", "bob@a.test", password), "235"}},
		{"plain as another", []string{"AUTH PLAIN " + plain("cid@a.test", "bob@a.test", password), "535 5.7.8"}},
		{"login", []string{"AUTH LOGIN", "334 " + b64("Username:"), b64("bob@a.test"), "334 " + b64("Password:"), b64(password), "235"}},
		{"login with user name", []string{"AUTH LOGIN " + b64("bob@a.test"), "334 " + b64("Password:"), b64(password), "235"}},
		{"wrong password", []string{"AUTH PLAIN " + plain("", "bob@a.test", "x"), "535 5.7.8", "AUTH LOGIN " + b64("bob@a.test"), "334", b64("x"), "535 5.7.8"}},
		{"not now", []string{"AUTH PLAIN " + plain("", "broken@a.test", "x"), "454 4.7.0"}},
		{"malformed", []string{"AUTH PLAIN " + b64("no zeros"), "501 5.5.2", "AUTH PLAIN ?", "501 5.5.2", "AUTH PLAIN", "334", "*", "501 5.7.0", "AUTH LOGIN =", "334", "*", "501 5.7.0", "AUTH PLAIN =", "501 5.5.2", "AUTH CRAM-MD5", "504 5.5.4", "AUTH", "501 5.5.4"}},
		{"twice", []string{"AUTH PLAIN " + plain("", "bob@a.test", password), "235", "AUTH PLAIN " + plain("", "bob@a.test", password), "503"}},
		{"within a transaction", []string{"AUTH PLAIN " + plain("", "bob@a.test", "x"), "535", "AUTH PLAIN " + plain("", "bob@a.test", password), "235", "MAIL FROM:<bob@a.test>", "250", "AUTH PLAIN x", "503"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := s.hello(t, Submissions)
			for i := 0; i < len(tt.lines); i += 2 {
				c.do(tt.lines[i], tt.lines[i+1])
			}
		})
	}
}

func TestGuessingEndsTheConnection(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{limits: Limits{BadLogins: 2}})
	for _, kind := range []Kind{Submission, Submissions} {
		c := s.hello(t, kind)
		c.do("AUTH PLAIN "+plain("", "bob@a.test", "x"), "535")
		c.do("AUTH PLAIN "+plain("", "bob@a.test", "y"), "421 4.7.0")
		c.want("")
	}
	// STARTTLS makes nothing forgotten.
	c := s.hello(t, Submission)
	c.do("AUTH PLAIN "+plain("", "bob@a.test", "x"), "535")
	c.starttls()
	c.do("EHLO client.example", "250")
	c.do("AUTH PLAIN "+plain("", "bob@a.test", "y"), "421 4.7.0")
}

// A login in plain text before STARTTLS is good on loopback; afterwards it must be
// done again.
func TestStartTLSForgetsTheLogin(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	c := s.hello(t, Submission)
	c.login()
	c.starttls()
	c.do("EHLO client.example", "250")
	c.do("MAIL FROM:<bob@a.test>", "530")
	c.login()
	c.mail("bob@a.test", "cid@a.test")
	c.do(own+".", "250")
	got := s.Inbox(t, s.cid)[0]
	if !strings.Contains(got, " with ESMTPSA id ") {
		t.Errorf("protocol is missing: %q", got)
	}
}

// Independent clients: the standard library's and go-smtp's.
func TestClients(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	tlsConfig := selfSigned().Clone()
	tlsConfig.InsecureSkipVerify = true
	if err := smtp.SendMail(s.addr[MX], nil, "ann@sender.example", []string{"bob@a.test", "cid@a.test"}, []byte(simple)); err == nil {
		t.Error("net/smtp did not notice the self-signed certificate")
	}
	for name, dial := range map[string]func() (*gosmtp.Client, error){
		"implicit": func() (*gosmtp.Client, error) { return gosmtp.DialTLS(s.addr[Submissions], tlsConfig) },
		"starttls": func() (*gosmtp.Client, error) { return gosmtp.DialStartTLS(s.addr[Submission], tlsConfig) },
	} {
		c, err := dial()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := c.Auth(sasl.NewPlainClient("", "bob@a.test", password)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := c.SendMail("bob@a.test", []string{"bob@a.test", "cid@a.test"}, strings.NewReader(own)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := c.Quit(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	c, err := smtp.Dial(s.addr[Submission])
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	err = c.Auth(smtp.PlainAuth("", "bob@a.test", password, "127.0.0.1"))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Mail("bob@a.test"); err != nil {
		t.Fatal(err)
	}
	if err := c.Rcpt("cid@a.test"); err != nil {
		t.Fatal(err)
	}
	w, err := c.Data()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(own)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if bob, cid := s.Messages(t, s.bob), s.Messages(t, s.cid); bob != 2 || cid != 3 {
		t.Errorf("bob has %d and cid %d messages, want 2 and 3", bob, cid)
	}
}
