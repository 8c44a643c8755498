package harness

import (
	"crypto/tls"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// TLS is how clients connect: to a certificate that signs itself.
func TLS() *tls.Config { return &tls.Config{InsecureSkipVerify: true} }

// IMAP returns a connection of go-imap's client that has logged in as the user.
func (in *Instance) IMAP(user Entity) *imapclient.Client {
	in.T.Helper()
	c, err := imapclient.DialInsecure(in.Addr("imap"), nil)
	if err != nil {
		in.T.Fatal(err)
	}
	in.T.Cleanup(func() { _ = c.Close() }) // the test may have closed it
	if err := c.Login(user.Email, Password).Wait(); err != nil {
		in.T.Fatalf("log in as %s: %v", user.Email, err)
	}
	return c
}

// DialIMAPS connects over TLS, without logging in. The caller closes it.
func DialIMAPS(addr string) (*imapclient.Client, error) {
	return imapclient.DialTLS(addr, &imapclient.Options{TLSConfig: TLS()})
}

// A Message is one message in a mailbox.
type Message struct {
	UID     imap.UID
	Subject string
	Raw     string
}

// Messages returns everything in a folder, in order of arrival.
func (in *Instance) Messages(user Entity, folder string) []Message {
	in.T.Helper()
	c := in.IMAP(user)
	defer Hangup(in.T, c)
	return FolderMessages(in.T, c, folder)
}

// Subjects returns the subjects of a folder's messages, in order of arrival.
func (in *Instance) Subjects(user Entity, folder string) []string {
	in.T.Helper()
	var subjects []string
	for _, m := range in.Messages(user, folder) {
		subjects = append(subjects, m.Subject)
	}
	return subjects
}

// Only returns the one message of the inbox and fails when it is not the only one.
func (in *Instance) Only(user Entity) Message {
	in.T.Helper()
	all := in.Messages(user, "INBOX")
	if len(all) != 1 {
		in.T.Fatalf("%s has %d messages, want 1", user.Email, len(all))
	}
	return all[0]
}

// FolderMessages reads a folder over a connection that has logged in.
func FolderMessages(t testing.TB, c *imapclient.Client, folder string) []Message {
	t.Helper()
	selected, err := c.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		t.Fatalf("select %s: %v", folder, err)
	}
	if selected.NumMessages == 0 {
		return nil
	}
	whole := &imap.FetchItemBodySection{Peek: true}
	set := imap.SeqSet{}
	set.AddRange(1, 0)
	fetched, err := c.Fetch(set, &imap.FetchOptions{
		UID: true, Envelope: true, BodySection: []*imap.FetchItemBodySection{whole},
	}).Collect()
	if err != nil {
		t.Fatalf("fetch from %s: %v", folder, err)
	}
	var all []Message
	for _, m := range fetched {
		all = append(all, Message{UID: m.UID, Subject: m.Envelope.Subject, Raw: string(m.FindBodySection(whole))})
	}
	slices.SortFunc(all, func(a, b Message) int { return int(a.UID) - int(b.UID) })
	return all
}

// Hangup logs out and closes the connection.
func Hangup(t testing.TB, c *imapclient.Client) {
	t.Helper()
	if err := c.Logout().Wait(); err != nil {
		t.Errorf("log out: %v", err)
	}
	_ = c.Close() // the server may have been first
}

// Eventually waits until the condition holds, looking again and again.
func Eventually(t testing.TB, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if condition() {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("after 30 s still not: %s", what)
		}
	}
}

// Header returns the value of a header field of a raw message, unfolded, or an
// empty string.
func (m Message) Header(name string) string {
	head, _, _ := strings.Cut(m.Raw, "\r\n\r\n")
	head = strings.ReplaceAll(strings.ReplaceAll(head, "\r\n ", " "), "\r\n\t", " ")
	for _, line := range strings.Split(head, "\r\n") {
		if field, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(field, name) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
