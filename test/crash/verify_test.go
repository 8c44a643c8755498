package crash

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"github.com/mailstead/mailstead/test/harness"
)

// fetchAtOnce bounds the messages that this test holds in memory.
const fetchAtOnce = 100

// verify reads every mailbox. It returns how many distinct large messages there
// are.
func (w *world) verify() int {
	w.t.Helper()
	large := map[string]bool{}
	copies := map[string]int{}
	for i, user := range w.users {
		found := w.read(user)
		for id, n := range found {
			sent, known := w.ledger.sent[id]
			switch {
			case !known:
				w.t.Errorf("%s has the message %q, which nobody sent", user.Email, id)
			case n != 1:
				w.t.Errorf("%s has the message %s %d times", user.Email, id, n)
			case !slices.Contains(sent.mailboxes, i):
				w.t.Errorf("%s has the message %s, which was not for this user", user.Email, id)
			}
			copies[id]++
			if isLarge(id) {
				large[id] = true
			}
		}
		for id := range w.ledger.acked {
			if slices.Contains(w.ledger.sent[id].mailboxes, i) && found[id] == 0 {
				w.t.Errorf("%s does not have the message %s, which was acknowledged", user.Email, id)
			}
		}
	}
	// A message is committed to all its mailboxes at once, acknowledged or not.
	for id, n := range copies {
		if want := len(w.ledger.sent[id].mailboxes); n != want {
			w.t.Errorf("the message %s is in %d of %d mailboxes", id, n, want)
		}
	}
	return len(large)
}

// read counts the messages of an inbox by id and checks the content of each.
func (w *world) read(user harness.Entity) map[string]int {
	w.t.Helper()
	c := w.in.IMAP(user)
	defer harness.Hangup(w.t, c)
	selected, err := c.Select("INBOX", &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		w.t.Fatal(err)
	}
	found := map[string]int{}
	whole := &imap.FetchItemBodySection{Peek: true}
	for from := uint32(1); from <= selected.NumMessages; from += fetchAtOnce {
		for _, m := range w.fetch(c, from, min(from+fetchAtOnce-1, selected.NumMessages), whole) {
			id := m.Envelope.Subject
			found[id]++
			if !strings.HasSuffix(string(m.FindBodySection(whole)), text(id)) {
				w.t.Errorf("the content of %s is not what was sent", id)
			}
		}
	}
	return found
}

func (w *world) fetch(c *imapclient.Client, from, to uint32, whole *imap.FetchItemBodySection) []*imapclient.FetchMessageBuffer {
	w.t.Helper()
	var set imap.SeqSet
	set.AddRange(from, to)
	messages, err := c.Fetch(set, &imap.FetchOptions{Envelope: true, BodySection: []*imap.FetchItemBodySection{whole}}).Collect()
	if err != nil {
		w.t.Fatal(err)
	}
	return messages
}

// verifyFiles looks for files of large messages that no mailbox has. Those of a
// message that was under way are cleared away when they are old enough that
// nobody can be about to commit it, so the test makes them old.
func (w *world) verifyFiles(want int) {
	w.t.Helper()
	w.in.Stop()
	w.t.Logf("%d files for %d large messages after the last kill", len(w.files()), want)
	old := time.Now().Add(-72 * time.Hour)
	for _, path := range w.files() {
		if err := os.Chtimes(path, old, old); err != nil {
			w.t.Fatal(err)
		}
	}
	w.in.Restart()
	harness.Eventually(w.t, "files without a message are gone", func() bool { return len(w.files()) <= want })
	time.Sleep(100 * time.Millisecond) // one that removes too many has the time to
	if got := len(w.files()); got != want {
		w.t.Errorf("there are %d files for %d large messages", got, want)
	}
}

// files lists the files of message bodies.
func (w *world) files() []string {
	w.t.Helper()
	var files []string
	err := filepath.WalkDir(filepath.Join(w.in.Dir, "bodies"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return files
}
