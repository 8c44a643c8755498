package scenarios

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

// Programs that people send mail with, over every listener that takes it.
func TestProgramsThatSend(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob := org.User("ada"), org.User("bob")
		s := sending{in, ada, bob}
		t.Run("swaks without TLS to smtp", s.swaksSMTP)
		t.Run("swaks STARTTLS and AUTH PLAIN", s.swaks("PLAIN", "submission", "-tls"))
		t.Run("swaks TLS and AUTH LOGIN", s.swaks("LOGIN", "submissions", "-tlsc"))
		t.Run("curl STARTTLS", s.curl("smtp", "submission"))
		t.Run("curl TLS", s.curl("smtps", "submissions"))
		t.Run("python smtplib", s.python)
		wantSubjects(t, in, bob, "swaks", "swaks PLAIN", "swaks LOGIN", "curl smtp", "curl smtps", "smtplib STARTTLS", "smtplib TLS")
	})
}

type sending struct {
	in       *harness.Instance
	from, to harness.Entity
}

func (s sending) swaksSMTP(t *testing.T) {
	harness.MustRun(t, "", nil, "swaks", "--server", s.in.Addr("smtp"), "--from", harness.Outside, "--to", s.to.Email,
		"--header", "Subject: swaks", "--body", "Hello.")
}

func (s sending) swaks(mechanism, listener, tls string) func(*testing.T) {
	return func(t *testing.T) {
		harness.MustRun(t, "", nil, "swaks", "--server", s.in.Addr(listener), tls, "--auth", mechanism,
			"--auth-user", s.from.Email, "--auth-password", harness.Password, "--from", s.from.Email, "--to", s.to.Email,
			"--header", "Subject: swaks "+mechanism, "--body", "Hello.")
	}
}

func (s sending) curl(scheme, listener string) func(*testing.T) {
	return func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "message")
		if err := os.WriteFile(file, []byte(harness.Text(s.from.Email, s.to.Email, "curl "+scheme, "Hello.")), 0o600); err != nil {
			t.Fatal(err)
		}
		harness.MustRun(t, "", nil, "curl", "--silent", "--show-error", "--insecure", "--ssl-reqd",
			"--url", scheme+"://"+s.in.Addr(listener), "--user", s.from.Email+":"+harness.Password,
			"--mail-from", s.from.Email, "--mail-rcpt", s.to.Email, "--upload-file", file)
	}
}

func (s sending) python(t *testing.T) {
	const program = `
import smtplib, ssl, sys
from email.message import EmailMessage
starttls, tls, user, password, to = sys.argv[1:]
context = ssl._create_unverified_context()
def message(subject):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = user, to, subject
    m.set_content("Hello.")
    return m
host, port = starttls.split(":")
with smtplib.SMTP(host, int(port)) as s:
    s.starttls(context=context)
    s.login(user, password)
    s.send_message(message("smtplib STARTTLS"))
host, port = tls.split(":")
with smtplib.SMTP_SSL(host, int(port), context=context) as s:
    s.login(user, password)
    s.send_message(message("smtplib TLS"))
`
	harness.MustRun(t, program, nil, "python3", "-", s.in.Addr("submission"), s.in.Addr("submissions"), s.from.Email, harness.Password, s.to.Email)
}

// split returns host and port of a listener.
func split(t *testing.T, addr string) (host, port string) {
	t.Helper()
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	return host, port
}
