package mime

import (
	"fmt"
	"testing"
)

// The message of RFC 9051 section 6.4.5.1, whose parts the standard numbers.
const rfc9051 = `Subject: outer
Content-Type: multipart/mixed; boundary=m0

--m0
Content-Type: text/plain

part 1
--m0
Content-Type: application/octet-stream

part 2
--m0
Content-Type: message/rfc822

Subject: in 3
Content-Type: multipart/mixed; boundary=m3

--m3
Content-Type: text/plain

part 3.1
--m3
Content-Type: application/octet-stream

part 3.2
--m3--
--m0
Content-Type: multipart/mixed; boundary=m4

--m4
Content-Type: image/gif

part 4.1
--m4
Content-Type: message/rfc822

Subject: in 4.2
Content-Type: multipart/mixed; boundary=m42

--m42
Content-Type: text/plain

part 4.2.1
--m42
Content-Type: multipart/alternative; boundary=m422

--m422
Content-Type: text/plain

part 4.2.2.1
--m422
Content-Type: text/richtext

part 4.2.2.2
--m422--
--m42--
--m4--
--m0--
`

func TestSection(t *testing.T) {
	t.Parallel()
	raw := crlf(rfc9051)
	m := Parse(raw)
	for _, tc := range []struct {
		path []int
		kind SectionKind
		want string // "-" for no such section
	}{
		{nil, SectionHeader, "Subject: outer\r\nContent-Type: multipart/mixed; boundary=m0\r\n\r\n"},
		{nil, SectionMIME, "-"},
		{[]int{1}, SectionWhole, "part 1"},
		{[]int{1}, SectionMIME, "Content-Type: text/plain\r\n\r\n"},
		{[]int{1}, SectionHeader, "-"},
		{[]int{1}, SectionText, "-"},
		{[]int{1, 1}, SectionWhole, "-"},
		{[]int{2}, SectionWhole, "part 2"},
		{[]int{3}, SectionMIME, "Content-Type: message/rfc822\r\n\r\n"},
		{[]int{3}, SectionHeader, "Subject: in 3\r\nContent-Type: multipart/mixed; boundary=m3\r\n\r\n"},
		{[]int{3, 1}, SectionWhole, "part 3.1"},
		{[]int{3, 1}, SectionMIME, "Content-Type: text/plain\r\n\r\n"},
		{[]int{3, 2}, SectionWhole, "part 3.2"},
		{[]int{3, 3}, SectionWhole, "-"},
		{[]int{4}, SectionMIME, "Content-Type: multipart/mixed; boundary=m4\r\n\r\n"},
		{[]int{4}, SectionHeader, "-"},
		{[]int{4, 1}, SectionWhole, "part 4.1"},
		{[]int{4, 1}, SectionMIME, "Content-Type: image/gif\r\n\r\n"},
		{[]int{4, 2}, SectionHeader, "Subject: in 4.2\r\nContent-Type: multipart/mixed; boundary=m42\r\n\r\n"},
		{[]int{4, 2, 1}, SectionWhole, "part 4.2.1"},
		{[]int{4, 2, 2}, SectionMIME, "Content-Type: multipart/alternative; boundary=m422\r\n\r\n"},
		{[]int{4, 2, 2, 1}, SectionWhole, "part 4.2.2.1"},
		{[]int{4, 2, 2, 2}, SectionWhole, "part 4.2.2.2"},
		{[]int{4, 2, 2, 2}, SectionMIME, "Content-Type: text/richtext\r\n\r\n"},
		{[]int{5}, SectionWhole, "-"},
		{[]int{0}, SectionWhole, "-"},
		{[]int{-1}, SectionWhole, "-"},
		{[]int{4, 2, 2, 2, 1}, SectionWhole, "-"},
	} {
		got := "-"
		if off, n, ok := m.Section(tc.path, tc.kind); ok {
			got = string(raw[off : off+n])
		}
		if got != tc.want {
			t.Errorf("%v %d: got %q, want %q", tc.path, tc.kind, got, tc.want)
		}
	}
	if off, n, ok := m.Section(nil, SectionWhole); off != 0 || n != len(raw) || !ok {
		t.Errorf("whole message: %d %d %v", off, n, ok)
	}
	// The header and the text of a message are the whole of it.
	for _, path := range [][]int{nil, {3}, {4, 2}} {
		ho, hn, _ := m.Section(path, SectionHeader)
		to, tn, _ := m.Section(path, SectionText)
		wo, wn, _ := m.Section(path, SectionWhole)
		if ho != wo || to != ho+hn || wn != hn+tn {
			t.Errorf("%v: header %d+%d, text %d+%d, whole %d+%d", path, ho, hn, to, tn, wo, wn)
		}
	}
}

// A message that is no multipart has a part 1, RFC 9051 section 6.4.5.1, at the
// top and inside message parts.
func TestSectionOfSinglePart(t *testing.T) {
	t.Parallel()
	raw := crlf("Subject: outer\nContent-Type: message/rfc822\n\nSubject: middle\nContent-Type: message/rfc822\n\nSubject: inner\n\nbody\n")
	m := Parse(raw)
	for _, tc := range []struct {
		path []int
		kind SectionKind
		want string
	}{
		{[]int{1}, SectionWhole, "Subject: middle\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nbody\r\n"},
		{[]int{1}, SectionMIME, "Subject: outer\r\nContent-Type: message/rfc822\r\n\r\n"},
		{[]int{1}, SectionHeader, "Subject: middle\r\nContent-Type: message/rfc822\r\n\r\n"},
		{[]int{1, 1}, SectionWhole, "Subject: inner\r\n\r\nbody\r\n"},
		{[]int{1, 1}, SectionHeader, "Subject: inner\r\n\r\n"},
		{[]int{1, 1}, SectionText, "body\r\n"},
		{[]int{1, 1, 1}, SectionWhole, "body\r\n"},
		{[]int{1, 1, 1}, SectionMIME, "Subject: inner\r\n\r\n"},
		{[]int{1, 1, 1, 1}, SectionWhole, "-"},
		{[]int{2}, SectionWhole, "-"},
		{[]int{1, 2}, SectionWhole, "-"},
	} {
		got := "-"
		if off, n, ok := m.Section(tc.path, tc.kind); ok {
			got = string(raw[off : off+n])
		}
		if got != tc.want {
			t.Errorf("%v %d: got %q, want %q", tc.path, tc.kind, got, tc.want)
		}
	}
}

func TestSectionWithoutStructure(t *testing.T) {
	t.Parallel()
	m := &Message{Size: 3}
	if _, _, ok := m.Section(nil, SectionHeader); ok {
		t.Error("a header was found in a message without structure")
	}
	if _, _, ok := m.Section([]int{1}, SectionWhole); ok {
		t.Error("a part was found in a message without structure")
	}
}

// checkParts checks what must hold for the parts of any message: they lie in it,
// in order, and within their parents.
func checkParts(m *Message, size int) error {
	if m.Size != size {
		return fmt.Errorf("size %d, want %d", m.Size, size)
	}
	if r := m.Root; r.HeaderOffset != 0 || r.HeaderLen+r.BodyLen != size {
		return fmt.Errorf("root is %d+%d+%d of %d bytes", r.HeaderOffset, r.HeaderLen, r.BodyLen, size)
	}
	count := 0
	return checkPart(m.Root, 0, size, 1, &count)
}

func checkPart(p *Part, from, to, depth int, count *int) error {
	if *count++; *count > MaxParts || depth > MaxDepth+1 {
		return fmt.Errorf("part %d at depth %d", *count, depth)
	}
	end := p.BodyOffset + p.BodyLen
	if p.HeaderOffset < from || p.HeaderLen < 0 || p.BodyLen < 0 ||
		p.BodyOffset != p.HeaderOffset+p.HeaderLen || end > to {
		return fmt.Errorf("part at %d+%d+%d is not within %d to %d", p.HeaderOffset, p.HeaderLen, p.BodyLen, from, to)
	}
	if !p.wellFormed() || p.Type == "" || p.Subtype == "" || p.Encoding == "" {
		return fmt.Errorf("%q/%q has %d children, encoding %q", p.Type, p.Subtype, len(p.Children), p.Encoding)
	}
	at := p.BodyOffset
	for i := range p.Children {
		if err := checkPart(&p.Children[i], at, end, depth+1, count); err != nil {
			return err
		}
		at = p.Children[i].BodyOffset + p.Children[i].BodyLen
	}
	return nil
}
