package mailbox_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
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

// A COPY that fails leaves the target as it was (RFC 9051 section 6.4.7), also
// when it takes several transactions. A copy into the same folder ends.
func TestFailedCopyLeavesNothing(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		inbox, drafts := f.Folder(t, m, "INBOX").ID, f.Folder(t, m, "Drafts").ID
		appendText(t, f, inbox, "a")
		for range 10 {
			if _, err := f.Boxes.Copy(t.Context(), inbox, mailbox.AllUIDs(), inbox, "test"); err != nil {
				t.Fatal(err)
			}
		}
		if n := f.Folder(t, m, "INBOX").Messages; n != 1024 {
			t.Fatalf("%d messages after ten copies of all to the same folder, want 1024", n)
		}
		taint := func(query string) {
			t.Helper()
			if err := f.Store.Update(t.Context(), func(tx *store.Tx) error {
				_, err := tx.Exec(query, drafts)
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		// A UID that is taken already makes the second transaction fail.
		taint(`INSERT INTO item (id, mailbox, folder, uid, blob, size, received, flags, keywords, created, content, modseq, origin, summary)
			SELECT -1, mailbox, $1, 700, blob, size, received, flags, keywords, created, content, modseq, origin, summary FROM item WHERE uid = 1`)
		res, err := f.Boxes.Copy(t.Context(), inbox, mailbox.AllUIDs(), drafts, "test")
		if err == nil || len(res.Pairs) != 0 {
			t.Errorf("got %d copies, %v; want an error and none", len(res.Pairs), err)
		}
		taint(`DELETE FROM item WHERE id = -1 AND folder = $1`)
		if n := f.Folder(t, m, "Drafts").Messages; n != 0 {
			t.Errorf("%d messages are left of a copy that failed", n)
		}
		f.Check(t)
	})
}
