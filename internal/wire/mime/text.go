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

// extractText fills Text and Preview.
func (m *Message) extractText(raw []byte) {
	x := extractor{raw: raw, complete: true}
	x.header(m.Root.Header(raw))
	x.part(m.Root)
	m.Text = &Text{
		Header:   string(x.head),
		Trace:    string(x.trace),
		Body:     string(x.body),
		Complete: x.complete,
	}
	m.Preview = preview(m.Text.Body[x.preview:])
}

// extractor gathers the readable text of a message.
type extractor struct {
	raw               []byte
	head, trace, body []byte
	complete          bool

	preview   int  // where in body the text to preview starts
	previewed rank // what kind of text that is
}

// rank orders text parts by how well they introduce a message.
type rank int

const (
	rankNone rank = iota
	rankAttachment
	rankHTML
	rankPlain
)

// header adds the fields of the message header.
func (x *extractor) header(header []byte) {
	var buf [64]byte
	for f := range Fields(header) {
		if len(f.Name) <= len(buf) && rankOf(appendLower(buf[:0], f.Name)) == rankOmit {
			x.trace = x.field(x.trace, f, maxTextTrace)
		} else {
			x.head = x.field(x.head, f, maxTextHeader)
		}
	}
}

// field adds a field as one line.
func (x *extractor) field(dst []byte, f Field, limit int) []byte {
	room := limit - len(dst) - len(f.Name) - len(": \n")
	if room < 0 {
		x.complete = false
		return dst
	}
	dst = append(dst, f.Name...)
	dst = append(dst, ": "...)
	dst = x.value(dst, f.Value, room)
	return append(dst, '\n')
}

// value adds a decoded field value of at most room bytes.
func (x *extractor) value(dst, value []byte, room int) []byte {
	if len(value) > 4*room {
		value, x.complete = value[:4*room], false
	}
	value = unfold(value)
	if isASCII(value) && !bytes.Contains(value, []byte("=?")) {
		return x.appendCut(dst, string(value), room)
	}
	s, ok := decodeHeader(string(value))
	x.complete = x.complete && ok
	return x.appendCut(dst, s, room)
}

// appendCut appends s, cut at a character so that it takes at most room bytes.
func (x *extractor) appendCut(dst []byte, s string, room int) []byte {
	return append(dst, s[:x.cut(s, max(room, 0))]...)
}

// cut returns where to cut s, at a character, so that it is at most limit bytes
// long.
func (x *extractor) cut(s string, limit int) int {
	if len(s) <= limit {
		return len(s)
	}
	x.complete = false
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return limit
}

// part adds the text of a part and of those inside it.
func (x *extractor) part(p *Part) {
	for i := range p.Children {
		c := &p.Children[i]
		if p.IsMessage() {
			x.message(c)
		} else {
			x.partHeader(c)
		}
		x.part(c)
	}
	if p.Type == "text" && len(p.Children) == 0 {
		x.text(p)
	}
}

// partHeader adds the header of a part to the header text: a search of the header
// includes it (RFC 9051 section 6.4.4), and there are names of attachments in it.
func (x *extractor) partHeader(p *Part) {
	for f := range Fields(p.Header(x.raw)) {
		x.head = x.field(x.head, f, maxTextHeader)
	}
	if name := p.Filename(); name != "" {
		x.head = x.appendCut(x.head, name, maxTextHeader-len(x.head)-1)
		x.head = append(x.head, '\n')
	}
}

// message adds the header of a message in the message to the body text: it is
// part of the body of the outer one.
func (x *extractor) message(root *Part) {
	var buf [64]byte
	for f := range Fields(root.Header(x.raw)) {
		if len(f.Name) > len(buf) || rankOf(appendLower(buf[:0], f.Name)) != rankOmit {
			x.body = x.field(x.body, f, MaxText)
		}
	}
}

// text adds the content of a text part.
func (x *extractor) text(p *Part) {
	room := MaxText - len(x.body) - len("\n")
	if room <= 0 {
		x.complete = false
		return
	}
	body := p.Body(x.raw)
	if len(body) > maxTextSource {
		body, x.complete = body[:maxTextSource], false
	}
	content, err := decodeTransfer(body, p.Encoding)
	if err != nil {
		x.complete = false
		return
	}
	start := len(x.body)
	if p.Subtype == "html" {
		x.body = x.html(content, p, room)
	} else {
		x.body = x.plain(content, p, room)
	}
	if r := p.previewRank(); r > x.previewed && len(bytes.TrimSpace(x.body[start:])) > 0 {
		x.preview, x.previewed = start, r
	}
	x.body = append(x.body, '\n')
}

func (p *Part) previewRank() rank {
	switch {
	case p.Disposition == "attachment":
		return rankAttachment
	case p.Subtype == "html":
		return rankHTML
	case p.Subtype == "plain":
		return rankPlain
	}
	return rankAttachment
}

// plain adds text, without CR and NUL.
func (x *extractor) plain(content []byte, p *Part, room int) []byte {
	s, ok := toUTF8(p.textCharset(content), content)
	x.complete = x.complete && ok
	start := len(x.body)
	x.body = x.appendCut(x.body, s, room)
	out := x.body[:start]
	for _, c := range x.body[start:] {
		if c != '\r' && c != 0 {
			out = append(out, c)
		}
	}
	return out
}

// html adds what a reader sees of HTML.
func (x *extractor) html(content []byte, p *Part, room int) []byte {
	s, ok := toUTF8(p.textCharset(content), content)
	x.complete = x.complete && ok
	return x.appendCut(x.body, string(appendHTMLText(make([]byte, 0, len(s)/2), s)), room)
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// preview makes a preview of the beginning of text: quoted lines left out, white
// space collapsed.
func preview(text string) string {
	var b strings.Builder
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
