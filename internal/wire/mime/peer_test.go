package mime

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/emersion/go-message"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// leaf is what two readers of a message must agree on.
type leaf struct {
	Path    string
	Type    string
	Content string
}

// ourLeaves lists the parts of a message that are no multiparts.
func ourLeaves(t require, raw []byte) []leaf {
	var leaves []leaf
	var walk func(p *Part, path string)
	walk = func(p *Part, path string) {
		if p.IsMultipart() {
			for i := range p.Children {
				walk(&p.Children[i], fmt.Sprintf("%s.%d", path, i+1))
			}
			return
		}
		content, err := DecodeBody(raw, p)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		leaves = append(leaves, leaf{path, p.Type + "/" + p.Subtype, string(content)})
	}
	walk(Parse(raw).Root, "")
	return leaves
}

// peerLeaves does the same with go-message.
func peerLeaves(t require, raw []byte) []leaf {
	entity, err := message.Read(bytes.NewReader(raw))
	if err != nil && !message.IsUnknownCharset(err) {
		t.Fatalf("go-message: %v", err)
	}
	var leaves []leaf
	err = entity.Walk(func(path []int, e *message.Entity, err error) error {
		if err != nil && !message.IsUnknownCharset(err) {
			return err
		}
		typ, _, err := e.Header.ContentType()
		if err != nil {
			return err
		}
		if strings.HasPrefix(typ, "multipart/") {
			return nil
		}
		content, err := io.ReadAll(e.Body)
		if err != nil {
			return err
		}
		name := ""
		for _, n := range path {
			name = fmt.Sprintf("%s.%d", name, n+1)
		}
		leaves = append(leaves, leaf{name, typ, string(content)})
		return nil
	})
	if err != nil {
		t.Fatalf("go-message: %v", err)
	}
	return leaves
}

// require is what the tests with and without rapid have in common.
type require interface {
	Fatalf(format string, args ...any)
}

// drawEntity writes a random entity, a header and a body, in the lines of which
// no boundary of an outer one occurs.
func drawEntity(t *rapid.T, b *strings.Builder, depth int, label string) {
	kinds := []string{"text", "base64", "quoted", "message"}
	if depth < 4 {
		kinds = append(kinds, "multipart", "multipart")
	}
	text := rapid.StringMatching(`([a-z =\-]{0,20}\r\n){0,4}[a-z\-]{0,5}`)
	switch rapid.SampledFrom(kinds).Draw(t, "kind") {
	case "text":
		b.WriteString("Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.Draw(t, "text"))
	case "base64":
		data := rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "data")
		b.WriteString("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n")
		b.WriteString(base64.StdEncoding.EncodeToString(data))
	case "quoted":
		b.WriteString("Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=C3=A9 =\r\nat=20noon\r\n")
	case "message":
		b.WriteString("Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\n" + text.Draw(t, "text"))
	case "multipart":
		boundary := fmt.Sprintf("%s%s", label, rapid.SampledFrom([]string{"a", "B", "=_", "-", "'x y"}).Draw(t, "boundary"))
		fmt.Fprintf(b, "Content-Type: multipart/mixed;\r\n\tboundary=\"%s\"\r\n\r\n", boundary)
		if rapid.Bool().Draw(t, "preamble") {
			b.WriteString("a preamble\r\n")
		}
		for i := range rapid.IntRange(1, 4).Draw(t, "parts") {
			fmt.Fprintf(b, "--%s\r\n", boundary)
			drawEntity(t, b, depth+1, fmt.Sprintf("%s%d", boundary, i))
			b.WriteString("\r\n")
		}
		fmt.Fprintf(b, "--%s--\r\n", boundary)
		if rapid.Bool().Draw(t, "epilogue") {
			b.WriteString("an epilogue\r\n")
		}
	}
}

// go-message reads the parts of a message on its own way: by readers within
// readers. It must come to the same parts.
func TestPartsAgreeWithPeer(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string][]byte{
		"RFC 2049": crlf(rfc2049), "RFC 9051": crlf(rfc9051), "4 KiB": sample(4 << 10), "64 KiB": sample(64 << 10),
	} {
		if diff := cmp.Diff(peerLeaves(t, raw), ourLeaves(t, raw)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("Subject: random\r\n")
		drawEntity(t, &b, 0, "b")
		raw := []byte(b.String())
		if diff := cmp.Diff(peerLeaves(t, raw), ourLeaves(t, raw)); diff != "" {
			t.Fatalf("%s\nin %q", diff, raw)
		}
		m := Parse(raw)
		if err := checkParts(m, len(raw)); err != nil {
			t.Fatalf("%v in %q", err, raw)
		}
	})
}
