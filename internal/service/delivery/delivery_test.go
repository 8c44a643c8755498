package delivery_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/service/delivery/deliverytest"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

const simple = "From: Ann <ann@sender.example>\r\nTo: bob@a.test\r\nSubject: Hello\r\n\r\nHow are you?\r\n"

var peer = delivery.Peer{Addr: netip.MustParseAddr("192.0.2.7"), Helo: "client.sender.example", Protocol: "ESMTPS"}

// send runs one transaction to its end.
func send(t *testing.T, w *deliverytest.World, env delivery.Envelope, content string, rcpts ...string) error {
	t.Helper()
	ctx := t.Context()
	env.Peer = peer
	tx, err := w.Delivery.Start(ctx, env)
	if err != nil {
		return err
	}
	for _, r := range rcpts {
		if err := tx.AddRecipient(ctx, r); err != nil {
			return err
		}
	}
	body, err := w.Delivery.ReadBody(ctx, strings.NewReader(content), env.Size, delivery.DotTerminated)
	if err != nil {
		return err
	}
	defer body.Release()
	_, err = tx.Deliver(ctx, body)
	return err
}

var fromOutside = delivery.Envelope{From: "ann@sender.example"}

// wantRefusal checks for a refusal such as "550 5.1.1".
func wantRefusal(t *testing.T, err error, want string) {
	t.Helper()
	refusal, ok := errors.AsType[*delivery.Error](err)
	if !ok || !strings.HasPrefix(refusal.Error(), want) {
		t.Errorf("got %v, want refusal %s", err, want)
	}
}

func TestEveryMailboxOnce(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		w := deliverytest.New(t, url)
		bob := w.AddUser(t, "m-a", "bob", "bob@a.test", "robert@a.test")
		cid := w.AddUser(t, "m-a", "cid", "cid@a.test")
		eve := w.AddUser(t, "m-b", "eve", "eve@b.test")
		room := w.AddUser(t, "m-b", "room", "room@b.test")
		w.AddGroup("m-a", "all@a.test", "bob", "cid")
		w.AddGroup("m-a", "team@a.test", "cid")

		err := send(t, w, fromOutside, simple, "bob@a.test", "Robert@A.test", "all@a.test", "team@a.test", "eve@b.test")
		if err != nil {
			t.Fatal(err)
		}
		for id, want := range map[mailbox.ID]int{bob: 1, cid: 1, eve: 1, room: 0} {
			if got := w.Messages(t, id); got != want {
				t.Errorf("mailbox %d has %d messages, want %d", id, got, want)
			}
		}
		for _, id := range []mailbox.ID{bob, cid, eve} {
			got := w.Inbox(t, id)[0]
			if !strings.HasSuffix(got, "\r\n"+simple) {
				t.Errorf("content was changed: %q", got)
			}
			if strings.Contains(got, "Delivered-To") || strings.Contains(got, "for <") {
				t.Errorf("a message to several recipients names one: %q", got)
			}
		}
		bodies := 0
		err = w.Store.View(t.Context(), func(tx *store.Tx) error {
			return tx.QueryRow(`SELECT count(*) FROM blob`).Scan(&bodies)
		})
		if err != nil || bodies != 2 {
			t.Errorf("%d bodies are stored (%v), want one for each of 2 organizations", bodies, err)
		}
	})
}

func TestTrace(t *testing.T) {
	t.Parallel()
	w := deliverytest.New(t, storetest.URL(t, "sqlite"))
	bob := w.AddUser(t, "m-a", "bob", "bob@a.test")
	me := &delivery.Submitter{Org: "m-a", UserID: "bob"}
	tests := map[string]struct {
		env       delivery.Envelope
		want, not []string
	}{
		"reception": {
			env: delivery.Envelope{From: `odd "name"@sender.example`},
			want: []string{
				"Return-Path: <\"odd \\\"name\\\"\"@sender.example>\r\nDelivered-To: bob@a.test\r\n" +
					"Received: from client.sender.example ([192.0.2.7])\r\n\tby mail.example.com with ESMTPS id ",
				"\r\n\tfor <bob@a.test>;\r\n\t",
			},
		},
		"null path": {want: []string{"Return-Path: <>\r\n"}},
		"submission": {
			env:  delivery.Envelope{From: "bob@a.test", Submitter: me},
			want: []string{"Return-Path: <bob@a.test>\r\n", "Received: from localhost ("},
			not:  []string{"192.0.2.7", "client.sender.example"},
		},
	}
	content := strings.ReplaceAll(simple, "ann@sender.example", "bob@a.test")
	n := 0
	for name, tt := range tests {
		if err := send(t, w, tt.env, content, "bob@a.test"); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := w.Inbox(t, bob)[n]
		n++
		for _, s := range tt.want {
			if !strings.Contains(got, s) {
				t.Errorf("%s: no %q in %q", name, s, got)
			}
		}
		for _, s := range tt.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: %q gives away %q", name, got, s)
			}
		}
	}
}

func TestRecipientsRefused(t *testing.T) {
	t.Parallel()
	w := deliverytest.New(t, storetest.URL(t, "sqlite"), func(c *delivery.Config) { c.MaxRecipients = 3 })
	w.AddUser(t, "m-a", "bob", "bob@a.test")
	full := w.AddUser(t, "m-a", "full", "full@a.test")
	w.SetQuota(t, full, 500)
	w.AddGroup("m-a", "empty@a.test")
	w.AddGroup("m-a", "full-group@a.test", "full")
	w.AddGroup("m-a", "half-full@a.test", "full", "bob")
	w.Refuse("off@a.test", &directory.Error{Kind: directory.EntityState})
	w.Refuse("huge@a.test", &directory.Error{Kind: directory.LimitExceeded})
	w.Refuse("broken@a.test", errors.New("disk on fire"))
	w.SetRoute("gone@a.test", directory.Route{Org: "m-a", Mailboxes: []directory.Recipient{{Org: "m-a", Owner: "gone"}}})

	user := &delivery.Submitter{Org: "m-a", UserID: "bob"}
	tests := []struct {
		rcpt string
		from delivery.Envelope
		want string
	}{
		{"nobody@a.test", fromOutside, "550 5.1.1"},
		{"off@a.test", fromOutside, "550 5.2.1"},
		{"gone@a.test", fromOutside, "550 5.2.1"},
		{"empty@a.test", fromOutside, "550 5.2.4"},
		{"huge@a.test", fromOutside, "550 5.2.4"},
		{"broken@a.test", fromOutside, "451 4.3.0"},
		{"full@a.test", delivery.Envelope{Size: 1000}, "552 5.2.2"},
		{"full-group@a.test", delivery.Envelope{Size: 1000}, "552 5.2.2"},
		{"x@far.example", fromOutside, "550 5.7.1 Relaying denied"},
		{"x@far.example", delivery.Envelope{From: "bob@a.test", Submitter: user}, "550 5.7.1 Recipients outside"},
		{"no-domain", fromOutside, "553 5.1.3"},
		{"@a.test", fromOutside, "553 5.1.3"},
		{"b\x00b@a.test", fromOutside, "553 5.1.3"},
		{"b\nb@a.test", fromOutside, "553 5.1.3"},
		{strings.Repeat("x", 65) + "@a.test", fromOutside, "553 5.1.3"},
		{"b\xff@a.test", fromOutside, "553 5.1.3"},
		{"b\u00f6b@a.test", fromOutside, "553 5.6.7"},
	}
	for _, tt := range tests {
		err := send(t, w, tt.from, simple, tt.rcpt)
		wantRefusal(t, err, tt.want)
	}
	if err := send(t, w, delivery.Envelope{Size: 1000}, simple, "half-full@a.test"); err != nil {
		t.Errorf("a group with a full and an empty mailbox: %v", err)
	}
	err := send(t, w, fromOutside, simple, "bob@a.test", "bob@a.test", "bob@a.test", "bob@a.test")
	wantRefusal(t, err, "452 4.5.3")
	wantRefusal(t, send(t, w, fromOutside, simple), "554 5.5.1")
}

func TestSendersRefused(t *testing.T) {
	t.Parallel()
	w := deliverytest.New(t, storetest.URL(t, "sqlite"))
	tests := []struct {
		env  delivery.Envelope
		want string
	}{
		{delivery.Envelope{From: "no-domain"}, "553 5.1.7"},
		{delivery.Envelope{From: "a b@c>d"}, "553 5.1.7"},
		{delivery.Envelope{From: "\u00f6@sender.example"}, "553 5.6.7"},
		{delivery.Envelope{From: "a@b.example", Size: delivery.DefaultMaxMessage + 1}, "552 5.3.4"},
		{delivery.Envelope{From: "a@b.example", Submitter: &delivery.Submitter{Org: "m-a", UserID: "ghost"}}, "535 5.7.8"},
	}
	for _, tt := range tests {
		_, err := w.Delivery.Start(t.Context(), tt.env)
		wantRefusal(t, err, tt.want)
	}
	if _, err := w.Delivery.Start(t.Context(), delivery.Envelope{From: "\u00f6@sender.example", UTF8: true}); err != nil {
		t.Error(err)
	}
}

func TestContentRefused(t *testing.T) {
	t.Parallel()
	w := deliverytest.New(t, storetest.URL(t, "sqlite"), func(c *delivery.Config) { c.MaxMessage = 2 << 20 })
	bob := w.AddUser(t, "m-a", "bob", "bob@a.test")
	hop := "Received: from a by b; Thu, 1 Jan 2026 00:00:00 +0000\r\n"
	tests := map[string]struct {
		content, want string
	}{
		"loop":             {strings.Repeat(hop, 51) + simple, "554 5.4.6"},
		"a million fields": {strings.Repeat("A:\r\n", 400_000) + "\r\n", "552 5.3.4"},
		"one endless line": {"Subject: " + strings.Repeat("x", 3<<20), "552 5.3.4"},
		"too large":        {simple + strings.Repeat("x\r\n", 1<<20), "552 5.3.4"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			wantRefusal(t, send(t, w, fromOutside, tt.content, "bob@a.test"), tt.want)
		})
	}
	if n := w.Messages(t, bob); n != 0 {
		t.Errorf("%d refused messages were delivered", n)
	}
	if err := send(t, w, fromOutside, strings.Repeat(hop, 50)+simple, "bob@a.test"); err != nil {
		t.Errorf("50 hops: %v", err)
	}
}

func TestLineEnds(t *testing.T) {
	t.Parallel()
	w := deliverytest.New(t, storetest.URL(t, "sqlite"))
	bob := w.AddUser(t, "m-a", "bob", "bob@a.test")
	if err := send(t, w, fromOutside, "Subject: x\n\na\nb\r\n.\r\nc\n", "bob@a.test"); err != nil {
		t.Fatal(err)
	}
	if got := w.Inbox(t, bob)[0]; !strings.HasSuffix(got, "\r\nSubject: x\r\n\r\na\r\nb\r\n.\r\nc\r\n") {
		t.Errorf("line ends were not made CRLF: %q", got)
	}
}

// failingStore fails after the transaction has done its work, as a full disk does.
type failingStore struct{ *store.Store }

var errDisk = errors.New("no space left on device")

func (f failingStore) Update(ctx context.Context, fn func(*store.Tx) error) error {
	return f.Store.Update(ctx, func(tx *store.Tx) error {
		return errors.Join(fn(tx), errDisk)
	})
}

func TestFailingStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		w := deliverytest.New(t, url, func(c *delivery.Config) { c.Store = failingStore{c.Store.(*store.Store)} })
		bob := w.AddUser(t, "m-a", "bob", "bob@a.test")
		eve := w.AddUser(t, "m-b", "eve", "eve@b.test")
		err := send(t, w, fromOutside, simple, "bob@a.test", "eve@b.test")
		wantRefusal(t, err, "451 4.3.0")
		if !errors.Is(err, errDisk) {
			t.Errorf("the cause is lost: %v", err)
		}
		if n := w.Messages(t, bob) + w.Messages(t, eve); n != 0 {
			t.Errorf("%d copies of a message that was refused", n)
		}
	})
}

// A mailbox that is closed between RCPT and the end of the content takes nothing,
// and nobody else has got the message either when the sender tries again.
func TestMailboxClosedMeanwhile(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		w := deliverytest.New(t, url)
		bob := w.AddUser(t, "m-a", "bob", "bob@a.test")
		w.AddUser(t, "m-a", "cid", "cid@a.test")
		ctx := t.Context()
		tx, err := w.Delivery.Start(ctx, fromOutside)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []string{"bob@a.test", "cid@a.test"} {
			if err := tx.AddRecipient(ctx, r); err != nil {
				t.Fatal(err)
			}
		}
		err = w.Store.Update(ctx, func(tx *store.Tx) error {
			_, err := tx.Exec(`UPDATE mailbox SET suspended = 1 WHERE owner = 'cid'`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		body, err := w.Delivery.ReadBody(ctx, strings.NewReader(simple), 0, delivery.Counted)
		if err != nil {
			t.Fatal(err)
		}
		defer body.Release()
		_, err = tx.Deliver(ctx, body)
		wantRefusal(t, err, "451 4.2.1")
		if n := w.Messages(t, bob); n != 0 {
			t.Errorf("the other recipient has %d copies of a message that was refused", n)
		}
	})
}

func TestSubmission(t *testing.T) {
	t.Parallel()
	w := deliverytest.New(t, storetest.URL(t, "sqlite"))
	bob := w.AddUser(t, "m-a", "bob", "bob@a.test", "robert@a.test", "bo+b@a.test")
	w.AddUser(t, "m-a", "cid", "cid@a.test")
	tests := []struct {
		name, from, header string
		want               string // refusal, or "" for delivered
	}{
		{"primary", "bob@a.test", "From: Bob <bob@a.test>\r\n", ""},
		{"alias in other case", "ROBERT@a.test", "From: =?x-unknown?q?B?= <Robert@A.TEST>\r\n", ""},
		{"address that has a plus", "bo+b@a.test", "From: bo+b@a.test\r\n", ""},
		{"null path", "", "From: bob@a.test\r\n", ""},
		{"two own authors", "bob@a.test", "From: bob@a.test, robert@a.test\r\nSender: bob@a.test\r\n", ""},
		{"envelope of another", "cid@a.test", "From: bob@a.test\r\n", "553 5.7.1"},
		{"envelope with subaddress", "bob+x@a.test", "From: bob@a.test\r\n", "553 5.7.1"},
		{"header of another", "bob@a.test", "From: cid@a.test\r\n", "550 5.7.1"},
		{"header with subaddress", "bob@a.test", "From: bob+x@a.test\r\n", "550 5.7.1"},
		{"own and other author", "bob@a.test", "From: bob@a.test, cid@a.test\r\nSender: bob@a.test\r\n", "550 5.7.1"},
		{"sender of another", "bob@a.test", "From: bob@a.test\r\nSender: cid@a.test\r\n", "550 5.7.1"},
		{"name like an own address", "bob@a.test", "From: \"bob@a.test\" <cid@a.test>\r\n", "550 5.7.1"},
		{"group syntax", "bob@a.test", "From: us: bob@a.test;\r\n", "550 5.7.1"},
		{"empty From", "bob@a.test", "From: \r\n", "550 5.7.1"},
		{"no From", "bob@a.test", "To: cid@a.test\r\n", "554 5.6.0"},
		{"two From fields", "bob@a.test", "From: bob@a.test\r\nFrom: cid@a.test\r\n", "554 5.6.0"},
		{"folded", "bob@a.test", "From: Bob\r\n <bob@a.test>\r\n", ""},
		{"mixed case name", "bob@a.test", "fROM: cid@a.test\r\n", "550 5.7.1"},
	}
	delivered := 0
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := delivery.Envelope{From: tt.from, Submitter: &delivery.Submitter{Org: "m-a", UserID: "bob"}}
			err := send(t, w, env, tt.header+"\r\nHi\r\n", "bob@a.test")
			if tt.want != "" {
				wantRefusal(t, err, tt.want)
			} else if err != nil {
				t.Error(err)
			} else {
				delivered++
			}
		})
	}
	if n := w.Messages(t, bob); n != delivered {
		t.Errorf("%d messages, want %d", n, delivered)
	}
}

func TestSubmissionCompletesTheHeader(t *testing.T) {
	t.Parallel()
	w := deliverytest.New(t, storetest.URL(t, "sqlite"))
	bob := w.AddUser(t, "m-a", "bob", "bob@a.test")
	env := delivery.Envelope{From: "bob@a.test", Submitter: &delivery.Submitter{Org: "m-a", UserID: "bob"}}
	const given = "Date: Thu, 1 Jan 2026 00:00:00 +0000\r\nMessage-ID: <1@a.test>\r\n"
	contents := []string{
		"From: bob@a.test\r\nBcc: secret@a.test,\r\n also@a.test\r\nbcc: third@a.test\r\nSubject: x\r\n\r\nBcc: stays\r\n",
		given + "From: bob@a.test\r\nSubject: x\r\n\r\nHi\r\n",
	}
	for _, c := range contents {
		if err := send(t, w, env, c, "bob@a.test"); err != nil {
			t.Fatal(err)
		}
	}
	got := w.Inbox(t, bob)
	bare, complete := got[0], got[1]
	for _, s := range []string{"\r\nDate: ", "\r\nMessage-ID: <", "@mail.example.com>\r\n", "From: bob@a.test\r\nSubject: x\r\n\r\nBcc: stays\r\n"} {
		if !strings.Contains(bare, s) {
			t.Errorf("no %q in %q", s, bare)
		}
	}
	for _, s := range []string{"secret", "also@", "third"} {
		if strings.Contains(bare, s) {
			t.Errorf("blind copies are visible: %q", bare)
		}
	}
	if !strings.HasSuffix(complete, "\r\n"+contents[1]) {
		t.Errorf("a complete header was changed: %q", complete)
	}
}

func TestParallelDeliveries(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		w := deliverytest.New(t, url)
		const users, sessions, each = 8, 32, 8
		var ids []mailbox.ID
		for u := range users {
			ids = append(ids, w.AddUser(t, fmt.Sprintf("m-%d", u%2), fmt.Sprintf("u%d", u), fmt.Sprintf("u%d@a.test", u)))
		}
		failed := make(chan error, sessions)
		for s := range sessions {
			go func() {
				var err error
				for i := range each {
					to := []string{fmt.Sprintf("u%d@a.test", (s+i)%users), fmt.Sprintf("u%d@a.test", (s+i+3)%users)}
					err = errors.Join(err, send(t, w, fromOutside, simple, to...))
				}
				failed <- err
			}()
		}
		for range sessions {
			if err := <-failed; err != nil {
				t.Error(err)
			}
		}
		total := 0
		for _, id := range ids {
			total += w.Messages(t, id)
		}
		if want := sessions * each * 2; total != want {
			t.Errorf("%d messages, want %d", total, want)
		}
	})
}
