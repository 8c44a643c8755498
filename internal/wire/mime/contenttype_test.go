package mime

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseContentType(t *testing.T) {
	t.Parallel()
	usASCII := []Param{{"charset", "us-ascii"}}
	for _, tc := range []struct {
		value, typ, subtype string
		params              []Param
	}{
		{"Text/HTML; Charset=UTF-8", "text", "html", []Param{{"charset", "UTF-8"}}},
		{"text/plain; charset=us-ascii (Plain text)", "text", "plain", usASCII},
		{`text/plain; charset="us-ascii"`, "text", "plain", usASCII},
		{"multipart/mixed;\r\n\tboundary=\"a \\\" b\"", "multipart", "mixed", []Param{{"boundary", `a " b`}}},
		{"multipart/mixed; boundary=----=_Part_1.2(3:4", "multipart", "mixed", []Param{{"boundary", "----=_Part_1.2(3:4"}}},
		{"application/pdf; name=my file.pdf; size=3", "application", "pdf", []Param{{"name", "my file.pdf"}, {"size", "3"}}},
		{"application/x;;; =a; b; c=; d=e", "application", "x", []Param{{"c", ""}, {"d", "e"}}},
		{"text (comment) / (other) plain (x) ; (y) format = flowed", "text", "plain", []Param{{"format", "flowed"}}},
		{"text", "text", "plain", usASCII},
		{"/plain", "text", "plain", usASCII},
		{"text/", "text", "plain", usASCII},
		{"", "text", "plain", usASCII},
		{"image/png; name=\"unclosed", "image", "png", []Param{{"name", "unclosed"}}},
	} {
		got := parseContentType(unfold([]byte(tc.value)))
		if got.typ != tc.typ || got.subtype != tc.subtype {
			t.Errorf("%q: got %s/%s, want %s/%s", tc.value, got.typ, got.subtype, tc.typ, tc.subtype)
		}
		if diff := cmp.Diff(tc.params, got.params); diff != "" {
			t.Errorf("%q: %s", tc.value, diff)
		}
	}
	if n := len(parseContentType([]byte("a/b" + strings.Repeat("; x=y", 1000))).params); n != maxParams {
		t.Errorf("%d parameters kept, want %d", n, maxParams)
	}
}

func TestPartFields(t *testing.T) {
	t.Parallel()
	p := Parse(crlf(`Content-Type: image/png; name="a.png"
Content-Transfer-Encoding: BASE64 (really)
Content-ID: <foo4*foo1@bar.net>
Content-Description: a picture
Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==
Content-Disposition: Attachment; filename="genome.jpeg";
 modification-date="Wed, 12 Feb 1997 16:29:51 -0500"
Content-Language: en, de-CH (Swiss)
Content-Location: http://example.com/
 a.png

`)).Root
	want := Part{
		Type: "image", Subtype: "png", Params: []Param{{"name", "a.png"}},
		ID: "<foo4*foo1@bar.net>", Description: "a picture", Encoding: "base64",
		MD5: "Q2hlY2sgSW50ZWdyaXR5IQ==", Disposition: "attachment",
		DispositionParams: []Param{{"filename", "genome.jpeg"}, {"modification-date", "Wed, 12 Feb 1997 16:29:51 -0500"}},
		Language:          []string{"en", "de-CH"}, Location: "http://example.com/ a.png",
		HeaderLen: p.HeaderLen, BodyOffset: p.HeaderLen,
	}
	if diff := cmp.Diff(want, *p); diff != "" {
		t.Error(diff)
	}
}

func TestFilename(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ fields, want string }{
		{`Content-Disposition: attachment; filename=a.txt`, "a.txt"},
		{`Content-Disposition: attachment; filename="a \"b\".txt"`, `a "b".txt`},
		{`Content-Type: text/plain; name=n.txt`, "n.txt"},
		{"Content-Type: text/plain; name=n.txt\nContent-Disposition: attachment; filename=f.txt", "f.txt"},
		{`Content-Disposition: attachment; filename*=UTF-8''%e2%82%ac%20rates`, "€ rates"},
		{`Content-Disposition: attachment; filename*=iso-8859-1'en'%A3%20rates`, "£ rates"},
		// RFC 2231 section 4.1, as one name.
		{`Content-Type: application/x-stuff; name*0*=us-ascii'en'This%20is%20even%20more%20; name*1*=%2A%2A%2Afun%2A%2A%2A%20; name*2="isn't it!"`, "This is even more ***fun*** isn't it!"},
		{`Content-Disposition: attachment; filename*0="long "; filename*1="name.txt"`, "long name.txt"},
		{`Content-Disposition: attachment; filename="=?utf-8?q?caf=C3=A9.txt?="`, "café.txt"},
		{`Content-Disposition: attachment; filename*=%zz%4`, "%zz%4"},
		{`Content-Disposition: attachment`, ""},
	} {
		raw := crlf("MIME-Version: 1.0\n" + tc.fields + "\n\n")
		if got := Parse(raw).Root.Filename(); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.fields, got, tc.want)
		}
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		body string
		want int
	}{{"", 0}, {"a", 1}, {"a\n", 1}, {"a\nb", 2}, {"\n\n", 2}} {
		if got := Parse(crlf("Subject: x\n\n" + tc.body)).Root.Lines; got != tc.want {
			t.Errorf("%q: %d lines, want %d", tc.body, got, tc.want)
		}
		raw := crlf(fmt.Sprintf("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n%s\n--b\n\nother\n--b--\n", tc.body))
		if got := Parse(raw).Root.Children[0].Lines; got != tc.want {
			t.Errorf("%q in a multipart: %d lines, want %d", tc.body, got, tc.want)
		}
	}
	// A message part counts the lines of the message with its header.
	m := Parse(crlf("Content-Type: message/rfc822\n\nSubject: x\n\none\ntwo\n"))
	if m.Root.Lines != 4 || m.Root.Children[0].Lines != 2 {
		t.Errorf("%d and %d lines, want 4 and 2", m.Root.Lines, m.Root.Children[0].Lines)
	}
}
