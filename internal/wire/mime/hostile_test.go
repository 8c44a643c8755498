package mime

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// hostile returns messages of about size bytes that are made to cost more than
// their size: time that is quadratic in it, or memory.
func hostile(size int) map[string]string {
	fill := func(before, unit, after string) string {
		return before + strings.Repeat(unit, max(1, (size-len(before)-len(after))/len(unit))) + after
	}
	var nested, similar strings.Builder
	for i := 0; nested.Len() < size; i++ {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	long := strings.Repeat("x", 60)
	for i := range MaxDepth {
		fmt.Fprintf(&similar, "Content-Type: multipart/mixed; boundary=%s%02d\r\n\r\n--%s%02d\r\n", long, i, long, i)
	}
	html := "Content-Type: text/html\r\n\r\n"
	multipart := "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
	return map[string]string{
		"nested multiparts":            nested.String(),
		"nested messages":              fill("", "Content-Type: message/rfc822\r\n\r\n", ""),
		"nested digests":               fill("", "Content-Type: multipart/digest; boundary=x\r\n\r\n--x\r\n\r\n", ""),
		"many open, none matches":      fill(similar.String(), "\r\n--"+long+"zz", ""),
		"fields":                       fill("", "A: b\r\n", "\r\n"),
		"fields of every name":         fill("", "A: b\r\nB: b\r\nCC: b\r\nddd: e\r\n", "\r\n"),
		"continuation lines":           fill("Subject: a\r\n", " \r\n", "\r\n"),
		"trace fields":                 fill("", "Received: from a by b\r\n", "\r\n"),
		"lines that are no fields":     fill("A: b\r\n", "rubbish\r\n", ""),
		"parts":                        fill(multipart, "--x\r\n\r\n", ""),
		"parts without a header":       fill(multipart, "--x\r\n", ""),
		"message parts":                fill(multipart, "--x\r\nContent-Type: message/rfc822\r\n\r\nTo: a@b\r\n\r\n", ""),
		"text parts":                   fill(multipart, "--x\r\n\r\ntext\r\n", ""),
		"hyphens":                      fill(multipart, "--", ""),
		"lines of hyphens":             fill(multipart, "\n--", ""),
		"closing delimiters":           fill(multipart+"--x\r\n", "--x--\r\n", ""),
		"one header line":              fill("Subject: ", "x", ""),
		"one name":                     fill("", "x", ": y\r\n\r\n"),
		"one body line":                fill("\r\n", "x", ""),
		"one address line":             fill("To: ", "x", ""),
		"encoded word beginnings":      fill("Subject: ", "=?", "\r\n\r\n"),
		"encoded words without end":    fill("Subject: ", "=?a?q?b", "\r\n\r\n"),
		"encoded words":                fill("Subject: ", "=?utf-8?q?b?= ", "\r\n\r\n"),
		"encoded word, charset":        fill("Subject: =?", "a", "\r\n\r\n"),
		"encoded words, all charsets":  fill("Subject: ", "=?utf-8?q?b?= =?koi8-r?q?b?= ", "\r\n\r\n"),
		"addresses":                    fill("To: ", "a@b,", "\r\n\r\n"),
		"address fields":               fill("", "To: a@b\r\n", "\r\n"),
		"commas":                       fill("To: ", ",", "\r\n\r\n"),
		"comments":                     fill("To: ", "(", "\r\n\r\n"),
		"comments closed":              fill("To: ", "()", "\r\n\r\n"),
		"quotes":                       fill("To: ", "\"", "\r\n\r\n"),
		"backslashes":                  fill("To: \"", "\\", "\r\n\r\n"),
		"angles":                       fill("To: ", "<", "\r\n\r\n"),
		"routes":                       fill("To: ", "<@a:", "\r\n\r\n"),
		"at signs":                     fill("To: ", "@", "\r\n\r\n"),
		"groups":                       fill("To: ", "a:;", "\r\n\r\n"),
		"words":                        fill("To: ", "a ", "\r\n\r\n"),
		"references":                   fill("References: ", "<a@b>", "\r\n\r\n"),
		"open references":              fill("References: ", "<", "\r\n\r\n"),
		"date":                         fill("Date: ", "1 ", "\r\n\r\n"),
		"date comments":                fill("Date: ", "(", "\r\n\r\n"),
		"parameters":                   fill("Content-Type: a/b", ";a=b", "\r\n\r\n"),
		"parameter pieces":             fill("Content-Disposition: a", ";filename*1=b", "\r\n\r\n"),
		"semicolons":                   fill("Content-Type: a/b", ";", "\r\n\r\n"),
		"languages":                    fill("Content-Language: ", "a,", "\r\n\r\n"),
		"boundary":                     fill("Content-Type: multipart/mixed; boundary=\"", "a", "\"\r\n\r\n--a\r\n"),
		"html: less than":              fill(html, "<", ""),
		"html: tags":                   fill(html, "<a>", ""),
		"html: text":                   fill(html, "<p>a b", ""),
		"html: comments":               fill(html, "<!--", ""),
		"html: quotes":                 fill(html, "<a '", ""),
		"html: one tag":                fill(html+"<", "a", ""),
		"html: scripts":                fill(html, "<script>", ""),
		"html: ends of scripts":        fill(html+"<script>", "</", ""),
		"html: references":             fill(html, "&", ""),
		"html: half references":        fill(html, "&amp", ""),
		"quoted-printable: one line":   fill("Content-Transfer-Encoding: quoted-printable\r\n\r\n", "=41", ""),
		"quoted-printable: soft lines": fill("Content-Transfer-Encoding: quoted-printable\r\n\r\n", "=\r\n", ""),
		"quoted-printable: spaces":     fill("Content-Transfer-Encoding: quoted-printable\r\n\r\n", " ", "\r\n"),
		"base64":                       fill("Content-Transfer-Encoding: base64\r\n\r\n", "A=", ""),
		"utf-16":                       fill("Content-Type: text/plain; charset=utf-16\r\n\r\n", "\xd8", ""),
		"iso-2022-jp":                  fill("Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n", "\x1b$B\x1b(B", ""),
		"NUL":                          fill("", "\x00", ""),
		"CR":                           fill("", "\r", ""),
		"LF":                           fill("A: b", "\n", ""),
	}
}

// Every message is so large that work quadratic in its size, 10^13 steps, would
// not end before the test is given up. Memory is measured.
func TestHostileMessagesAreBounded(t *testing.T) {
	const size = 4 << 20
	for name, message := range hostile(size) {
		raw := []byte(message)
		var m *Message
		if n := allocated(func() { m = Parse(raw) }); n > 4*uint64(len(raw))+8<<20 {
			t.Errorf("%s: %d bytes allocated for a message of %d", name, n, len(raw))
		}
		if err := checkParts(m, len(raw)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		index := m.AppendBinary(nil)
		if len(index) > 2*maxStrings {
			t.Errorf("%s: the index takes %d bytes", name, len(index))
		}
		if x := m.Text; len(x.Body) > MaxText || len(x.Header) > maxTextHeader || len(x.Trace) > maxTextTrace {
			t.Errorf("%s: text of %d, %d and %d bytes", name, len(x.Body), len(x.Header), len(x.Trace))
		}
		checkRoundTrip(t, m)
		if _, err := DecodeText(raw, m.Root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		BaseSubject(m.Envelope.Subject.Value)
		RemoveField(raw, "to")
		ToCRLF(raw)
	}
}

// A line that never ends must cost no more than looking at it once.
func TestHugeLine(t *testing.T) {
	raw := bytes.Repeat([]byte("x"), 256<<20)
	var m *Message
	copy(raw, "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n")
	if n := allocated(func() { m = Parse(raw) }); n > 8<<20 {
		t.Errorf("%d bytes allocated", n)
	}
	if len(m.Root.Children) != 1 || m.Text.Complete {
		t.Errorf("%d children, complete %v", len(m.Root.Children), m.Text.Complete)
	}
}

func TestBounds(t *testing.T) {
	t.Parallel()
	messages := hostile(1 << 20)
	count := func(name string) (parts, depth int) {
		var walk func(p *Part, level int)
		walk = func(p *Part, level int) {
			parts++
			depth = max(depth, level)
			for i := range p.Children {
				walk(&p.Children[i], level+1)
			}
		}
		walk(Parse([]byte(messages[name])).Root, 1)
		return parts, depth
	}
	for _, name := range []string{"nested multiparts", "nested messages", "nested digests"} {
		if parts, depth := count(name); depth != MaxDepth {
			t.Errorf("%s: %d parts at depth %d, want depth %d", name, parts, depth, MaxDepth)
		}
	}
	for _, name := range []string{"parts", "parts without a header", "text parts"} {
		if parts, depth := count(name); parts != MaxParts || depth != 2 {
			t.Errorf("%s: %d parts at depth %d, want %d", name, parts, depth, MaxParts)
		}
	}
	if n := len(Parse([]byte(messages["addresses"])).Envelope.To); n != maxAddresses {
		t.Errorf("%d addresses, want %d", n, maxAddresses)
	}
	if n := len(Parse([]byte(messages["one header line"])).Envelope.Subject.Value); n != maxEnvelopeString {
		t.Errorf("a subject of %d bytes, want %d", n, maxEnvelopeString)
	}
}
