package mailbox_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
)

func TestUsageAndSetQuota(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		inbox := f.Folder(t, m, "INBOX")
		appendText(t, f, inbox.ID, strings.Repeat("a", 100))
		change := func(owner string, quota int64) (ok bool) {
			t.Helper()
			if err := f.Store.Update(t.Context(), func(tx *store.Tx) (err error) {
				ok, err = f.Boxes.SetQuota(tx, "m-1", owner, quota)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return ok
		}
		usage := func(owner string) (quota, used int64, ok bool) {
			t.Helper()
			if err := f.Store.View(t.Context(), func(tx *store.Tx) (err error) {
				quota, used, ok, err = f.Boxes.Usage(tx, "m-1", owner)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return quota, used, ok
		}
		if quota, used, ok := usage("alice"); quota != mailbox.DefaultQuota || used != 100 || !ok {
			t.Errorf("usage %d of %d, %v", used, quota, ok)
		}
		if !change("alice", 120) || change("bob", 120) {
			t.Error("SetQuota changed the wrong mailbox")
		}
		if _, err := f.Boxes.Append(t.Context(), inbox.ID, mailbox.NewItem{Message: make([]byte, 21)}, "test"); !errors.Is(err, mailbox.ErrOverQuota) {
			t.Errorf("Append beyond the new quota: %v", err)
		}
		if !change("alice", 50) { // less than it holds
			t.Error("SetQuota found no mailbox")
		}
		if quota, used, _ := usage("alice"); quota != 50 || used != 100 {
			t.Errorf("usage %d of %d", used, quota)
		}
		if err := f.Store.Update(t.Context(), func(tx *store.Tx) error { return f.Boxes.Suspend(tx, "m-1", "alice", time.Now()) }); err != nil {
			t.Fatal(err)
		}
		if _, _, ok := usage("alice"); ok || change("alice", 1) {
			t.Error("a suspended mailbox has a quota")
		}
	})
}
