package scenarios

import (
	"slices"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

func TestMailReachesUserAliasAndGroup(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob := org.User("ada"), org.User("bob")
		alias := org.AddAlias(ada, "countess")
		team := org.Group("team", ada, bob)

		in.MustReceive("to the user", ada.Email)
		in.MustReceive("to the alias", alias)
		in.MustReceive("to the group", team.Email)

		wantSubjects(t, in, ada, "to the user", "to the alias", "to the group")
		wantSubjects(t, in, bob, "to the group")
	})
}

func TestAddressesAreFoundInAnyCase(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		in.MustReceive("shouted", strings.ToUpper(ada.Email))
		wantSubjects(t, in, ada, "shouted")
	})
}

// Whoever is reached on several ways gets one copy.
func TestNestedGroupsDeliverOneCopyEach(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob, eve := org.User("ada"), org.User("bob"), org.User("eve")
		inner := org.Group("inner", ada, bob)
		outer := org.Group("outer", ada, eve, inner)

		in.MustReceive("round and round", outer.Email, ada.Email, inner.Email)

		for _, user := range []harness.Entity{ada, bob, eve} {
			wantSubjects(t, in, user, "round and round")
		}
	})
}

func TestPlusAddressReachesItsUser(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		in.MustReceive("with a tag", org.Address("ada+shopping"))
		wantSubjects(t, in, ada, "with a tag")
	})
}

func TestResourceTakesMail(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		room := org.Room("kitchen")
		in.MustReceive("a meeting", room.Email)
		if used := diagnose(t, in).used(room.ID); used == 0 {
			t.Error("the mailbox of the resource is empty")
		}
	})
}

func TestUnknownRecipientIsRefused(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		wantRefusal(t, in.Receive("lost", org.Address("nobody")), 550, "Nobody here has this address")
	})
}

func TestDisabledRecipientIsRefused(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		in.MustReceive("before", ada.Email)
		org.Disable(ada)
		wantRefusal(t, in.Receive("after", ada.Email), 550, "")
	})
}

func TestServerDoesNotRelay(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		in.Org("acme")
		wantRefusal(t, in.Receive("spam", "someone@example.net"), 550, "Relaying denied")
	})
}

// A refused recipient does not take the others with it.
func TestGoodRecipientsGetTheMessageBesideABadOne(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		c := in.SMTP("smtp")
		c.Do(250, "MAIL FROM:<%s>", harness.Outside)
		c.Do(550, "RCPT TO:<%s>", org.Address("nobody"))
		c.Do(250, "RCPT TO:<%s>", ada.Email)
		c.Do(354, "DATA")
		c.Do(250, "%s.", harness.Text(harness.Outside, ada.Email, "one of two", "Hello."))
		wantSubjects(t, in, ada, "one of two")
	})
}

func wantSubjects(t *testing.T, in *harness.Instance, user harness.Entity, want ...string) {
	t.Helper()
	if got := in.Subjects(user, "INBOX"); !slices.Equal(got, want) {
		t.Errorf("%s has the messages %q, want %q", user.Email, got, want)
	}
}

func wantRefusal(t *testing.T, err error, code int, sentence string) {
	t.Helper()
	if got := harness.Code(err); got != code || !strings.Contains(err.Error(), sentence) {
		t.Errorf("got the answer %v, want %d with %q", err, code, sentence)
	}
}
