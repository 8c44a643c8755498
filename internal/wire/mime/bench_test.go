package mime

import (
	"fmt"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	for _, size := range []int{4 << 10, 64 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			raw := sample(size)
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(raw)
			}
		})
	}
}

func BenchmarkAppendBinary(b *testing.B) {
	m := Parse(sample(4 << 10))
	buf := m.AppendBinary(nil)
	b.ReportMetric(float64(len(buf)), "index-bytes")
	b.ReportAllocs()
	for b.Loop() {
		buf = m.AppendBinary(buf[:0])
	}
}

func BenchmarkUnmarshal(b *testing.B) {
	index := Parse(sample(4 << 10)).AppendBinary(nil)
	for _, bc := range []struct {
		name string
		want Want
	}{{"none", 0}, {"envelope", WantEnvelope}, {"structure", WantStructure}, {"all", WantAll}} {
		b.Run(bc.name, func(b *testing.B) {
			var m Message
			b.ReportAllocs()
			for b.Loop() {
				if err := m.UnmarshalSections(index, bc.want); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHeaderFields(b *testing.B) {
	var m Message
	if err := m.UnmarshalSections(Parse(sample(4<<10)).AppendBinary(nil), 0); err != nil {
		b.Fatal(err)
	}
	names := []string{
		"From", "To", "Cc", "Bcc", "Subject", "Date", "Message-ID", "Priority",
		"X-Priority", "References", "Newsgroups", "In-Reply-To", "Content-Type", "Reply-To",
	}
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		var ok bool
		if buf, ok = m.AppendHeaderFields(buf[:0], names); !ok {
			b.Fatal("the index does not hold the fields of a list of messages")
		}
	}
}
