package mailbox_test

import (
	"crypto/rand"
	"encoding/base64"
	"slices"
	"testing"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
)

// However large the messages are, what is read ahead of a slow client is not.
func TestItemsAreReadInBatchesOfBoundedSize(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		inbox := f.Folder(t, f.Mailbox(t, "m-1", "alice"), "INBOX").ID
		const messages = 36
		want := make([]uint32, 0, messages)
		for range messages {
			noise := make([]byte, 75<<10)
			if _, err := rand.Read(noise); err != nil {
				t.Fatal(err)
			}
			want = append(want, appendText(t, f, inbox, "Subject: noise\r\n\r\n"+base64.StdEncoding.EncodeToString(noise)).UID)
		}
		sizes, err := f.Boxes.Batches(t.Context(), inbox, mailbox.WithBody)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Max(sizes) > 30 {
			t.Errorf("batches of %v messages of 75 KiB, want at most 2 MiB each", sizes)
		}
		var got []uint32
		err = f.Boxes.Items(t.Context(), inbox, mailbox.AllUIDs(), mailbox.WithBody, func(it *mailbox.Item) error {
			got = append(got, it.UID)
			return nil
		})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("read %v, %v; want %v", got, err, want)
		}
	})
}
