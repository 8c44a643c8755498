package mailbox_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
)

// What a failed transaction did not keep must not be reported as done: a client
// would show flags that the mailbox does not have.
func TestRolledBackFlagsAreNotReported(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		inbox := f.Folder(t, f.Mailbox(t, "m-1", "alice"), "INBOX").ID
		appendText(t, f, inbox, "a")
		full := appendText(t, f, inbox, "b")
		var many []string
		for i := range 64 {
			many = append(many, fmt.Sprintf("k%d", i))
		}
		set := func(uids mailbox.UIDSet, keywords ...string) (mailbox.FlagResult, error) {
			add := mailbox.FlagChange{Op: mailbox.FlagsAdd, Keywords: keywords}
			return f.Boxes.SetFlags(t.Context(), inbox, uids, add, mailbox.Unconditional, "test")
		}
		if _, err := set(mailbox.UIDSet{{First: full.UID, Last: full.UID}}, many...); err != nil {
			t.Fatal(err)
		}
		res, err := set(mailbox.AllUIDs(), "one-more")
		if !errors.Is(err, mailbox.ErrKeyword) || len(res.Changed) != 0 {
			t.Errorf("got %+v, %v; want nothing and ErrKeyword", res, err)
		}
		f.Check(t)
	})
}
