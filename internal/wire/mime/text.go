package mime

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxTextHeader and maxTextTrace bound the header text kept for searching.
	maxTextHeader = 64 << 10
	maxTextTrace  = 32 << 10
	// maxTextSource is how much of an encoded text part is looked at.
	maxTextSource = 4 * MaxText
)

// textLimits bounds the text of a message, in bytes.
type textLimits struct{ header, trace, body, source int }

// FullText returns the text of a message to search where Message.Text was not
// complete: the same without the bounds, and only undecodable parts missing. raw
// is the message that root is the root part of. It takes memory in proportion to
// the message.
func FullText(raw []byte, root *Part) *Text {
	const unbounded = 1 << 40
	x := extractor{raw: raw, complete: true, limits: textLimits{unbounded, unbounded, unbounded, unbounded}}
	return x.message(root)
}

// extractText fills Text and Preview.
func (m *Message) extractText(raw []byte) {
	x := extractor{raw: raw, complete: true, limits: textLimits{maxTextHeader, maxTextTrace, MaxText, maxTextSource}}
	m.Text = x.message(m.Root)
	m.Preview = preview(m.Text.Body[x.previewFrom:x.previewTo])
}

// message returns the text of a whole message.
func (x *extractor) message(root *Part) *Text {
	x.head.Grow(min(root.HeaderLen, x.limits.header))
	x.body.Grow(min(textSize(root)+64, x.limits.body))
	x.header(root.Header(x.raw))
	x.part(root)
	return &Text{
		Header:   x.head.String(),
		Trace:    x.trace.String(),
		Body:     x.body.String(),
		Complete: x.complete,
	}
}

// textSize is the number of bytes of the text parts of a message.
func textSize(p *Part) int {
	if p.Type == "text" {
		return p.BodyLen
	}
	size := 0
	for i := range p.Children {
		size += textSize(&p.Children[i])
	}
	return size
}

// extractor gathers the readable text of a message.
type extractor struct {
	raw               []byte
	head, trace, body strings.Builder
	limits            textLimits
	complete          bool
	buf               []byte // memory to decode into

	previewFrom, previewTo int         // the text in body to preview
	previewed              previewRank // what kind of text that is
}

// previewRank orders text parts by how well they introduce a message.
type previewRank int

const (
	previewOther previewRank = iota + 1
	previewHTML
	previewPlain
)

// header adds the fields of the message header.
func (x *extractor) header(header []byte) {
	for f := range Fields(header) {
		if f.isTrace() {
			x.field(&x.trace, f, x.limits.trace)
		} else {
			x.field(&x.head, f, x.limits.header)
		}
	}
}

// isTrace tells whether a field is bulk without words.
func (f *Field) isTrace() bool {
	var buf [64]byte
	return len(f.Name) <= len(buf) && rankOf(appendLower(buf[:0], f.Name)) == rankOmit
}

// field adds a field as one line.
func (x *extractor) field(dst *strings.Builder, f Field, limit int) {
	if limit-dst.Len() < len(f.Name)+len(": \n") {
		x.complete = false
		return
	}
	dst.Write(f.Name)
	dst.WriteString(": ")
	x.value(dst, f.Value, limit-1)
	dst.WriteByte('\n')
}

// value adds a decoded field value so that dst is at most limit bytes long.
func (x *extractor) value(dst *strings.Builder, value []byte, limit int) {
	if len(value) > 4*limit {
		value, x.complete = value[:4*limit], false
	}
	value = unfold(value)
	if bytes.Contains(value, []byte("=?")) {
		s, ok := decodeHeader(string(value))
		x.complete = x.complete && ok
		value = []byte(s)
	} else {
		value = decodeUnlabelled(value)
	}
	dst.Write(x.cut(value, limit-dst.Len()))
}

// cut returns the beginning of s, at most limit bytes cut at a character.
func (x *extractor) cut(s []byte, limit int) []byte {
	if len(s) <= limit {
		return s
	}
	x.complete = false
	limit = max(limit, 0)
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

// part adds the text of a part and of those inside it.
func (x *extractor) part(p *Part) {
	for i := range p.Children {
		c := &p.Children[i]
		if p.IsMessage() {
			x.innerHeader(c)
		} else {
			x.partHeader(c)
		}
		x.part(c)
	}
	if p.Type == "text" && p.BodyLen > 0 {
		x.text(p)
	}
}

// partHeader adds the header of a part to the header text: a search of the header
// includes it (RFC 9051 section 6.4.4), and there are names of attachments in it.
func (x *extractor) partHeader(p *Part) {
	for f := range Fields(p.Header(x.raw)) {
		x.field(&x.head, f, x.limits.header)
	}
	if name := p.Filename(); name != "" && x.head.Len() < x.limits.header {
		x.head.Write(x.cut([]byte(name), x.limits.header-x.head.Len()-1))
		x.head.WriteByte('\n')
	}
}

// innerHeader adds the header of a message in the message to the body text: it is
// part of the body of the outer one.
func (x *extractor) innerHeader(root *Part) {
	for f := range Fields(root.Header(x.raw)) {
		if !f.isTrace() {
			x.field(&x.body, f, x.limits.body)
		}
	}
}

// text adds the content of a text part.
func (x *extractor) text(p *Part) {
	start := x.body.Len()
	if start >= x.limits.body-1 {
		x.complete = false
		return
	}
	body := p.Body(x.raw)
	if len(body) > x.limits.source {
		body, x.complete = body[:x.limits.source], false
	}
	content, err := decodeTransfer(x.buf, body, p.Encoding)
	if err != nil {
		x.complete = false
		return
	}
	if p.Encoding == encodingBase64 || p.Encoding == encodingQuotedPrintable {
		x.buf = content
	}
	content, ok := toUTF8(p.textCharset(content), content)
	x.complete = x.complete && ok
	if p.Subtype == "html" {
		x.html(content)
	} else {
		x.plain(x.cut(content, x.limits.body-1-start))
	}
	if r := p.previewRank(); r > x.previewed && strings.TrimSpace(x.body.String()[start:]) != "" {
		x.previewFrom, x.previewTo, x.previewed = start, x.body.Len(), r
	}
	x.body.WriteByte('\n')
}

// plain adds text, without CR and NUL.
func (x *extractor) plain(s []byte) {
	for len(s) > 0 {
		n := lineLen(s)
		line := s[:n]
		s = s[n:]
		if lineEndBefore(line) == len("\r\n") {
			x.body.Write(line[:n-2])
			x.body.WriteByte('\n')
		} else {
			x.body.Write(line)
		}
	}
}

// html adds what a reader sees of HTML.
func (x *extractor) html(s []byte) {
	w := htmlWriter{out: &x.body, room: x.limits.body - 1 - x.body.Len()}
	w.write(s)
	x.complete = x.complete && !w.full
}

func (p *Part) previewRank() previewRank {
	switch {
	case p.Disposition == "attachment":
		return previewOther
	case p.Subtype == "html":
		return previewHTML
	case p.Subtype == "plain":
		return previewPlain
	}
	return previewOther
}

// preview makes a preview of the beginning of text: quoted lines left out, white
// space collapsed.
func preview(text string) string {
	var b strings.Builder
	b.Grow(min(len(text), MaxPreview))
	count := 0
	space := false
	for text != "" && count < MaxPreview {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if strings.HasPrefix(line, ">") {
			continue
		}
		for _, r := range line {
			if invisible(r) || joiner(r) && (space || count == 0) {
				space = true
				continue
			}
			if space && count > 0 {
				if count++; count >= MaxPreview {
					break
				}
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
			if count++; count >= MaxPreview {
				break
			}
		}
		space = true
	}
	return b.String()
}

// invisible tells whether a character shows nothing: white space, controls, and
// what senders fill the preview of other programs with.
func invisible(r rune) bool {
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r), r == 0xad, r == 0x34f, r == 0x2060, r == 0xfeff:
		return true
	}
	return 0x200b <= r && r <= 0x200f && !joiner(r)
}

// joiner tells whether a character joins or parts letters: invisible, except that
// some scripts are misspelt without it.
func joiner(r rune) bool { return r == 0x200c || r == 0x200d }
