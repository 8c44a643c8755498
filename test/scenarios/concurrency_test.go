package scenarios

import (
	"fmt"
	"sync"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

// Many senders to the same few mailboxes, while those are read: everybody gets
// everything once.
func TestConcurrentSessions(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		const senders, each = 16, 5
		org := in.Org("acme")
		users := []harness.Entity{org.User("ada"), org.User("bob")}
		everybody := org.Group("all", users...)
		var wg sync.WaitGroup
		for s := range senders {
			wg.Go(func() {
				for n := range each {
					if err := in.Receive(fmt.Sprintf("message %d of %d", n, s), everybody.Email); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for _, u := range users {
			wg.Go(func() {
				for range 3 {
					c := in.IMAP(u)
					harness.FolderMessages(t, c, "INBOX")
					harness.Hangup(t, c)
				}
			})
		}
		wg.Wait()
		for _, u := range users {
			seen := map[string]int{}
			for _, subject := range in.Subjects(u, "INBOX") {
				seen[subject]++
			}
			if len(seen) != senders*each {
				t.Errorf("%s has %d messages, want %d", u.Email, len(seen), senders*each)
			}
			for subject, n := range seen {
				if n != 1 {
					t.Errorf("%s has %q %d times", u.Email, subject, n)
				}
			}
		}
	})
}
