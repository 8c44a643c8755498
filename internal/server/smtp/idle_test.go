package smtp

import (
	"runtime"
	"testing"
)

// BenchmarkIdle measures the memory of connections that have said EHLO and wait,
// the client's side included.
func BenchmarkIdle(b *testing.B) {
	for _, kind := range []Kind{MX, Submissions} {
		b.Run(kind.String(), func(b *testing.B) {
			s := startSQLite(b, settings{limits: Limits{Connections: 1 << 20}})
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			clients := make([]*client, b.N)
			for i := range clients {
				clients[i] = s.hello(b, kind)
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			held := after.HeapInuse + after.StackInuse - before.HeapInuse - before.StackInuse
			b.ReportMetric(float64(held)/float64(b.N)/1024, "KiB/conn")
			runtime.KeepAlive(clients)
		})
	}
}
