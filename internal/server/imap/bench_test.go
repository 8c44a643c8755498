package imap_test

import (
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// fill puts n messages of about size octets into a folder.
func (w *world) fill(b *testing.B, folder mailbox.Folder, n, size int) {
	b.Helper()
	text := strings.Repeat("The quick brown fox jumps over the lazy dog.\r\n", size/46)
	const step = 100
	for first := 0; first < n; first += step {
		var prepared []*mailbox.Prepared
		for i := first; i < first+step; i++ {
			msg := fmt.Sprintf("From: A Sender <sender@example.com>\r\nTo: <u%d@example.org>\r\nSubject: Message number %d\r\n"+
				"Date: Tue, 01 Jul 2025 10:52:37 +0200\r\nMessage-ID: <%d@example.com>\r\nMIME-Version: 1.0\r\n"+
				"Content-Type: text/plain; charset=utf-8\r\n\r\n%s", i, i, i, text)
			p, err := w.Boxes.Prepare(b.Context(), org, []byte(msg), 0, received, 1)
			if err != nil {
				b.Fatal(err)
			}
			prepared = append(prepared, p)
		}
		err := w.Store.Update(b.Context(), func(tx *store.Tx) error {
			for _, p := range prepared {
				if _, err := w.Boxes.Deliver(tx, p, []mailbox.Target{{Mailbox: folder.Mailbox, Folder: folder.ID}}, "bench"); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		for _, p := range prepared {
			_ = p.Close()
		}
	}
}

// BenchmarkFetch reads a folder of 10 000 messages of 4 KiB.
func BenchmarkFetch(b *testing.B) {
	const n = 10_000
	w := newWorld(b, nil)
	box := w.Mailbox(b, org, "alice")
	w.fill(b, w.Folder(b, box, "INBOX"), n, 4<<10)
	for _, c := range []struct{ name, atts string }{
		{"flags", "(UID FLAGS)"},
		{"first-sync", "(UID FLAGS INTERNALDATE RFC822.SIZE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC SUBJECT MESSAGE-ID REFERENCES)])"},
		{"envelope", "(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)"},
		{"bodies", "(UID BODY.PEEK[])"},
	} {
		b.Run(c.name, func(b *testing.B) {
			cl := w.login(b)
			cl.ok("SELECT INBOX")
			_ = cl.SetDeadline(time.Now().Add(time.Hour))
			b.ResetTimer()
			for range b.N {
				cl.send("t UID FETCH 1:* %s", c.atts)
				for {
					line, err := cl.r.ReadSlice('\n')
					if err != nil {
						b.Fatal(err)
					}
					if strings.HasPrefix(string(line), "t ") {
						break
					}
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "msgs/s")
		})
	}
	for _, c := range []struct{ name, command string }{
		{"one-body", "UID FETCH %d (BODY.PEEK[])"},
		{"one-flags", "UID FETCH %d (FLAGS)"},
		{"noop", "NOOP"},
		{"store", "UID STORE %d FLAGS (\\Seen)"},
		{"status", "STATUS INBOX (MESSAGES UNSEEN)"},
		{"select", "SELECT INBOX"},
		{"search-subject", "UID SEARCH SUBJECT fox"},
	} {
		b.Run(c.name, func(b *testing.B) {
			cl := w.login(b)
			cl.ok("SELECT INBOX")
			_ = cl.SetDeadline(time.Now().Add(time.Hour))
			b.ResetTimer()
			for i := range b.N {
				cmd := c.command
				if strings.Contains(cmd, "%d") {
					cmd = fmt.Sprintf(cmd, i%n+1)
				}
				cl.ok("%s", cmd)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "ops/s")
		})
	}
}

// BenchmarkIdle holds 1000 clients in IDLE, each in a mailbox of its own, and measures the time from a delivery to its
// EXISTS and the memory of a connection.
func BenchmarkIdle(b *testing.B) {
	const clients = 1000
	w := newWorld(b, nil)
	var boxes []mailbox.Mailbox
	for i := range clients {
		boxes = append(boxes, w.Mailbox(b, org, fmt.Sprintf("u%d", i)))
	}
	before := inUse()
	var conns []net.Conn
	buf := make([]byte, 4096)
	for i := range clients {
		nc, err := net.Dial("tcp", w.addr)
		if err != nil {
			b.Fatal(err)
		}
		defer nc.Close()
		_, _ = fmt.Fprintf(nc, "a LOGIN u%d secret\r\nb SELECT INBOX\r\nc IDLE\r\n", i)
		for got := ""; !strings.Contains(got, "+ idling"); {
			n, err := nc.Read(buf)
			if err != nil {
				b.Fatal(err)
			}
			got += string(buf[:n])
		}
		conns = append(conns, nc)
	}
	perConn := float64(inUse()-before) / clients
	msg := message(b, "plain")
	b.ResetTimer()
	var waited time.Duration
	for i := range b.N {
		box := boxes[i%clients]
		f := mailbox.Target{Mailbox: box.ID, Role: mailbox.RoleInbox}
		p, err := w.Boxes.Prepare(b.Context(), org, msg, 0, received, 1)
		if err != nil {
			b.Fatal(err)
		}
		err = w.Store.Update(b.Context(), func(tx *store.Tx) error {
			_, err := w.Boxes.Deliver(tx, p, []mailbox.Target{f}, "bench")
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if _, err := io.ReadAtLeast(conns[i%clients], buf, len("* 1 EXISTS\r\n")); err != nil {
			b.Fatal(err)
		}
		waited += time.Since(start)
		_ = p.Close()
	}
	b.ReportMetric(float64(waited.Microseconds())/float64(b.N), "us-to-EXISTS")
	b.ReportMetric(perConn/1024, "KiB/conn")
}

// inUse is the memory that the process holds for heap and stacks, after garbage is gone and stacks have shrunk.
func inUse() uint64 {
	for range 5 {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}
