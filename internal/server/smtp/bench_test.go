package smtp

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

// BenchmarkDeliver measures durable deliveries over real sockets, the client on
// the same processors.
func BenchmarkDeliver(b *testing.B) {
	for _, engine := range storetest.Engines {
		for _, load := range []struct{ sessions, size int }{{1, 4 << 10}, {8, 4 << 10}, {64, 4 << 10}, {8, 64 << 10}} {
			b.Run(fmt.Sprintf("%s/%dx%dKiB", engine, load.sessions, load.size>>10), func(b *testing.B) {
				benchmarkDeliver(b, engine, load.sessions, load.size)
			})
		}
	}
}

func benchmarkDeliver(b *testing.B, engine string, sessions, size int) {
	s := start(b, storetest.URL(b, engine), settings{limits: Limits{MessagesPerConnection: 1 << 30}})
	const users = 20
	for i := range users {
		s.AddUser(b, "m-a", fmt.Sprintf("u%d", i), fmt.Sprintf("u%d@a.test", i))
	}
	content := benchMessage(size)
	var next atomic.Int64
	var all sync.WaitGroup
	times := make([][]time.Duration, sessions)
	b.SetBytes(int64(size))
	b.ResetTimer()
	for i := range sessions {
		all.Go(func() {
			c := s.hello(b, MX)
			_ = c.SetDeadline(time.Time{})
			for {
				n := next.Add(1)
				if n > int64(b.N) {
					return
				}
				began := time.Now()
				c.send(fmt.Sprintf("MAIL FROM:<a@b.example>\r\nRCPT TO:<u%d@a.test>\r\nDATA\r\n", n%users))
				c.want("250")
				c.want("250")
				c.want("354")
				c.send(content)
				c.want("250")
				times[i] = append(times[i], time.Since(began))
			}
		})
	}
	all.Wait()
	b.StopTimer()
	sorted := slices.Sorted(slices.Values(slices.Concat(times...)))
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "msgs/s")
	b.ReportMetric(float64(sorted[len(sorted)*99/100].Microseconds())/1000, "p99-ms")
}

// benchMessage is a message of about size bytes that compresses like text with an
// attachment, with the end-of-data line.
func benchMessage(size int) string {
	var b strings.Builder
	b.WriteString("From: Bench <a@b.example>\r\nTo: <u@a.test>\r\nSubject: quarterly invoice\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n" +
		"Message-ID: <1@b.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"mix\"\r\n\r\n--mix\r\n\r\nHello,\r\n\r\nplease find the report attached.\r\n" +
		"--mix\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n")
	x := uint32(1)
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for b.Len() < size-10 {
		for range 76 {
			x = x*1664525 + 1013904223
			b.WriteByte(alphabet[x>>26])
		}
		b.WriteString("\r\n")
	}
	b.WriteString("--mix--\r\n.\r\n")
	return b.String()
}
