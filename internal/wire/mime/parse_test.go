package mime

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// crlf writes a message of the tests as it goes over the wire.
func crlf(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }

// outline writes the tree of parts, one line each: path, type, and of leaves
// encoding and content.
func outline(raw []byte, p *Part, path string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s/%s", path, p.Type, p.Subtype)
	if len(p.Children) == 0 {
		fmt.Fprintf(&b, " %s %q", p.Encoding, clip(p.Body(raw)))
	}
	b.WriteByte('\n')
	for i := range p.Children {
		b.WriteString(outline(raw, &p.Children[i], fmt.Sprintf("%s.%d", path, i+1)))
	}
	return b.String()
}

func clip(b []byte) string {
	if len(b) > 24 {
		return string(b[:24]) + "..."
	}
	return string(b)
}

// rfc2049 is the complex example of RFC 2049 appendix A, its ellipses filled in.
const rfc2049 = `MIME-Version: 1.0
From: Nathaniel Borenstein <nsb@nsb.fv.com>
To: Ned Freed <ned@innosoft.com>
Date: Fri, 07 Oct 1994 16:15:05 -0700 (PDT)
Subject: A multipart example
Content-Type: multipart/mixed;
              boundary=unique-boundary-1

This is the preamble area of a multipart message.
Mail readers that understand multipart format
should ignore this preamble.

--unique-boundary-1

... Some text appears here ...

--unique-boundary-1
Content-type: text/plain; charset=US-ASCII

This could have been part of the previous part, but
illustrates explicit versus implicit typing of body
parts.

--unique-boundary-1
Content-Type: multipart/parallel; boundary=unique-boundary-2

--unique-boundary-2
Content-Type: audio/basic
Content-Transfer-Encoding: base64

c291bmQ=

--unique-boundary-2
Content-Type: image/jpeg
Content-Transfer-Encoding: base64

aW1hZ2U=

--unique-boundary-2--

--unique-boundary-1
Content-type: text/enriched

This is <bold><italic>enriched.</italic></bold>
<smaller>as defined in RFC 1896</smaller>

--unique-boundary-1
Content-Type: message/rfc822

From: Ned Freed <ned@innosoft.com>
To: Nathaniel Borenstein <nsb@nsb.fv.com>
Subject: (subject in US-ASCII)
Content-Type: Text/plain; charset=ISO-8859-1
Content-Transfer-Encoding: Quoted-printable

... Additional text in ISO-8859-1 goes here ... =E9

--unique-boundary-1--
`

func TestParseStructure(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ name, message, want string }{
		{
			"RFC 2049 appendix A", rfc2049, `
0 multipart/mixed
0.1 text/plain 7bit "... Some text appears he..."
0.2 text/plain 7bit "This could have been par..."
0.3 multipart/parallel
0.3.1 audio/basic base64 "c291bmQ=\r\n"
0.3.2 image/jpeg base64 "aW1hZ2U=\r\n"
0.4 text/enriched 7bit "This is <bold><italic>en..."
0.5 message/rfc822
0.5.1 text/plain quoted-printable "... Additional text in I..."
`,
		},
		{"no header", "Hello there,\nnot a header: at all\n", "\n0 text/plain 7bit \"Hello there,\\r\\nnot a head...\"\n"},
		{"empty", "", "\n0 text/plain 7bit \"\"\n"},
		{"only a blank line", "\nbody", "\n0 text/plain 7bit \"body\"\n"},
		{"header only", "Subject: x\n", "\n0 text/plain 7bit \"\"\n"},
		{"mbox line", "From joe Mon Jan  1\nSubject: x\n\nbody", "\n0 text/plain 7bit \"body\"\n"},
		{
			"invalid content type", "Content-Type: rubbish\n\nbody",
			"\n0 text/plain 7bit \"body\"\n",
		},
		{
			"missing boundary parameter", "Content-Type: multipart/mixed\n\n--x\n\na\n--x--\n",
			"\n0 text/plain 7bit \"--x\\r\\n\\r\\na\\r\\n--x--\\r\\n\"\n",
		},
		{
			"boundary never used", "Content-Type: multipart/mixed; boundary=x\n\nno parts here\n",
			"\n0 text/plain 7bit \"no parts here\\r\\n\"\n",
		},
		{
			"truncated", "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nabc",
			"\n0 multipart/mixed\n0.1 image/png 7bit \"abc\"\n",
		},
		{
			"truncated in a part header", "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: ima",
			"\n0 multipart/mixed\n0.1 text/plain 7bit \"\"\n",
		},
		{
			"part header cut off by the boundary", "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n--x\n\nb\n--x--\n",
			"\n0 multipart/mixed\n0.1 image/png 7bit \"\"\n0.2 text/plain 7bit \"b\"\n",
		},
		{
			"inner boundary not closed", `Content-Type: multipart/mixed; boundary=a

--a
Content-Type: multipart/alternative; boundary=b

--b

one
--a

two
--a--
`, `
0 multipart/mixed
0.1 multipart/alternative
0.1.1 text/plain 7bit "one"
0.2 text/plain 7bit "two"
`,
		},
		{
			"a boundary that begins another", `Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="b-1"

--b-1

one
--b-1--
--b

two
--bb
--b--
`, `
0 multipart/mixed
0.1 multipart/alternative
0.1.1 text/plain 7bit "one"
0.2 text/plain 7bit "two\r\n--bb"
`,
		},
		{
			"boundary in the epilogue", "Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x--\n--x\n\nb\n",
			"\n0 multipart/mixed\n0.1 text/plain 7bit \"a\"\n",
		},
		{
			"digest", `Content-Type: multipart/digest; boundary=x

--x

From: a@b

one
--x
Content-Type: text/plain

two
--x--
`, `
0 multipart/digest
0.1 message/rfc822
0.1.1 text/plain 7bit "one"
0.2 text/plain 7bit "two"
`,
		},
		{
			"message in message in message", `Content-Type: message/rfc822

Content-Type: message/rfc822

Content-Type: multipart/mixed; boundary=x

--x

a
--x--`, `
0 message/rfc822
0.1 message/rfc822
0.1.1 multipart/mixed
0.1.1.1 text/plain 7bit "a"
`,
		},
		{
			"encoded message", "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeA0KDQo=\n",
			"\n0 application/octet-stream base64 \"U3ViamVjdDogeA0KDQo=\\r\\n\"\n",
		},
		{
			"empty parts", "Content-Type: multipart/mixed; boundary=x\n\n--x\n--x\n\n--x\n\n\n--x--",
			"\n0 multipart/mixed\n0.1 text/plain 7bit \"\"\n0.2 text/plain 7bit \"\"\n0.3 text/plain 7bit \"\"\n",
		},
		{
			"space behind the boundary", "Content-Type: multipart/mixed; boundary=\"x y\"\n\n--x y \t\n\na\n--x y--  \n",
			"\n0 multipart/mixed\n0.1 text/plain 7bit \"a\"\n",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			raw := crlf(tc.message)
			if diff := cmp.Diff(tc.want[1:], outline(raw, Parse(raw).Root, "0")); diff != "" {
				t.Error(diff)
			}
			// The same with bare line feeds.
			raw = []byte(tc.message)
			want := strings.ReplaceAll(outline(crlf(tc.message), Parse(crlf(tc.message)).Root, "0"), `\r`, "")
			got := outline(raw, Parse(raw).Root, "0")
			if strings.Count(got, "\n") != strings.Count(want, "\n") {
				t.Errorf("with bare LF:\n%s\nwith CRLF:\n%s", got, want)
			}
		})
	}
}
