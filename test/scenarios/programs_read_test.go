package scenarios

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

// Programs that people read mail with.
func TestProgramsThatRead(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		in.MustReceive("first", ada.Email)
		in.MustReceive("second", ada.Email)
		r := reading{in, ada}
		t.Run("python imaplib", r.python)
		t.Run("curl", r.curl)
		t.Run("curl over TLS", r.curlTLS)
		t.Run("mbsync", r.mbsync)
		t.Run("go-imap over TLS", r.goIMAPOverTLS)
	})
}

type reading struct {
	in   *harness.Instance
	user harness.Entity
}

func (r reading) python(t *testing.T) {
	const program = `
import email, imaplib, ssl, sys
plain, tls, user, password = sys.argv[1:]
host, port = plain.split(":")
c = imaplib.IMAP4(host, int(port))
c.starttls(ssl_context=ssl._create_unverified_context())
c.login(user, password)
status, data = c.select("INBOX")
print(status, data[0].decode())
status, found = c.search(None, "SUBJECT", "second")
for n in found[0].split():
    status, data = c.fetch(n, "(FLAGS BODY.PEEK[])")
    print(email.message_from_bytes(data[0][1])["Subject"])
print(c.store("1", "+FLAGS", "(\\Seen)")[0])
print(c.append("Drafts", "\\Draft", None, b"Subject: a draft\r\n\r\nHello.\r\n")[0])
print(c.list()[0], c.status("Drafts", "(MESSAGES)")[1][0].decode())
c.logout()
host, port = tls.split(":")
c = imaplib.IMAP4_SSL(host, int(port), ssl_context=ssl._create_unverified_context())
print(c.login(user, password)[0])
c.logout()
`
	got := harness.MustRun(t, program, nil, "python3", "-", r.in.Addr("imap"), r.in.Addr("imaps"), r.user.Email, harness.Password)
	const want = "OK 2\nsecond\nOK\nOK\nOK Drafts (MESSAGES 1)\nOK\n"
	if strings.ReplaceAll(got, `"`, "") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func (r reading) curlRun(t *testing.T, scheme, path string, args ...string) string {
	t.Helper()
	listener := scheme // the names are the same
	all := append([]string{
		"--silent", "--show-error", "--insecure", "--user", r.user.Email + ":" + harness.Password,
		"--url", scheme + "://" + r.in.Addr(listener) + path,
	}, args...)
	return harness.MustRun(t, "", nil, "curl", all...)
}

func (r reading) curl(t *testing.T) {
	for _, check := range []struct {
		path string
		args []string
		want string
	}{
		{"/INBOX;MAILINDEX=1", nil, "Subject: first"},
		{"/INBOX;UID=2", nil, "Subject: second"},
		{"/INBOX;UID=2;SECTION=HEADER.FIELDS%20(SUBJECT)", nil, "Subject: second"},
		{"/", []string{"--request", "STATUS INBOX (MESSAGES UIDNEXT)"}, "(MESSAGES 2 UIDNEXT 3)"},
		{"/INBOX?SUBJECT%20second", nil, "* SEARCH 2"},
		{"/", nil, "INBOX"},
	} {
		if got := r.curlRun(t, "imap", check.path, check.args...); !strings.Contains(got, check.want) {
			t.Errorf("%s %q: got %q, want something with %q", check.path, check.args, got, check.want)
		}
	}
}

func (r reading) curlTLS(t *testing.T) {
	if got := r.curlRun(t, "imaps", "/INBOX;MAILINDEX=1"); !strings.Contains(got, "Subject: first") {
		t.Errorf("got %q", got)
	}
}

// mbsync copies the mailbox to a Maildir, and what is new there back again.
func (r reading) mbsync(t *testing.T) {
	dir := t.TempDir()
	host, port := split(t, r.in.Addr("imap"))
	config := fmt.Sprintf(`IMAPStore far
Host %s
Port %s
User %s
Pass %s
SSLType None

MaildirStore near
Path %s/
Inbox %s/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns *
Create Both
Expunge Both
SyncState *
`, host, port, r.user.Email, harness.Password, dir, dir)
	rc := filepath.Join(dir, "mbsyncrc")
	if err := os.WriteFile(rc, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	sync := func() { harness.MustRun(t, "", nil, "mbsync", "-c", rc, "-a") }
	sync()
	copies, err := filepath.Glob(filepath.Join(dir, "INBOX", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(copies) != 2 {
		t.Fatalf("mbsync copied %d messages, want 2: %q", len(copies), copies)
	}
	for _, name := range []string{"Sent Items", "Drafts", "Deleted Items", "Junk Email"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("mbsync did not copy a folder: %v", err)
		}
	}
	local := filepath.Join(dir, "Drafts", "cur", "1700000000.1_1.localhost:2,S")
	if err := os.WriteFile(local, []byte("Subject: written offline\n\nHello.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sync()
	found := false
	for _, subject := range r.in.Subjects(r.user, "Drafts") {
		found = found || subject == "written offline"
	}
	if !found {
		t.Error("mbsync did not bring the new message to the server")
	}
}

func (r reading) goIMAPOverTLS(t *testing.T) {
	c, err := harness.DialIMAPS(r.in.Addr("imaps"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login(r.user.Email, harness.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	if got := harness.FolderMessages(t, c, "INBOX"); len(got) != 2 || got[0].Subject != "first" {
		t.Errorf("got %+v", got)
	}
}
