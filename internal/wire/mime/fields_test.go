package mime

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

const fieldsHeader = "Received: one\r\n" +
	"From: a@b\r\n" +
	"SUBJECT : folded\r\n\tsubject\r\n" +
	"this line is no field\r\n" +
	"from: c@d\r\n" +
	"Empty:\r\n" +
	"X-Last: z\r\n" +
	"\r\n"

func TestAppendFields(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		header    string
		names     []string
		want, not string
	}{
		{
			fieldsHeader,
			[]string{"FROM", "Subject"},
			"From: a@b\r\nSUBJECT : folded\r\n\tsubject\r\nfrom: c@d\r\n\r\n",
			"Received: one\r\nthis line is no field\r\nEmpty:\r\nX-Last: z\r\n\r\n",
		},
		{fieldsHeader, []string{"absent"}, "\r\n", fieldsHeader},
		{fieldsHeader, nil, "\r\n", fieldsHeader},
		{"From: a\r\nTo: b", []string{"to"}, "To: b\r\n\r\n", "From: a\r\n\r\n"},
		{"From: a\nTo: b\n\n", []string{"to"}, "To: b\n\r\n", "From: a\n\r\n"},
		{"From joe\r\nTo: b\r\nrubbish", []string{"to"}, "To: b\r\n\r\n", "From joe\r\nrubbish\r\n\r\n"},
		{"", []string{"to"}, "\r\n", "\r\n"},
		{"\r\nTo: body\r\n", []string{"to"}, "\r\n", "\r\n"},
	} {
		if got := string(AppendFields([]byte("*"), []byte(tc.header), tc.names)); got != "*"+tc.want {
			t.Errorf("%q with %v: got %q, want %q", tc.header, tc.names, got, tc.want)
		}
		if got := string(AppendFieldsNot(nil, []byte(tc.header), tc.names)); got != tc.not {
			t.Errorf("%q without %v: got %q, want %q", tc.header, tc.names, got, tc.not)
		}
	}
}

func TestHeaderCacheAnswersAsTheMessageDoes(t *testing.T) {
	t.Parallel()
	names := []string{"From", "To", "cc", "Subject", "Date", "Message-ID", "References", "Received", "X-Received", "X-None", "MIME-Version", "X", "SUBJECT"}
	for name, raw := range samples() {
		m := Parse(raw)
		for i := range names {
			for j := i; j < len(names); j++ {
				want := AppendFields(nil, m.Root.Header(raw), names[i:j+1])
				got, ok := m.AppendHeaderFields([]byte("*"), names[i:j+1])
				if ok && string(got) != "*"+string(want) {
					t.Fatalf("%s %v: got %q, want %q", name, names[i:j+1], got, want)
				}
				if !ok && string(got) != "*" {
					t.Fatalf("%s %v: refused, but wrote %q", name, names[i:j+1], got)
				}
			}
		}
	}
}

func TestHeaderCacheKnowsWhatItLeftOut(t *testing.T) {
	t.Parallel()
	var many strings.Builder
	for i := range 500 {
		many.WriteString("X" + strings.Repeat("a", i%40) + string(rune('A'+i%26)) + ": y\r\n")
	}
	for _, tc := range []struct {
		name, header, field string
		want                bool
	}{
		{"summary field", "Received: x\r\nSubject: y\r\n\r\n", "subject", true},
		{"trace field", "Received: x\r\nSubject: y\r\n\r\n", "received", false},
		{"no trace field", "Subject: y\r\n\r\n", "received", true},
		{"absent", "Received: x\r\nSubject: y\r\n\r\n", "to", true},
		{"long extension", "X-Blob: " + strings.Repeat("z", 2000) + "\r\n\r\n", "x-blob", false},
		{"short extension", "X-Blob: z\r\n\r\n", "x-blob", true},
		{"one field of two is long", "Subject: a\r\nSubject: " + strings.Repeat("z", 5000) + "\r\n\r\n", "subject", false},
		{"long recipients leave the subject", "To: " + strings.Repeat("a@b,", 5000) + "\r\nSubject: a\r\n\r\n", "subject", true},
		{"many names, an early one", many.String() + "\r\n", "xa", true},
		{"many names, a late one", many.String() + "\r\n", "x" + strings.Repeat("a", 300%40) + string(rune('a'+300%26)), false},
		{"many names, absent", many.String() + "\r\n", "subject", false},
		{"too many fields", "Subject: a\r\n" + strings.Repeat("X: y\r\n", MaxFields) + "\r\n", "subject", false},
	} {
		m := Parse([]byte(tc.header))
		got, ok := m.AppendHeaderFields(nil, []string{tc.field})
		if ok != tc.want {
			t.Errorf("%s: answered %v, want %v", tc.name, ok, tc.want)
		}
		if want := AppendFields(nil, []byte(tc.header), []string{tc.field}); ok && string(got) != string(want) {
			t.Errorf("%s: got %q, want %q", tc.name, got, want)
		}
		if len(m.header.raw) > MaxHeaderCache {
			t.Errorf("%s: the cache takes %d bytes", tc.name, len(m.header.raw))
		}
	}
}

func TestEditing(t *testing.T) {
	t.Parallel()
	msg := []byte("From: a@b\nBcc: c@d,\n e@f\nbcc : g@h\nSubject: s\n\nBcc: body\n")
	if got, want := string(RemoveField(msg, "BCC")), "From: a@b\nSubject: s\n\nBcc: body\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := RemoveField(msg, "Date"); &got[0] != &msg[0] {
		t.Error("a message without the field was copied")
	}
	if !HasField(msg, "subject") || HasField(msg, "Date") || HasField([]byte("no header\nDate: x\n"), "Date") {
		t.Error("HasField is wrong")
	}
	if v, ok := FieldValue(msg, "bcc"); v != "c@d, e@f" || !ok {
		t.Errorf("value %q, %v", v, ok)
	}
	if v, ok := FieldValue(msg, "x"); v != "" || ok {
		t.Errorf("value %q, %v", v, ok)
	}
	fields := AppendField(nil, "Message-ID", "<1@x>")
	fields = AppendField(fields, "Date", "today\r\nBcc: evil@x")
	if got, want := string(AddFields(msg, fields)), "Message-ID: <1@x>\r\nDate: today  Bcc: evil@x\r\n"+string(msg); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	// A message that is all body must not be taken for header lines.
	if got, want := string(AddFields([]byte("just text\r\n"), []byte("X: y\r\n"))), "X: y\r\n\r\njust text\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestToCRLF(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ in, want string }{
		{"", ""},
		{"a", "a"},
		{"a\r\nb\r\n", "a\r\nb\r\n"},
		{"a\nb\n", "a\r\nb\r\n"},
		{"a\rb\r", "a\r\nb\r\n"},
		{"a\r\r\nb\n\n", "a\r\n\r\nb\r\n\r\n"},
		{"\n\r\n\r", "\r\n\r\n\r\n"},
		{"ok\r\nthen\nnot", "ok\r\nthen\r\nnot"},
	} {
		in := []byte(tc.in)
		got := ToCRLF(in)
		if string(got) != tc.want {
			t.Errorf("%q: got %q, want %q", tc.in, got, tc.want)
		}
		if tc.in == tc.want && len(in) > 0 && &got[0] != &in[0] {
			t.Errorf("%q was copied", tc.in)
		}
		for name, r := range map[string]io.Reader{
			"reader":       bytes.NewReader(in),
			"slow reader":  iotest.OneByteReader(bytes.NewReader(in)),
			"eager reader": iotest.DataErrReader(bytes.NewReader(in)),
		} {
			all, err := io.ReadAll(iotest.OneByteReader(NewCRLFReader(r)))
			if err != nil || string(all) != tc.want {
				t.Errorf("%s of %q: got %q, %v; want %q", name, tc.in, all, err, tc.want)
			}
		}
	}
	if _, err := io.ReadAll(NewCRLFReader(iotest.ErrReader(io.ErrUnexpectedEOF))); err != io.ErrUnexpectedEOF {
		t.Errorf("error %v", err)
	}
}

func TestFields(t *testing.T) {
	t.Parallel()
	var got []string
	for f := range Fields([]byte("\xef\xbb\xbfA: 1\r\n 2\r\nB\t:3\r\n\r\nC: 4\r\n")) {
		got = append(got, string(f.Name)+"|"+string(f.Value)+"|"+string(f.Raw))
	}
	if diff := cmp.Diff([]string{"A| 1\r\n 2\r\n|A: 1\r\n 2\r\n", "B|3\r\n|B\t:3\r\n"}, got); diff != "" {
		t.Error(diff)
	}
}
