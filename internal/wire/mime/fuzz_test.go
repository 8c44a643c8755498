package mime

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// seed adds messages to start from, small ones: fuzzing is slow with others.
func seed(f *testing.F) {
	for _, raw := range samples() {
		if len(raw) < 8<<10 {
			f.Add(raw)
		}
	}
	for _, message := range hostile(2000) {
		f.Add([]byte(message))
	}
}

// FuzzParse checks what must hold of the index of any bytes.
func FuzzParse(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		before := bytes.Clone(raw)
		m := Parse(raw)
		if !bytes.Equal(before, raw) {
			t.Fatal("Parse changed the message")
		}
		if err := checkParts(m, len(raw)); err != nil {
			t.Fatal(err)
		}
		checkStrings(t, m.Root, m.Envelope)
		for _, s := range []string{m.Text.Header, m.Text.Trace, m.Text.Body, m.Preview} {
			if !utf8.ValidString(s) {
				t.Fatalf("%q is not UTF-8", s)
			}
		}
		names := []string{"Subject", "from", "Received", "x"}
		if got, ok := m.AppendHeaderFields(nil, names); ok {
			if want := AppendFields(nil, m.Root.Header(raw), names); !bytes.Equal(got, want) {
				t.Fatalf("header fields %q, want %q", got, want)
			}
		}
		checkRoundTrip(t, m)
	})
}

// checkStrings checks that IMAP can send the strings of a part as they are.
func checkStrings(t *testing.T, p *Part, e *Envelope) {
	t.Helper()
	check := func(list ...string) {
		for _, s := range list {
			if strings.ContainsAny(s, "\r\n\x00") {
				t.Fatalf("%q holds CR, LF or NUL", s)
			}
		}
	}
	check(p.Type, p.Subtype, p.ID, p.Description, p.Encoding, p.MD5, p.Disposition, p.Location)
	check(p.Language...)
	for _, params := range [][]Param{p.Params, p.DispositionParams} {
		for _, param := range params {
			check(param.Name, param.Value)
		}
	}
	if e != nil {
		check(e.Date.Value, e.Subject.Value, e.InReplyTo.Value, e.MessageID.Value)
		for _, list := range [][]Address{e.From, e.Sender, e.ReplyTo, e.To, e.Cc, e.Bcc} {
			for _, a := range list {
				check(a.Name, a.Mailbox, a.Host)
			}
		}
	}
	for i := range p.Children {
		checkStrings(t, &p.Children[i], p.Envelope)
	}
}

// FuzzSection checks that a section, whatever is asked for, lies in the message,
// and that parts decode.
func FuzzSection(f *testing.F) {
	for _, raw := range samples() {
		f.Add(raw, []byte{4, 2, 2}, uint8(SectionMIME))
		f.Add(raw, []byte{1, 1}, uint8(SectionText))
		f.Add(raw, []byte{}, uint8(SectionHeader))
	}
	f.Fuzz(func(t *testing.T, raw, numbers []byte, kind uint8) {
		m := Parse(raw)
		path := make([]int, len(numbers))
		for i, n := range numbers {
			path[i] = int(int8(n))
		}
		off, n, ok := m.Section(path, SectionKind(kind))
		if ok && (off < 0 || n < 0 || off+n > len(raw)) {
			t.Fatalf("section %d+%d of %d bytes", off, n, len(raw))
		}
		if p, ok := m.Part(path); ok {
			if text, err := DecodeText(raw, p); err == nil && !utf8.ValidString(text) {
				t.Fatalf("%q is not UTF-8", text)
			}
		}
	})
}

// FuzzUnmarshalBinary checks that damaged input is refused or gives an index that
// keeps within its message, and comes out the same when written again.
func FuzzUnmarshalBinary(f *testing.F) {
	for _, raw := range samples() {
		f.Add(Parse(raw).AppendBinary(nil))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var m Message
		if m.UnmarshalBinary(b) != nil {
			return
		}
		count := 0
		if err := checkPart(m.Root, 0, m.Size, -MaxParts, &count); err != nil {
			t.Fatal(err)
		}
		var again Message
		if err := again.UnmarshalBinary(m.AppendBinary(nil)); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(m, again) {
			t.Fatalf("read %+v\nwrote %+v", again, m)
		}
	})
}

// FuzzFields checks that the fields chosen and the others make up the header.
func FuzzFields(f *testing.F) {
	f.Add([]byte(fieldsHeader), "From")
	f.Add([]byte("A: b\nrubbish\n c\n\nbody"), "a")
	f.Fuzz(func(t *testing.T, header []byte, name string) {
		names := []string{name}
		chosen := AppendFields(nil, header, names)
		others := AppendFieldsNot(nil, header, names)
		for field := range Fields(others) {
			if nameIn(field.Name, names) {
				t.Fatalf("%q is in %q", name, others)
			}
		}
		for field := range Fields(chosen) {
			if !nameIn(field.Name, names) {
				t.Fatalf("%q is in %q", field.Name, chosen)
			}
		}
		if !HasField(header, name) && !bytes.Equal(RemoveField(header, name), header) {
			t.Fatal("a message without the field was changed")
		}
		if removed := RemoveField(header, name); HasField(removed, name) {
			t.Fatalf("%q is in %q", name, removed)
		}
	})
}

// FuzzToCRLF checks that the result is canonical and reads the same as a stream.
func FuzzToCRLF(f *testing.F) {
	f.Add([]byte("a\nb\r\nc\rd\r\r\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		out := ToCRLF(bytes.Clone(b))
		if canonicalLen(out) != len(out) {
			t.Fatalf("%q is not canonical", out)
		}
		strip := func(b []byte) string { return strings.NewReplacer("\r", "", "\n", "").Replace(string(b)) }
		if strip(out) != strip(b) {
			t.Fatalf("%q became %q", b, out)
		}
	})
}
