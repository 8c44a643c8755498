package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

// What was sent comes back octet by octet, below the trace fields that the
// server adds.
func TestContentIsNotChanged(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		msg := "from:  oddly  spaced@example.org\r\nSubject: as it is\r\nX-Odd:\t tabs\r\n\tand folds\r\n\r\n" +
			" leading space\r\n..dots\r\n.\x01control\r\n\r\n\r\ntrailing lines\r\n\r\n"
		stuffed := strings.ReplaceAll(msg, "\r\n.", "\r\n..")
		c := in.SMTP("smtp")
		c.Do(250, "MAIL FROM:<%s>", harness.Outside)
		c.Do(250, "RCPT TO:<%s>", ada.Email)
		c.Do(354, "DATA")
		c.Do(250, "%s.", stuffed)
		got := in.Only(ada)
		if !strings.HasSuffix(got.Raw, msg) {
			t.Errorf("sent %q, got %q", msg, got.Raw)
		}
		if got.Header("Received") == "" || !strings.HasPrefix(got.Header("Return-Path"), "<"+harness.Outside) {
			t.Errorf("trace fields are missing in %q", got.Raw)
		}
	})
}

// largeBody returns n bytes of text in lines, no two stretches of which are alike.
func largeBody(n int) string {
	var b strings.Builder
	b.Grow(n + 80)
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "%08d the quick brown fox jumps over the lazy dog %08x\r\n", i, i*2654435761)
	}
	return b.String()
}

func TestLargeMessageMakesTheRoundTrip(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob := org.User("ada"), org.User("bob")
		body := largeBody(30 << 20)
		if err := in.ReceiveRaw("Subject: large\r\n\r\n"+body, ada.Email, bob.Email); err != nil {
			t.Fatal(err)
		}
		in.Restart()
		for _, user := range []harness.Entity{ada, bob} {
			if got := in.Only(user); !strings.HasSuffix(got.Raw, "\r\n\r\n"+body) {
				t.Errorf("%s got %d bytes that are not the message of %d", user.Email, len(got.Raw), len(body))
			}
		}
	})
}

func TestTooLargeMessageIsRefused(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		t.Run("announced", func(t *testing.T) {
			c := in.SMTP("smtp")
			c.Do(552, "MAIL FROM:<%s> SIZE=%d", harness.Outside, 41<<20)
		})
		t.Run("unannounced", func(t *testing.T) {
			err := in.ReceiveRaw("Subject: too large\r\n\r\n"+largeBody(41<<20), ada.Email)
			wantRefusal(t, err, 552, "")
		})
		wantSubjects(t, in, ada)
	})
}

func TestEightBitContent(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		c := in.SMTP("smtp")
		c.Do(250, "MAIL FROM:<%s> BODY=8BITMIME", harness.Outside)
		c.Do(250, "RCPT TO:<%s>", ada.Email)
		c.Do(354, "DATA")
		const body = "Gr\xfc\xdfe in Latin-1, Grüße in UTF-8\r\n"
		c.Do(250, "Subject: eight bits\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n%s.", body)
		if got := in.Only(ada); !strings.HasSuffix(got.Raw, "\r\n\r\n"+body) {
			t.Errorf("got %q", got.Raw)
		}
	})
}

// RFC 6531: addresses and header fields in UTF-8, from a sender that says so.
func TestInternationalMail(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		c := in.SMTP("smtp")
		c.Do(250, "MAIL FROM:<jürgen@example.org> SMTPUTF8")
		c.Do(250, "RCPT TO:<%s>", ada.Email)
		c.Do(354, "DATA")
		c.Do(250, "From: jürgen@example.org\r\nSubject: Grüße aus Köln\r\n\r\nHallo.\r\n.")
		wantSubjects(t, in, ada, "Grüße aus Köln")
	})
}

// RFC 3030: content in counted chunks, in which a line with a dot is a line.
func TestChunkedContent(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		const head, rest = "Subject: chunks\r\n\r\nfirst\r\n", ".\r\nsecond\r\n"
		c := in.SMTP("smtp")
		c.Do(250, "MAIL FROM:<%s>", harness.Outside)
		c.Do(250, "RCPT TO:<%s>", ada.Email)
		c.Send(fmt.Sprintf("BDAT %d\r\n%s", len(head), head))
		c.Reply(250)
		c.Send(fmt.Sprintf("BDAT %d LAST\r\n%s", len(rest), rest))
		c.Reply(250)
		if got := in.Only(ada); !strings.HasSuffix(got.Raw, head+rest) {
			t.Errorf("got %q", got.Raw)
		}
	})
}

// RFC 2920: commands in one packet.
func TestPipelinedCommands(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		c := in.SMTP("smtp")
		c.Send("MAIL FROM:<" + harness.Outside + ">\r\nRCPT TO:<" + ada.Email + ">\r\nRCPT TO:<" + org.Address("nobody") + ">\r\nDATA\r\n")
		for _, code := range []int{250, 250, 550, 354} {
			c.Reply(code)
		}
		c.Send("Subject: one packet\r\n\r\nHello.\r\n.\r\nQUIT\r\n")
		c.Reply(250)
		c.Reply(221)
		wantSubjects(t, in, ada, "one packet")
	})
}
