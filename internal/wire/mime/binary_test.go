package mime

import (
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// samples are messages of every shape that the tests of the binary form use.
func samples() map[string][]byte {
	return map[string][]byte{
		"empty":     nil,
		"sample":    sample(4 << 10),
		"RFC 2049":  crlf(rfc2049),
		"RFC 9051":  crlf(rfc9051),
		"groups":    crlf("To: a: b@c, \"D E\" <d@e>;, f@g\nReply-To: x:;\nSubject:\nDate: 1 Jan 1960 00:00:00 -1130\n\nx"),
		"languages": crlf("Content-Language: de, en\nContent-Disposition: inline\nContent-ID: <a>\nContent-MD5: x\nContent-Location: y\nContent-Description: =?utf-8?q?=20?=\n\nx"),
		"long":      crlf("Subject: " + strings.Repeat("long ", 3000) + "\nReceived: x\n\nx"),
		"folded":    crlf("Subject: a subject that\n is folded\nReferences: <a@b>\n <c@d>\n\n"),
		"many":      []byte(strings.Repeat("X: y\r\n", MaxFields+1) + "\r\n"),
	}
}

func TestBinaryRoundTrip(t *testing.T) {
	t.Parallel()
	for name, raw := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkRoundTrip(t, Parse(raw))
		})
	}
}

func checkRoundTrip(t *testing.T, m *Message) {
	t.Helper()
	b := m.AppendBinary([]byte("prefix"))
	if !strings.HasPrefix(string(b), "prefix") {
		t.Fatal("AppendBinary changed what was there")
	}
	b = b[len("prefix"):]
	var got Message
	if err := got.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	clear(b) // it must not be retained
	want := *m
	want.Text = nil
	if !reflect.DeepEqual(want, got) {
		t.Fatalf("read %+v\nwrote %+v", got, want)
	}
}

func TestUnmarshalSections(t *testing.T) {
	t.Parallel()
	m := Parse(sample(4 << 10))
	b := m.AppendBinary(nil)
	for want := range WantAll + 1 {
		var got Message
		if err := got.UnmarshalSections(b, want); err != nil {
			t.Fatal(err)
		}
		if (got.Envelope != nil) != (want&WantEnvelope != 0) || (got.Root != nil) != (want&WantStructure != 0) ||
			(got.References != nil) != (want&WantReferences != 0) || (got.Preview != "") != (want&WantPreview != 0) {
			t.Errorf("asked for %b, got %+v", want, got)
		}
		if got.Size != m.Size || got.Sent != m.Sent {
			t.Errorf("size %d, sent %+v", got.Size, got.Sent)
		}
		if _, ok := got.AppendHeaderFields(nil, []string{"From", "Subject"}); !ok {
			t.Error("no header fields")
		}
	}
}

func TestUnmarshalRefusesDamage(t *testing.T) {
	t.Parallel()
	b := Parse(crlf(rfc9051)).AppendBinary(nil)
	var m Message
	for n := range b {
		if err := m.UnmarshalBinary(b[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes were accepted", n, len(b))
		}
		if m.Root != nil || m.Envelope != nil || m.Size != 0 {
			t.Fatalf("%d bytes: an error, but a message too", n)
		}
	}
	if err := m.UnmarshalBinary(append(b, 0)); err == nil {
		t.Error("trailing bytes were accepted")
	}
	b[0] = binaryVersion + 1
	if err := m.UnmarshalBinary(b); err == nil || !strings.Contains(err.Error(), "version") {
		t.Errorf("a later version: %v", err)
	}
}

// allocated returns the bytes that f allocates. The test that asks must not run in
// parallel with others.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// A count in damaged input must not make the reader reserve memory for it.
func TestUnmarshalBoundsMemory(t *testing.T) {
	huge := []byte{0xff, 0xff, 0xff, 0xff, 0x7f}
	for name, b := range map[string][]byte{
		"parts":     append([]byte{binaryVersion, 0, 9, 0, 0, 0, 6, 0, 0}, append(huge, 0)...),
		"params":    append([]byte{binaryVersion, 0, 9, 0, 0, 0, 6, 0, 0, 1}, huge...),
		"addresses": append([]byte{binaryVersion, 0, 9, 0, 0, 6, 0, 0, 0, 0}, huge...),
		"header":    append([]byte{binaryVersion, 0, 9}, append(huge, 0, 0, 0, 0, 0)...),
	} {
		n := allocated(func() {
			var m Message
			if err := m.UnmarshalBinary(b); err == nil {
				t.Errorf("%s: accepted", name)
			}
		})
		if n > 1<<20 {
			t.Errorf("%s: %d bytes allocated", name, n)
		}
	}
}

// The index is encrypted and stored with every item: it must stay small.
func TestBinaryIsCompact(t *testing.T) {
	t.Parallel()
	m := Parse(sample(4 << 10))
	if n := len(m.AppendBinary(nil)); n > 1200 {
		t.Errorf("the index of a message of %d bytes takes %d bytes", m.Size, n)
	}
}

func TestStaticStringsAreDistinct(t *testing.T) {
	t.Parallel()
	for i, s := range staticStrings {
		if j, ok := staticIndex(s); !ok || j != i {
			t.Errorf("%q is at %d and %d", s, i, j)
		}
	}
}
