package mailbox_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
)

func each(t *testing.T, fn func(t *testing.T, f *mailboxtest.Fixture)) {
	storetest.Run(t, func(t *testing.T, url string) { fn(t, mailboxtest.New(t, url, time.Now)) })
}

func appendText(t *testing.T, f *mailboxtest.Fixture, folder mailbox.FolderID, text string) mailbox.Delivered {
	t.Helper()
	d, err := f.Boxes.Append(t.Context(), folder, mailbox.NewItem{Message: []byte(text), Received: time.Now()}, "test")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func names(t *testing.T, f *mailboxtest.Fixture, m mailbox.Mailbox) (out []string) {
	t.Helper()
	folders, err := f.Boxes.Folders(t.Context(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		out = append(out, folder.Name)
	}
	return out
}

func TestNewMailboxHasItsSystemFolders(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		want := []string{"Calendar", "Contacts", "Deleted Items", "Drafts", "Inbox", "Junk Email", "Notes", "Sent Items", "Tasks"}
		if got := names(t, f, m); !slices.Equal(got, want) {
			t.Errorf("folders %q, want %q", got, want)
		}
		inbox := f.Folder(t, m, "inbox")
		if inbox.Role != mailbox.RoleInbox || inbox.UIDNext != 1 || inbox.UIDValidity == 0 {
			t.Errorf("the inbox is %+v", inbox)
		}
		if m.Quota != mailbox.DefaultQuota {
			t.Errorf("quota %d, want %d", m.Quota, int64(mailbox.DefaultQuota))
		}
	})
}

func TestFolders(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		ctx := t.Context()
		m := f.Mailbox(t, "m-1", "alice")
		create := func(parent mailbox.FolderID, name string) (mailbox.Folder, error) {
			return f.Boxes.CreateFolder(ctx, m.ID, mailbox.NewFolder{Parent: parent, Name: name})
		}
		a, err := create(0, "Projects")
		if err != nil {
			t.Fatal(err)
		}
		b, err := create(a.ID, "Zürich/2027")
		if err != nil {
			t.Fatal(err)
		}
		if b.UIDValidity <= a.UIDValidity {
			t.Errorf("UIDVALIDITY %d follows %d", b.UIDValidity, a.UIDValidity)
		}
		if got := f.Folder(t, m, "Projects", "Zürich/2027"); got.ID != b.ID {
			t.Errorf("found %+v", got)
		}
		inbox := f.Folder(t, m, "INBOX")
		for name, got := range map[string]error{
			"a taken name":          second(create(0, "Projects")),
			"the inbox's name":      second(create(0, "inbox")),
			"a control character":   second(create(0, "a\nb")),
			"an empty name":         second(create(0, "")),
			"a missing parent":      second(create(99999, "x")),
			"deleting with a child": f.Boxes.DeleteFolder(ctx, a.ID, "test"),
			"deleting the inbox":    f.Boxes.DeleteFolder(ctx, inbox.ID, "test"),
			"renaming the inbox":    f.Boxes.RenameFolder(ctx, inbox.ID, 0, "Old"),
			"moving into itself":    f.Boxes.RenameFolder(ctx, a.ID, b.ID, "Projects"),
			"renaming to a taken":   f.Boxes.RenameFolder(ctx, b.ID, 0, "Drafts"),
		} {
			want := map[string]error{
				"a taken name": mailbox.ErrFolderExists, "the inbox's name": mailbox.ErrFolderExists,
				"a control character": mailbox.ErrFolderName, "an empty name": mailbox.ErrFolderName,
				"a missing parent": mailbox.ErrNoFolder, "deleting with a child": mailbox.ErrHasChildren,
				"deleting the inbox": mailbox.ErrSystemFolder, "renaming the inbox": mailbox.ErrSystemFolder,
				"moving into itself": mailbox.ErrFolderLoop, "renaming to a taken": mailbox.ErrFolderExists,
			}[name]
			if !errors.Is(got, want) {
				t.Errorf("%s: %v, want %v", name, got, want)
			}
		}
		if err := f.Boxes.RenameFolder(ctx, b.ID, 0, "Moved"); err != nil {
			t.Fatal(err)
		}
		if got := f.Folder(t, m, "Moved"); got.ID != b.ID || got.UIDValidity != b.UIDValidity {
			t.Errorf("after the rename: %+v", got)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestDeletedFolderIsGoneWithItsMail(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		old, err := f.Boxes.CreateFolder(t.Context(), m.ID, mailbox.NewFolder{Name: "Old"})
		if err != nil {
			t.Fatal(err)
		}
		appendText(t, f, old.ID, "Subject: x\r\n\r\ny\r\n")
		if err := f.Boxes.DeleteFolder(t.Context(), old.ID, "test"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Boxes.Changes(t.Context(), old.ID, 0); !errors.Is(err, mailbox.ErrNoFolder) {
			t.Errorf("Changes in a deleted folder: %v", err)
		}
		again, err := f.Boxes.CreateFolder(t.Context(), m.ID, mailbox.NewFolder{Name: "Old"})
		if err != nil {
			t.Fatal(err)
		}
		if again.UIDValidity <= old.UIDValidity || again.Messages != 0 {
			t.Errorf("the new folder of the same name is %+v", again)
		}
		if got, _ := f.Boxes.Get(t.Context(), m.ID); got.Used != 0 {
			t.Errorf("%d bytes are still counted", got.Used)
		}
		f.Check(t)
		if n := rows(t, f, `SELECT COUNT(*) FROM blob`); n != 0 {
			t.Errorf("%d bodies are left", n)
		}
	})
}

func rows(t *testing.T, f *mailboxtest.Fixture, query string) (n int) {
	t.Helper()
	if err := f.Store.View(t.Context(), func(tx *store.Tx) error { return tx.QueryRow(query).Scan(&n) }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOneMessageInManyMailboxesIsStoredOnce(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		var targets []mailbox.Target
		for i := range 5 {
			m := f.Mailbox(t, "m-1", fmt.Sprintf("u%d", i))
			targets = append(targets, mailbox.Target{Mailbox: m.ID, Role: mailbox.RoleInbox})
		}
		slices.Reverse(targets)
		msg := append([]byte("Return-Path: <>\r\n"), sample(1, 300<<10)...)
		p, err := f.Boxes.Prepare(t.Context(), "m-1", msg, len("Return-Path: <>\r\n"), time.Now(), len(targets))
		if err != nil {
			t.Fatal(err)
		}
		var out []mailbox.Delivered
		err = f.Store.Update(t.Context(), func(tx *store.Tx) (err error) {
			out, err = f.Boxes.Deliver(tx, p, targets, "smtp")
			return err
		})
		if err := errors.Join(err, p.Close()); err != nil {
			t.Fatal(err)
		}
		if n := rows(t, f, `SELECT COUNT(*) FROM blob`); n != 1 {
			t.Errorf("%d bodies were stored, want 1", n)
		}
		for i, d := range out {
			if d.Mailbox != targets[i].Mailbox {
				t.Fatalf("result %d is for mailbox %d, want %d", i, d.Mailbox, targets[i].Mailbox)
			}
			if got := read(t, f, d.Folder); !bytes.Equal(got, msg) {
				t.Errorf("mailbox %d holds something else", d.Mailbox)
			}
			if i == 2 {
				f.Check(t)
			}
			if _, _, err := f.Boxes.Expunge(t.Context(), d.Folder, mailbox.AllUIDs(), false, "test"); err != nil {
				t.Fatal(err)
			}
		}
		if n := rows(t, f, `SELECT COUNT(*) FROM blob`); n != 0 {
			t.Errorf("%d bodies are left after the last item", n)
		}
	})
}

// read returns the only message of a folder, read in small ranges.
func read(t *testing.T, f *mailboxtest.Fixture, folder mailbox.FolderID) []byte {
	t.Helper()
	var b bytes.Buffer
	err := f.Boxes.Items(t.Context(), folder, mailbox.AllUIDs(), mailbox.WithIndex, func(it *mailbox.Item) error {
		c, err := it.Content(t.Context())
		if err != nil {
			return err
		}
		defer c.Close()
		for off := int64(0); off < c.Size(); off += 7777 {
			if err := c.WriteRange(&b, off, min(7777, c.Size()-off)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestQuota(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		inbox, drafts := f.Folder(t, m, "INBOX"), f.Folder(t, m, "Drafts")
		if err := f.Store.Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`UPDATE mailbox SET quota = 150`)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		appendText(t, f, inbox.ID, strings.Repeat("a", 100))
		_, err := f.Boxes.Append(t.Context(), inbox.ID, mailbox.NewItem{Message: make([]byte, 51)}, "test")
		if !errors.Is(err, mailbox.ErrOverQuota) {
			t.Errorf("Append: %v, want ErrOverQuota", err)
		}
		if _, err := f.Boxes.Copy(t.Context(), inbox.ID, mailbox.AllUIDs(), drafts.ID, "test"); !errors.Is(err, mailbox.ErrOverQuota) {
			t.Errorf("Copy: %v, want ErrOverQuota", err)
		}
		if _, err := f.Boxes.Move(t.Context(), inbox.ID, mailbox.AllUIDs(), drafts.ID, "test"); err != nil {
			t.Errorf("Move within a full mailbox: %v", err)
		}
		f.Check(t)
	})
}

func TestSuspendedMailboxComesBackAsItWas(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		m := f.Mailbox(t, "m-1", "alice")
		inbox := f.Folder(t, m, "INBOX")
		appendText(t, f, inbox.ID, "Subject: kept\r\n\r\n")
		suspend := func() {
			t.Helper()
			if err := f.Store.Update(t.Context(), func(tx *store.Tx) error { return f.Boxes.Suspend(tx, "m-1", "alice", time.Now()) }); err != nil {
				t.Fatal(err)
			}
		}
		suspend()
		if _, err := f.Boxes.ByOwner(t.Context(), "m-1", "alice"); !errors.Is(err, mailbox.ErrNoMailbox) {
			t.Errorf("a suspended mailbox was found: %v", err)
		}
		if err := deliver(t.Context(), f, m.ID, sample(1, 1000)); !errors.Is(err, mailbox.ErrNoMailbox) {
			t.Errorf("mail was filed in a suspended mailbox: %v", err)
		}
		if back := f.Mailbox(t, "m-1", "alice"); back.ID != m.ID || f.Folder(t, back, "INBOX").Messages != 1 {
			t.Errorf("came back as %+v", back)
		}
		suspend()
		if err := f.Boxes.PurgeSuspended(t.Context(), time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		if fresh := f.Mailbox(t, "m-1", "alice"); fresh.ID == m.ID || f.Folder(t, fresh, "INBOX").Messages != 0 {
			t.Errorf("after the purge: %+v", fresh)
		}
		if n := rows(t, f, `SELECT COUNT(*) FROM blob`); n != 0 {
			t.Errorf("%d bodies outlived the purge", n)
		}
	})
}

func TestUnchangedSince(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		inbox := f.Folder(t, f.Mailbox(t, "m-1", "alice"), "INBOX").ID
		first := appendText(t, f, inbox, "a")
		later := appendText(t, f, inbox, "b")
		seen := mailbox.FlagChange{Op: mailbox.FlagsAdd, Flags: mailbox.FlagSeen}
		res, err := f.Boxes.SetFlags(t.Context(), inbox, mailbox.AllUIDs(), seen, first.ModSeq, "test")
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Changed) != 1 || res.Changed[0].UID != first.UID || !slices.Equal(res.Modified, []uint32{later.UID}) {
			t.Errorf("got %+v", res)
		}
		before, _ := f.Boxes.FolderByID(t.Context(), inbox)
		if _, err := f.Boxes.SetFlags(t.Context(), inbox, mailbox.UIDSet{{First: 1, Last: 1}}, seen, mailbox.Unconditional, "test"); err != nil {
			t.Fatal(err)
		}
		if after, _ := f.Boxes.FolderByID(t.Context(), inbox); after.ModSeq != before.ModSeq {
			t.Error("setting what is set already counted as a change")
		}
	})
}

func TestForgottenLogMeansResync(t *testing.T) {
	storetest.Run(t, func(t *testing.T, url string) {
		now := time.Now()
		f := mailboxtest.New(t, url, func() time.Time { return now })
		inbox := f.Folder(t, f.Mailbox(t, "m-1", "alice"), "INBOX").ID
		for range 3 {
			appendText(t, f, inbox, "x")
		}
		if _, _, err := f.Boxes.Expunge(t.Context(), inbox, mailbox.UIDSet{{First: 2, Last: 2}}, false, "test"); err != nil {
			t.Fatal(err)
		}
		old, err := f.Boxes.Changes(t.Context(), inbox, 1)
		if err != nil || old.Resync || !slices.Equal(old.Vanished, []uint32{2}) {
			t.Fatalf("%+v, %v", old, err)
		}
		now = now.Add(mailbox.KeepTombstones + time.Hour)
		if err := f.Boxes.Housekeep(t.Context()); err != nil {
			t.Fatal(err)
		}
		got, err := f.Boxes.Changes(t.Context(), inbox, 1)
		if err != nil || !got.Resync || len(got.Items) != 2 {
			t.Errorf("an old reader got %+v, %v", got, err)
		}
		if got, err := f.Boxes.Changes(t.Context(), inbox, old.ModSeq); err != nil || got.Resync || len(got.Items) != 0 {
			t.Errorf("an up-to-date reader got %+v, %v", got, err)
		}
	})
}

func TestNothingOfAMessageIsStoredInTheClear(t *testing.T) {
	dir := t.TempDir()
	f := mailboxtest.New(t, "sqlite:"+filepath.Join(dir, "x.db"), time.Now)
	m := f.Mailbox(t, "m-1", "alice")
	folder, err := f.Boxes.CreateFolder(t.Context(), m.ID, mailbox.NewFolder{Name: "Layoffs-Name"})
	if err != nil {
		t.Fatal(err)
	}
	appendText(t, f, folder.ID, "From: whistle-addr@example.com\r\nSubject: merger-subject\r\n\r\nacquisition-body\r\n")
	files, err := filepath.Glob(filepath.Join(dir, "x.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"Layoffs-Name", "whistle-addr", "merger-subject", "acquisition-body"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s shows %q", filepath.Base(file), secret)
			}
		}
	}
}

func TestSearch(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		inbox := f.Folder(t, f.Mailbox(t, "m-1", "alice"), "INBOX").ID
		add := func(text string, flags mailbox.Flags, received time.Time) {
			t.Helper()
			if _, err := f.Boxes.Append(t.Context(), inbox, mailbox.NewItem{Message: []byte(text), Flags: flags, Received: received, Keywords: []string{"$Label1"}}, "t"); err != nil {
				t.Fatal(err)
			}
		}
		day := func(d int) time.Time { return time.Date(2026, 5, d, 12, 0, 0, 0, time.UTC) }
		add("From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>\r\nSubject: Quarterly INVOICE\r\nDate: Fri, 1 May 2026 10:00:00 +0000\r\nX-Thing: 1\r\n\r\nplease pay\r\n", 0, day(2))
		add("From: b@example.com\r\nSubject: lunch\r\nDate: Sat, 2 May 2026 23:30:00 -0700\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nR3LDvMOfZSBhdXMgS8O2bG4=\r\n", mailbox.FlagSeen, day(3))
		for name, tc := range map[string]struct {
			q    mailbox.Query
			want []uint32
		}{
			"all":                {mailbox.Query{}, []uint32{1, 2}},
			"text in subject":    {mailbox.Query{Text: ptr("invoice")}, []uint32{1}},
			"body not subject":   {mailbox.Query{Body: ptr("invoice")}, nil},
			"decoded header":     {mailbox.Query{Text: ptr("jürgen")}, []uint32{1}},
			"decoded body":       {mailbox.Query{Body: ptr("KÖLN")}, []uint32{2}},
			"header contains":    {mailbox.Query{Header: &mailbox.HeaderQuery{Name: "from", Value: "JÜR"}}, []uint32{1}},
			"header exists":      {mailbox.Query{Header: &mailbox.HeaderQuery{Name: "X-Thing"}}, []uint32{1}},
			"seen":               {mailbox.Query{HasFlags: mailbox.FlagSeen}, []uint32{2}},
			"not seen":           {mailbox.Query{Not: &mailbox.Query{HasFlags: mailbox.FlagSeen}}, []uint32{1}},
			"keyword":            {mailbox.Query{Keyword: "$label1"}, []uint32{1, 2}},
			"received on":        {mailbox.Query{Received: mailbox.DateRange{From: day(3), To: day(4)}}, []uint32{2}},
			"sent, sender's day": {mailbox.Query{Sent: mailbox.DateRange{From: day(2), To: day(3)}}, []uint32{2}},
			"and":                {mailbox.Query{And: []mailbox.Query{{Text: ptr("example")}, {UIDs: mailbox.UIDSet{{First: 2, Last: 9}}}}}, []uint32{2}},
			"or":                 {mailbox.Query{Or: []mailbox.Query{{Body: ptr("pay")}, {HasFlags: mailbox.FlagSeen}}}, []uint32{1, 2}},
			"larger":             {mailbox.Query{Larger: ptr(int64(1))}, []uint32{1, 2}},
			"smaller":            {mailbox.Query{Smaller: ptr(int64(1))}, nil},
		} {
			got, err := f.Boxes.Search(t.Context(), inbox, tc.q)
			var uids []uint32
			for _, st := range got {
				uids = append(uids, st.UID)
			}
			if err != nil || !slices.Equal(uids, tc.want) {
				t.Errorf("%s: %v, %v; want %v", name, uids, err, tc.want)
			}
		}
	})
}

// The stored text is bounded; a search is not.
func TestSearchReachesTheEndOfALongText(t *testing.T) {
	each(t, func(t *testing.T, f *mailboxtest.Fixture) {
		inbox := f.Folder(t, f.Mailbox(t, "m-1", "alice"), "INBOX").ID
		appendText(t, f, inbox, "Subject: long\r\n\r\n"+strings.Repeat("padding and more of it\r\n", 40000)+"Needle at the end\r\n")
		for text, want := range map[string]int{"needle AT": 1, "haystack": 0} {
			got, err := f.Boxes.Search(t.Context(), inbox, mailbox.Query{Text: &text})
			if err != nil || len(got) != want {
				t.Errorf("%q: %d items, %v", text, len(got), err)
			}
		}
	})
}

func ptr[T any](v T) *T { return &v }

func TestUIDSet(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		in := map[uint32]bool{}
		var uids []uint32
		for uid := uint32(1); uid < 60; uid++ {
			if r.IntN(3) == 0 {
				in[uid] = true
				uids = append(uids, uid)
			}
		}
		set := mailbox.SetOf(uids)
		for uid := uint32(0); uid < 70; uid++ {
			if set.Contains(uid) != in[uid] {
				t.Fatalf("%v contains %d: %v", set, uid, set.Contains(uid))
			}
		}
	}
}

// Check must see the damage that it exists to find.
func TestCheckFindsDamage(t *testing.T) {
	for _, damage := range []string{
		`UPDATE folder SET messages = messages + 1 WHERE role = 1`,
		`UPDATE folder SET uidnext = 1 WHERE role = 1`,
		`UPDATE mailbox SET used = 0`,
		`UPDATE item SET size = size + 1`,
		`UPDATE blob SET refs = 7`,
		`DELETE FROM blob`,
	} {
		f := mailboxtest.New(t, storetest.URL(t, "sqlite"), time.Now)
		m := f.Mailbox(t, "m-1", "alice")
		appendText(t, f, f.Folder(t, m, "INBOX").ID, "Subject: x\r\n\r\nbody\r\n")
		if err := f.Store.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.Exec(damage); return err }); err != nil {
			t.Fatal(err)
		}
		found := 0
		report := func(string) { found++ }
		err := errors.Join(f.Boxes.Check(context.Background(), m.ID, true, report), f.Boxes.CheckBodies(context.Background(), report))
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			t.Fatal(err)
		}
		if found == 0 {
			t.Errorf("not found: %s", damage)
		}
	}
}
