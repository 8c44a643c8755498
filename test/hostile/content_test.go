package hostile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/emersion/go-imap/v2"

	"github.com/mailstead/mailstead/test/harness"
)

const depth = 10_000

// contentAttacks are messages that are hard to take apart. Each is delivered or
// refused with a sentence; one that was delivered can be looked at.
func contentAttacks() []attack {
	var attacks []attack
	for _, c := range []struct {
		name    string
		message func() string
	}{
		{"multipart, 10 000 deep", nestedMultipart},
		{"message/rfc822, 10 000 deep", nestedMessages},
		{"a million parts", manyParts},
		{"a million header fields", manyFields},
		{"a header field of 30 MB", func() string { return "Subject: " + strings.Repeat("x", 30<<20) + "\r\n\r\nHello.\r\n" }},
		{"a million addresses", func() string { return "To: " + strings.Repeat("a@b.example,\r\n ", 1_000_000) + "c@d.example\r\n\r\n" }},
		{"a million comments", func() string { return "To: " + strings.Repeat("(", 1_000_000) + "\r\n\r\n" }},
		{"a million parameters", manyParameters},
		{"a million references", func() string { return "References: " + strings.Repeat("<a@b>\r\n ", 1_000_000) + "\r\n\r\n" }},
		{"encoded words without end", func() string { return "Subject: " + strings.Repeat("=?utf-8?q?=C3?= ", 100_000) + "\r\n\r\n" }},
		{"a cut-off base64 body", func() string {
			return "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat("A", 4_000_001) + "\r\n"
		}},
		{"a page of a million open elements", func() string {
			return "Content-Type: text/html\r\n\r\n" + strings.Repeat("<div>", 1_000_000) + "\r\n"
		}},
	} {
		attacks = append(attacks, attack{"content: " + c.name, func(t *testing.T, v *victim) { v.take(t, c.message()) }})
	}
	return attacks
}

// take delivers a message and then looks at it in every way.
func (v *victim) take(t *testing.T, message string) {
	t.Helper()
	err := v.in.ReceiveRaw(message, v.user.Email)
	if err != nil {
		if code := harness.Code(err); code < 550 || code > 554 {
			t.Fatalf("refused with %v; want one of 550 to 554, or no refusal", err)
		}
		t.Logf("refused: %v", err)
		return
	}
	c := v.in.IMAP(v.user)
	defer harness.Hangup(t, c)
	selected, err := c.Select("INBOX", nil).Wait()
	if err != nil {
		t.Fatal(err)
	}
	last := imap.SeqSetNum(selected.NumMessages)
	whole := &imap.FetchItemBodySection{Peek: true}
	messages, err := c.Fetch(last, &imap.FetchOptions{
		Envelope: true, RFC822Size: true, BodySection: []*imap.FetchItemBodySection{whole},
	}).Collect()
	if err != nil || len(messages) != 1 {
		t.Fatalf("fetch: %d messages, %v", len(messages), err)
	}
	if !strings.HasSuffix(string(messages[0].FindBodySection(whole)), message) {
		t.Error("the message is not what was sent")
	}
	v.rawFetch(t, selected.NumMessages)
	if err := c.Store(last, &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagDeleted}}, nil).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Expunge().Collect(); err != nil {
		t.Fatal(err)
	}
}

// rawFetch asks for the structure and for deep parts on a raw connection: the
// client of others may not bear the answer.
func (v *victim) rawFetch(t *testing.T, number uint32) {
	t.Helper()
	r := v.in.Raw("imap")
	if _, err := r.Line(); err != nil {
		t.Fatal(err)
	}
	for i, command := range []string{
		"LOGIN " + v.user.Email + " " + harness.Password,
		"EXAMINE INBOX",
		fmt.Sprintf("FETCH %d (BODYSTRUCTURE)", number),
		fmt.Sprintf("FETCH %d (BODY.PEEK[%s1])", number, strings.Repeat("1.", 200)),
		fmt.Sprintf("FETCH %d (BODY.PEEK[1.MIME] BINARY.PEEK[1])", number),
		"SEARCH TEXT nowhere",
	} {
		_, completion := r.IMAPDo(fmt.Sprint("r", i), "%s", command)
		if !strings.HasPrefix(completion, "OK") && !strings.HasPrefix(completion, "NO") && !strings.HasPrefix(completion, "BAD [LIMIT]") {
			t.Errorf("%.60s was answered with %q", command, completion)
		}
	}
}

func nestedMultipart() string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("\r\nat the bottom\r\n")
	for i := range depth {
		fmt.Fprintf(&b, "--b%d--\r\n", depth-1-i)
	}
	return b.String()
}

func nestedMessages() string {
	return strings.Repeat("Subject: deeper\r\nContent-Type: message/rfc822\r\n\r\n", depth) + "Subject: the bottom\r\n\r\nHello.\r\n"
}

func manyParts() string {
	return "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nx\r\n", 1_000_000) + "--b--\r\n"
}

func manyFields() string {
	return strings.Repeat("X-Many: of these\r\n", 1_000_000) + "\r\nHello.\r\n"
}

func manyParameters() string {
	var b strings.Builder
	b.WriteString("Content-Type: text/plain")
	for i := range 1_000_000 {
		fmt.Fprintf(&b, ";\r\n p%d=v", i)
	}
	b.WriteString("\r\n\r\nHello.\r\n")
	return b.String()
}
