package scenarios

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"github.com/mailstead/mailstead/test/harness"
)

func TestIdleClientHearsOfNewMail(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		news := make(chan uint32, 10)
		c, err := imapclient.DialInsecure(in.Addr("imap"), &imapclient.Options{
			UnilateralDataHandler: &imapclient.UnilateralDataHandler{Mailbox: func(data *imapclient.UnilateralDataMailbox) {
				if data.NumMessages != nil {
					news <- *data.NumMessages
				}
			}},
		})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := c.Login(ada.Email, harness.Password).Wait(); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Select("INBOX", nil).Wait(); err != nil {
			t.Fatal(err)
		}
		idle, err := c.Idle()
		if err != nil {
			t.Fatal(err)
		}
		in.MustReceive("look", ada.Email)
		deadline := time.After(30 * time.Second)
		for n := uint32(0); n != 1; {
			select {
			case n = <-news:
			case <-deadline:
				t.Fatal("the waiting client was not told of the message")
			}
		}
		if err := idle.Close(); err != nil {
			t.Error(err)
		}
		if err := idle.Wait(); err != nil {
			t.Error(err)
		}
	})
}

// What one client does to a mailbox, another one sees, and a restart keeps.
func TestFlagsMovesAndFoldersStay(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada := org.User("ada")
		for _, subject := range []string{"one", "two", "three"} {
			in.MustReceive(subject, ada.Email)
		}
		c := in.IMAP(ada)
		if err := c.Create("Projects/Engine", nil).Wait(); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Select("INBOX", nil).Wait(); err != nil {
			t.Fatal(err)
		}
		if err := c.Store(imap.SeqSetNum(1), &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagFlagged, "urgent"}}, nil).Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Move(imap.SeqSetNum(2), "Projects/Engine").Wait(); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Copy(imap.SeqSetNum(1), "Deleted Items").Wait(); err != nil {
			t.Fatal(err)
		}
		harness.Hangup(t, c)
		in.Restart()
		wantSubjects(t, in, ada, "one", "three")
		for folder, want := range map[string]string{"Projects/Engine": "two", "Deleted Items": "one"} {
			if got := in.Subjects(ada, folder); !slices.Equal(got, []string{want}) {
				t.Errorf("%s holds %q, want %q", folder, got, want)
			}
		}
		if got := flagsOf(t, in.IMAP(ada), 1); !slices.Contains(got, imap.FlagFlagged) || !slices.Contains(got, "urgent") {
			t.Errorf("the flags are %q", got)
		}
	})
}

func flagsOf(t *testing.T, c *imapclient.Client, number uint32) []imap.Flag {
	t.Helper()
	if _, err := c.Select("INBOX", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	messages, err := c.Fetch(imap.SeqSetNum(number), &imap.FetchOptions{Flags: true}).Collect()
	if err != nil || len(messages) != 1 {
		t.Fatalf("fetch: %d messages, %v", len(messages), err)
	}
	return messages[0].Flags
}

func TestFoldersThatEveryMailboxHas(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		ada := in.Org("acme").User("ada")
		list, err := in.IMAP(ada).List("", "*", &imap.ListOptions{ReturnSpecialUse: true}).Collect()
		if err != nil {
			t.Fatal(err)
		}
		uses := map[string][]imap.MailboxAttr{}
		for _, l := range list {
			uses[l.Mailbox] = l.Attrs
		}
		for name, use := range map[string]imap.MailboxAttr{
			"INBOX": "", "Sent Items": imap.MailboxAttrSent, "Drafts": imap.MailboxAttrDrafts,
			"Deleted Items": imap.MailboxAttrTrash, "Junk Email": imap.MailboxAttrJunk,
		} {
			attrs, ok := uses[name]
			if !ok || use != "" && !slices.Contains(attrs, use) {
				t.Errorf("folder %s: there %v with %q, want %q", name, ok, attrs, use)
			}
		}
	})
}

func TestSearchFindsWordsInMessages(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		ada := in.Org("acme").User("ada")
		in.MustReceive("nothing special", ada.Email)
		body := "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nRGllIEfDpHJ0ZW4gYmzDvGhlbi4=\r\n" // Die Gärten blühen.
		if err := in.ReceiveRaw("Subject: =?utf-8?q?Fr=C3=BChling?=\r\n"+body, ada.Email); err != nil {
			t.Fatal(err)
		}
		c := in.IMAP(ada)
		if _, err := c.Select("INBOX", nil).Wait(); err != nil {
			t.Fatal(err)
		}
		for _, criteria := range []imap.SearchCriteria{
			{Text: []string{"Gärten"}},
			{Body: []string{"blühen"}},
			{Header: []imap.SearchCriteriaHeaderField{{Key: "Subject", Value: "früh"}}},
		} {
			found, err := c.Search(&criteria, &imap.SearchOptions{ReturnAll: true}).Wait()
			if err != nil {
				t.Fatal(err)
			}
			if got := found.AllSeqNums(); !slices.Equal(got, []uint32{2}) {
				t.Errorf("%+v found %v, want message 2", criteria, got)
			}
		}
	})
}

// A user's password opens no other mailbox, and a disabled user has none.
func TestLoginIsForTheUserAlone(t *testing.T) {
	t.Parallel()
	harness.Each(t, func(t *testing.T, in *harness.Instance) {
		org := in.Org("acme")
		ada, bob := org.User("ada"), org.User("bob")
		org.Disable(bob)
		for name, login := range map[string][2]string{
			"wrong password": {ada.Email, "wrong"},
			"unknown user":   {org.Address("nobody"), harness.Password},
			"disabled user":  {bob.Email, harness.Password},
		} {
			r := in.Raw("imap")
			if _, err := r.Line(); err != nil {
				t.Fatal(err)
			}
			if _, completion := r.IMAPDo("a", "LOGIN %s %s", login[0], login[1]); !strings.HasPrefix(completion, "NO") {
				t.Errorf("%s: %q", name, completion)
			}
		}
	})
}
