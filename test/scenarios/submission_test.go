package scenarios

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

const noDate = "From: ada@acme.mailstead.internal\r\nTo: bob@acme.mailstead.internal\r\nBcc: eve@acme.mailstead.internal\r\nSubject: bare\r\n\r\nHello.\r\n"

func TestSubmissionOverEitherListener(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob := org.User("ada"), org.User("bob")
		for _, listener := range []string{"submission", "submissions"} {
			c := in.Submission(listener, ada)
			if err := harness.SendOn(c, ada.Email, []string{bob.Email}, harness.Text(ada.Email, bob.Email, "by "+listener, "Hello.")); err != nil {
				t.Errorf("%s: %v", listener, err)
			}
		}
		wantSubjects(t, in, bob, "by submission", "by submissions")
	})
}

func TestSubmittedMessageIsCompleted(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob, eve := org.User("ada"), org.User("bob"), org.User("eve")
		in.MustSubmit(ada, []string{bob.Email, eve.Email}, noDate)
		for _, user := range []harness.Entity{bob, eve} {
			got := in.Only(user)
			if strings.Contains(strings.ToLower(got.Raw), "bcc:") {
				t.Errorf("the message to %s tells who had a blind copy: %q", user.Email, got.Raw)
			}
			if got.Header("Date") == "" || !strings.HasPrefix(got.Header("Message-ID"), "<") {
				t.Errorf("Date or Message-ID is missing: %q", got.Raw)
			}
		}
		if got := in.Messages(ada, "INBOX"); len(got) != 0 {
			t.Errorf("the sender got a copy: %+v", got)
		}
	})
}

func TestSenderMustBeOnesOwn(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob := org.User("ada"), org.User("bob")
		alias := org.AddAlias(ada, "countess")
		to := []string{bob.Email}
		t.Run("envelope", func(t *testing.T) {
			err := in.Submit(ada, bob.Email, to, harness.Text(ada.Email, bob.Email, "forged", "Hello."))
			wantRefusal(t, err, 553, "one of your own")
		})
		t.Run("header", func(t *testing.T) {
			err := in.Submit(ada, ada.Email, to, harness.Text(bob.Email, bob.Email, "forged", "Hello."))
			wantRefusal(t, err, 550, "one of your own")
		})
		t.Run("alias", func(t *testing.T) {
			if err := in.Submit(ada, alias, to, harness.Text(alias, bob.Email, "as the countess", "Hello.")); err != nil {
				t.Error(err)
			}
		})
		wantSubjects(t, in, bob, "as the countess")
	})
}

func TestSubmissionToOutsideIsRefusedWithASentence(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		err := in.Submit(ada, ada.Email, []string{"someone@example.net"}, harness.Text(ada.Email, "someone@example.net", "out", "Hello."))
		wantRefusal(t, err, 550, "outside this server")
	})
}

func TestSubmissionNeedsALogin(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		c := in.SMTP("submission")
		c.Do(530, "MAIL FROM:<%s>", ada.Email)
	})
}

func TestLoginMechanisms(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
		// Listeners on loopback take passwords without TLS.
		t.Run("PLAIN", func(t *testing.T) {
			in.SMTP("submission").Do(235, "AUTH PLAIN %s", b64("\x00"+ada.Email+"\x00"+harness.Password))
		})
		t.Run("LOGIN", func(t *testing.T) {
			c := in.SMTP("submission")
			c.Do(334, "AUTH LOGIN")
			c.Do(334, "%s", b64(ada.Email))
			c.Do(235, "%s", b64(harness.Password))
		})
		t.Run("wrong password", func(t *testing.T) {
			in.SMTP("submission").Do(535, "AUTH PLAIN %s", b64("\x00"+ada.Email+"\x00wrong"))
		})
	})
}
