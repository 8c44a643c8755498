package mime

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestText(t *testing.T) {
	t.Parallel()
	m := Parse(crlf(`Received: from a by b
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
From: =?iso-8859-1?q?J=FCrgen?= <j@example.org>
X-Mailer: Acme
Content-Type: multipart/mixed; boundary=x

preamble
--x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

caf=E9 at=
 noon
--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+b25lPC9wPjxwPnR3byAmYW1wOyA8Yj50aHJlZTwvYj48L3A+
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf

not searched
--x
Content-Type: message/rfc822

Received: from c by d
Subject: =?utf-8?q?inn=C3=A9r?=

inner body
--x--
epilogue
`))
	want := &Text{
		Header: `Subject: Grüße
From: Jürgen <j@example.org>
X-Mailer: Acme
Content-Type: multipart/mixed; boundary=x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf
résumé.pdf
Content-Type: message/rfc822
`,
		Trace:    "Received: from a by b\n",
		Body:     "café at noon\none\ntwo & three\nSubject: innér\ninner body\n",
		Complete: true,
	}
	if diff := cmp.Diff(want, m.Text); diff != "" {
		t.Error(diff)
	}
	if m.Preview != "café at noon" {
		t.Errorf("preview %q", m.Preview)
	}
}

func TestTextTellsWhenItIsNotComplete(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, message string
		want          bool
	}{
		{"plain", "Subject: a\n\nbody", true},
		{"long body", "\n" + strings.Repeat("é", MaxText/2), false},
		{"long html", "Content-Type: text/html\n\n" + strings.Repeat("<p>some words", MaxText/8), false},
		{"long field", "Subject: " + strings.Repeat("x", maxTextHeader) + "\n\n", false},
		{"unknown charset", "Content-Type: text/plain; charset=klingon\n\nbody", false},
		{"unknown encoding", "Content-Transfer-Encoding: x-uue\n\nbody", false},
		{"unknown charset in the header", "Subject: =?klingon?q?x?=\n\n", false},
		{"long attachment", "Content-Type: image/png\n\n" + strings.Repeat("x", 2*MaxText), true},
	} {
		raw := crlf(tc.message)
		m := Parse(raw)
		if m.Text.Complete != tc.want {
			t.Errorf("%s: complete %v, want %v", tc.name, m.Text.Complete, tc.want)
		}
		full := FullText(raw, m.Root)
		if !strings.HasPrefix(full.Header, strings.TrimSuffix(m.Text.Header, "\n")) || !strings.HasPrefix(full.Body, strings.TrimSuffix(m.Text.Body, "\n")) {
			t.Errorf("%s: the full text is another one", tc.name)
		}
		if cut := strings.HasPrefix(tc.name, "long"); cut && !full.Complete || tc.want && full.Complete != tc.want {
			t.Errorf("%s: the full text is complete: %v", tc.name, full.Complete)
		}
		if len(m.Text.Body) > MaxText || len(m.Text.Header) > maxTextHeader || !utf8.ValidString(m.Text.Body) {
			t.Errorf("%s: %d bytes of body, %d of header", tc.name, len(m.Text.Body), len(m.Text.Header))
		}
	}
}

func TestHTMLText(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ in, want string }{
		{"plain", "plain"},
		{"<p>one</p><p>two</p>", "one\ntwo"},
		{"  a \r\n\t b  ", "a b"},
		{"a<b>b</b>c <i> d </i> e", "abc d e"},
		{"x<br>y<BR/>z", "x\ny\nz"},
		{"<style>p { color: red }</style>text<script>var a = '<p>'</script> more", "text more"},
		{"<STYLE>x</Style >text", "text"},
		{"<title>no</title><!-- no -- > --><!doctype html><?php no ?>yes", "yes"},
		{"&lt;p&gt; &amp;&eacute;&#8364;&nbsp;&unknown;", "<p> &é€\u00a0&unknown;"},
		{`<a href="x>y" title='>'>link</a>`, "link"},
		{`<a href=x'y>link</a>`, "link"},
		{"1 < 2 and 3 <4 <", "1 < 2 and 3 <4 <"},
		{"</p>a</p", "a"},
		{"a<!-- open", "a"},
		{"a<script>open", "a"},
		{`a<p title="open>b`, "a"},
		{"<td>1</td><td>2</td>", "1\n2"},
		{"", ""},
	} {
		var b strings.Builder
		w := htmlWriter{out: &b, room: MaxText}
		w.write([]byte(tc.in))
		if got := b.String(); got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.in, got, tc.want)
		}
	}
}

func TestPreview(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é ", 500)
	for _, tc := range []struct{ message, want string }{
		{"\nHello,\n\n  world  \n", "Hello, world"},
		{"\n> quoted\nanswer\n> more\nend", "answer end"},
		{"\n" + long, strings.TrimSpace(long[:3*MaxPreview/2])},
		{"Content-Type: text/html\n\n<p>a&nbsp;&zwnj;&nbsp;\u200b b</p>\u200d", "a b"},
		{"Content-Type: text/html; charset=utf-8\n\nن\u200cم", "ن\u200cم"},
		{"Content-Type: image/png\n\nabc", ""},
		{"Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html\n\n<b>html</b>\n--x\n\nplain\n--x--", "plain"},
		{"Content-Type: multipart/alternative; boundary=x\n\n--x\n\n \n\n--x\nContent-Type: text/html\n\n<b>html</b>\n--x--", "html"},
		{"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment\n\nattached\n--x\n\nplain\n--x--", "plain"},
		{"", ""},
	} {
		got := Parse(crlf(tc.message)).Preview
		if strings.TrimSpace(got) != tc.want || utf8.RuneCountInString(got) > MaxPreview {
			t.Errorf("%q: got %q, want %q", clip([]byte(tc.message)), got, tc.want)
		}
	}
}
