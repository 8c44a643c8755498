package mailbox_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailbox/mailboxtest"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// sample is a multipart message of about size bytes.
func sample(n, size int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "From: A Sender <sender@example.com>\r\nTo: <u%d@example.org>\r\nSubject: Message number %d\r\n"+
		"Date: Tue, 01 Jul 2025 10:52:37 +0200\r\nMessage-ID: <%d@example.com>\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"+
		"Hello,\r\n\r\nplease find the report for quarter %d attached.\r\n\r\n--b\r\n"+
		"Content-Type: application/pdf; name=r.pdf\r\nContent-Disposition: attachment; filename=r.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n", n%20, n, n, n)
	raw := make([]byte, 57)
	r := rand.NewChaCha8([32]byte{byte(n)})
	for b.Len() < size-100 {
		_, _ = r.Read(raw)
		b.WriteString(base64.StdEncoding.EncodeToString(raw))
		b.WriteString("\r\n")
	}
	b.WriteString("--b--\r\n")
	return []byte(b.String())
}

const trace = "Return-Path: <sender@example.com>\r\nReceived: from mail.example.com (mail.example.com [192.0.2.1])\r\n\tby mail.example.org with ESMTPS id abcdefgh\r\n\tfor <u@example.org>; Tue, 01 Jul 2025 10:52:38 +0200\r\n"

func deliver(ctx context.Context, f *mailboxtest.Fixture, m mailbox.ID, msg []byte) error {
	p, err := f.Boxes.Prepare(ctx, "m-1", append([]byte(trace), msg...), len(trace), time.Now(), 1)
	if err != nil {
		return err
	}
	defer p.Close()
	return f.Store.Update(ctx, func(tx *store.Tx) error {
		_, err := f.Boxes.Deliver(tx, p, []mailbox.Target{{Mailbox: m, Role: mailbox.RoleInbox}}, "smtp")
		return err
	})
}

func BenchmarkDeliver(b *testing.B) {
	for _, engine := range storetest.Engines {
		for _, tc := range []struct{ sessions, size int }{{1, 4096}, {8, 4096}, {64, 4096}, {8, 65536}} {
			b.Run(fmt.Sprintf("%s/sessions=%d/size=%d", engine, tc.sessions, tc.size), func(b *testing.B) {
				f := mailboxtest.New(b, storetest.URL(b, engine), time.Now)
				var boxes []mailbox.ID
				for i := range 20 {
					boxes = append(boxes, f.Mailbox(b, "m-1", fmt.Sprintf("u%d", i)).ID)
				}
				msg := sample(1, tc.size)
				b.ResetTimer()
				var next atomic.Int64
				var wg sync.WaitGroup
				for range tc.sessions {
					wg.Go(func() {
						for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
							if err := deliver(b.Context(), f, boxes[i%20], msg); err != nil {
								b.Error(err)
								return
							}
						}
					})
				}
				wg.Wait()
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "msgs/s")
			})
		}
	}
}

// BenchmarkFirstSync reads the metadata and then the bodies of 10 000 messages,
// as a client does that sees a mailbox for the first time.
func BenchmarkFirstSync(b *testing.B) {
	f := mailboxtest.New(b, storetest.URL(b, "sqlite"), time.Now)
	m := f.Mailbox(b, "m-1", "u")
	var wg sync.WaitGroup
	for w := range 50 {
		wg.Go(func() {
			for i := range 200 {
				if err := deliver(b.Context(), f, m.ID, sample(w*200+i, 4096)); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
	inbox := f.Folder(b, m, "INBOX").ID
	for name, read := range map[string]func(b *testing.B) error{
		"view": func(b *testing.B) error { _, err := f.Boxes.View(b.Context(), inbox); return err },
		"index": func(b *testing.B) error {
			return f.Boxes.Items(b.Context(), inbox, mailbox.AllUIDs(), mailbox.WithIndex, func(it *mailbox.Item) error {
				_, err := it.Index(mime.WantStructure)
				return err
			})
		},
		"search": func(b *testing.B) error {
			text := "no such words"
			_, err := f.Boxes.Search(b.Context(), inbox, mailbox.Query{Text: &text})
			return err
		},
		"bodies": func(b *testing.B) error {
			return f.Boxes.Items(b.Context(), inbox, mailbox.AllUIDs(), mailbox.WithBody, func(it *mailbox.Item) error {
				c, err := it.Content(b.Context())
				if err != nil {
					return err
				}
				defer c.Close()
				_, err = c.Bytes(0, c.Size())
				return err
			})
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := read(b); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)*10000/b.Elapsed().Seconds(), "msgs/s")
		})
	}
}
