package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
)

// A session that has a folder open when its owner is deregistered gets nothing
// more out of it.
func TestSuspendedMailboxCannotBeRead(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		inbox := f.Folder(t, m, "INBOX").ID
		appendText(t, f, inbox, "Subject: secret\r\n\r\n")
		err := f.Store.Update(t.Context(), func(tx *store.Tx) error { return f.Boxes.Suspend(tx, "m-1", "alice", time.Now()) })
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Boxes.Changes(t.Context(), inbox, 0); !errors.Is(err, mailbox.ErrNoMailbox) {
			t.Errorf("Changes: %v, want ErrNoMailbox", err)
		}
		if _, err := f.Boxes.View(t.Context(), inbox); !errors.Is(err, mailbox.ErrNoMailbox) {
			t.Errorf("View: %v, want ErrNoMailbox", err)
		}
		err = f.Boxes.Items(t.Context(), inbox, mailbox.AllUIDs(), mailbox.WithBody, func(*mailbox.Item) error {
			t.Error("an item was read")
			return nil
		})
		if !errors.Is(err, mailbox.ErrNoMailbox) {
			t.Errorf("Items: %v, want ErrNoMailbox", err)
		}
	})
}

// Mail goes on arriving while an organization is deleted. What is acknowledged
// in that time must not stay behind without a folder, with its body, for ever.
func TestPurgeLeavesNothingOfMailThatArrivesMeanwhile(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		for n := range 30 {
			if err := deliver(t.Context(), f, m.ID, sample(n, 1000)); err != nil {
				t.Fatal(err)
			}
		}
		stop, stopped := make(chan struct{}), make(chan struct{})
		started := make(chan struct{})
		go func() {
			defer close(stopped)
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				_ = deliver(t.Context(), f, m.ID, sample(n, 1000)) // refused when the mailbox is gone
				if n == 3 {
					close(started)
				}
			}
		}()
		<-started
		if err := f.Boxes.PurgeOrganization(t.Context(), "m-1"); err != nil {
			t.Error(err)
		}
		close(stop)
		<-stopped
		for _, table := range []string{"mailbox", "folder", "item", "blob"} {
			if n := rows(t, f, `SELECT COUNT(*) FROM `+table); n != 0 {
				t.Errorf("%d rows of %s outlived the purge", n, table)
			}
		}
	})
}

// A mailbox whose purge has begun, and was interrupted, must not come back half
// empty: its owner gets a new one, and the old one is purged in the end.
func TestInterruptedPurgeIsNotUndone(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		appendText(t, f, f.Folder(t, m, "INBOX").ID, "a")
		if err := f.Boxes.BeginPurge(t.Context(), m.ID); err != nil {
			t.Fatal(err)
		}
		fresh := f.Mailbox(t, "m-1", "alice")
		if fresh.ID == m.ID {
			t.Error("the mailbox that was being purged came back")
		}
		if err := f.Boxes.PurgeSuspended(t.Context(), time.Now().Add(-time.Hour)); err != nil {
			t.Fatal(err)
		}
		if n := rows(t, f, `SELECT COUNT(*) FROM mailbox`); n != 1 {
			t.Errorf("%d mailboxes, want the new one only", n)
		}
		f.Check(t)
	})
}

// Two processes may clear away the same folder at once; a body that another
// folder shares must survive it.
func TestClearingAwayTwiceReleasesBodiesOnce(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		inbox, drafts := f.Folder(t, m, "INBOX").ID, f.Folder(t, m, "Drafts").ID
		appendText(t, f, inbox, "a")
		if _, err := f.Boxes.Copy(t.Context(), inbox, mailbox.AllUIDs(), drafts, "test"); err != nil {
			t.Fatal(err)
		}
		clear, err := f.Boxes.Discarded(t.Context(), inbox)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := f.Store.Update(t.Context(), clear); err != nil {
				t.Fatal(err)
			}
		}
		if n := rows(t, f, `SELECT refs FROM blob`); n != 1 {
			t.Errorf("%d references to the body, want that of the copy", n)
		}
	})
}
