package imap_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// connect logs go-imap's client in: a parser of the protocol that shares nothing with ours.
func (w *world) connect(t *testing.T, options *imapclient.Options) *imapclient.Client {
	t.Helper()
	c, err := imapclient.DialStartTLS(w.addr, &imapclient.Options{TLSConfig: w.tlsCfg, UnilateralDataHandler: handlerOf(options)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if err := c.Login("alice", "secret").Wait(); err != nil {
		t.Fatal(err)
	}
	return c
}

func handlerOf(o *imapclient.Options) *imapclient.UnilateralDataHandler {
	if o == nil {
		return nil
	}
	return o.UnilateralDataHandler
}

// random returns a message with n octets of unfoldable text.
func random(n int) []byte {
	rnd := rand.New(rand.NewPCG(uint64(n), 2))
	var b bytes.Buffer
	fmt.Fprintf(&b, "From: <a@example.com>\r\nSubject: %d octets\r\n\r\n", n)
	for b.Len() < n {
		fmt.Fprintf(&b, "%x\r\n", rnd.Uint64())
	}
	return b.Bytes()
}

func TestClientReadsEveryMessageAsItWasFiled(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	var want [][]byte
	for i := range 150 {
		msg := message(t, []string{"plain", "nested"}[i%2])
		switch i {
		case 20:
			msg = random(200 << 10) // streamed, as it is above the size of a batch
		case 21, 22:
			msg = random(3 << 20)
		case 149:
			msg = []byte("no header at all")
		}
		w.append(t, "alice", "INBOX", msg, 0)
		want = append(want, msg)
	}
	c := w.connect(t, nil)
	mbox, err := c.Select("INBOX", nil).Wait()
	if err != nil || mbox.NumMessages != 150 {
		t.Fatalf("%+v, %v", mbox, err)
	}
	got, err := c.Fetch(goimap.SeqSet{goimap.SeqRange{Start: 1, Stop: 0}}, &goimap.FetchOptions{
		UID: true, Flags: true, RFC822Size: true, Envelope: true, InternalDate: true,
		BodyStructure: &goimap.FetchItemBodyStructure{Extended: true},
		BodySection:   []*goimap.FetchItemBodySection{{}},
	}).Collect()
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d messages, %v", len(got), err)
	}
	for i, m := range got {
		body := m.FindBodySection(&goimap.FetchItemBodySection{})
		if m.SeqNum != uint32(i+1) || m.UID != goimap.UID(i+1) || m.RFC822Size != int64(len(want[i])) || !bytes.Equal(body, want[i]) {
			t.Fatalf("message %d: UID %d, size %d, %d octets", m.SeqNum, m.UID, m.RFC822Size, len(body))
		}
		if len(m.Flags) != 1 || m.Flags[0] != goimap.FlagSeen {
			t.Fatalf("message %d: flags %v, want it marked as seen", i+1, m.Flags)
		}
		if !m.InternalDate.Equal(received) {
			t.Fatalf("message %d: %v", i+1, m.InternalDate)
		}
	}
	if e := got[0].Envelope; e.Subject != "Lunch" || len(e.From) != 1 || e.From[0].Addr() != "carol@example.com" {
		t.Errorf("envelope %+v", e)
	}
	if s, ok := got[1].BodyStructure.(*goimap.BodyStructureMultiPart); !ok || len(s.Children) != 4 {
		t.Errorf("structure %+v", got[1].BodyStructure)
	}
}

func TestClientAppendCopyMoveSearch(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	c := w.connect(t, nil)
	if err := c.Create("Archiv/Gr\u00fc\u00dfe", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	msg := random(2 << 20)
	a := c.Append("INBOX", int64(len(msg)), &goimap.AppendOptions{Flags: []goimap.Flag{goimap.FlagFlagged, "$Work"}, Time: received})
	if _, err := a.Write(msg); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := a.Wait()
	if err != nil || data.UID != 1 {
		t.Fatalf("%+v, %v", data, err)
	}
	if _, err := c.Select("INBOX", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	found, err := c.UIDSearch(&goimap.SearchCriteria{Flag: []goimap.Flag{"$Work"}, Larger: 1 << 20}, nil).Wait()
	if err != nil || len(found.AllUIDs()) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	moved, err := c.Move(goimap.UIDSetNum(1), "Archiv/Gr\u00fc\u00dfe").Wait()
	if err != nil || moved.DestUIDs.String() != "1" {
		t.Fatalf("%+v, %v", moved, err)
	}
	list, err := c.List("", "*", &goimap.ListOptions{ReturnStatus: &goimap.StatusOptions{NumMessages: true, Size: true}}).Collect()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range list {
		if l.Mailbox == "Archiv/Gr\u00fc\u00dfe" {
			if l.Status == nil || *l.Status.NumMessages != 1 || *l.Status.Size != int64(len(msg)) {
				t.Errorf("status %+v", l.Status)
			}
			return
		}
	}
	t.Errorf("the new mailbox is not in the list %+v", list)
}

func TestClientHearsOfMailWhileIdle(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	exists := make(chan uint32, 10)
	c := w.connect(t, &imapclient.Options{UnilateralDataHandler: &imapclient.UnilateralDataHandler{
		Mailbox: func(m *imapclient.UnilateralDataMailbox) {
			if m.NumMessages != nil {
				exists <- *m.NumMessages
			}
		},
	}})
	if _, err := c.Select("INBOX", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	idle, err := c.Idle()
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint32(3) {
		w.append(t, "alice", "INBOX", message(t, "plain"), 0)
		select {
		case got := <-exists:
			if got != n+1 {
				t.Errorf("EXISTS %d, want %d", got, n+1)
			}
		case <-time.After(5 * time.Second):
			t.Fatal("no EXISTS")
		}
	}
	if err := idle.Close(); err != nil {
		t.Fatal(err)
	}
	if err := idle.Wait(); err != nil {
		t.Fatal(err)
	}
	if err := c.Noop().Wait(); err != nil {
		t.Fatal(err)
	}
}

// TestMessageGoneBeforeItIsFetched: a message that another session removed gives no response, and no failure.
func TestMessageGoneBeforeItIsFetched(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	box := w.Mailbox(t, org, "alice")
	for range 100 {
		w.append(t, "alice", "INBOX", message(t, "plain"), 0)
	}
	cl := w.login(t)
	cl.ok("SELECT INBOX")
	gone := mailbox.UIDSet{{First: 2, Last: 99}}
	if _, _, err := w.Boxes.Expunge(t.Context(), w.Folder(t, box, "INBOX").ID, gone, false, "test"); err != nil {
		t.Fatal(err)
	}
	lines := cl.ok("FETCH 1:* (UID BODY.PEEK[TEXT])")
	if text := strings.Join(lines, "\n"); strings.Count(text, " FETCH (") != 2 || strings.Contains(text, "EXPUNGE\n") || !strings.Contains(text, "* 100 FETCH (UID 100 ") {
		t.Errorf("got %q", text)
	}
	if lines := cl.ok("NOOP"); len(lines) != 99 {
		t.Errorf("%d lines, want 98 EXPUNGE responses", len(lines))
	}
	if lines := cl.ok("FETCH 2 UID"); lines[0] != "* 2 FETCH (UID 100)" {
		t.Errorf("got %q", lines)
	}
}

// TestSlowClientOfLargeMessages: what a client does not read is not held in memory.
func TestSlowClientOfLargeMessages(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	msg := random(8 << 20)
	for range 3 {
		w.append(t, "alice", "INBOX", msg, 0)
	}
	cl := w.login(t)
	cl.ok("SELECT INBOX")
	cl.send("t FETCH 1:3 BODY.PEEK[]")
	time.Sleep(200 * time.Millisecond)
	for range 3 {
		var seq, size int
		if line := cl.line(); true {
			if _, err := fmt.Sscanf(line, "* %d FETCH (BODY[] {%d}", &seq, &size); err != nil || size != len(msg) {
				t.Fatalf("%q: %v", line, err)
			}
		}
		got := make([]byte, size)
		if _, err := io.ReadFull(cl.r, got); err != nil || !bytes.Equal(got, msg) {
			t.Fatalf("message %d: %v", seq, err)
		}
		if line := cl.line(); line != ")" {
			t.Fatalf("got %q", line)
		}
	}
}
