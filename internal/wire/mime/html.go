package mime

import (
	"bytes"
	"html"
	"strings"
)

// htmlWriter writes the text that a reader sees of an HTML document: tags,
// comments, style sheets and scripts removed, character references resolved,
// white space collapsed, blocks on lines of their own. It is as forgiving as
// browsers are, and linear: whatever is not closed runs to the end.
type htmlWriter struct {
	out     *strings.Builder
	room    int  // bytes that may still be written
	full    bool // there was more
	pending byte // space or line end to write before the next text, or 0
	started bool // some text was written
	name    [maxTagName]byte
}

// maxTagName is the length to which names of tags are read; longer ones mean
// nothing here.
const maxTagName = len("/template") + 1

func (w *htmlWriter) write(s []byte) {
	for len(s) > 0 && !w.full {
		lt := bytes.IndexByte(s, '<')
		if lt < 0 {
			lt = len(s)
		}
		w.text(s[:lt])
		if s = s[lt:]; len(s) == 0 {
			return
		}
		n, name := w.tag(s)
		if n == 0 {
			w.run(s[:1])
			s = s[1:]
			continue
		}
		switch string(name) {
		case "script", "style", "title", "template", "noframes":
			n += htmlRawLen(s[n:], name)
		case "b", "/b", "i", "/i", "u", "/u", "a", "/a", "span", "/span", "em", "/em",
			"strong", "/strong", "font", "/font", "sup", "/sup", "sub", "/sub", "small",
			"/small", "big", "/big", "code", "/code", "wbr", "img", "!", "o:p", "/o:p":
		default:
			w.pending = '\n'
		}
		s = s[n:]
	}
}

// text writes what stands between tags.
func (w *htmlWriter) text(s []byte) {
	if bytes.IndexByte(s, '&') >= 0 {
		s = []byte(html.UnescapeString(string(s)))
	}
	start := 0
	for i, c := range s {
		if c > ' ' || !isSpace(c) && c != 0 {
			continue
		}
		if c == ' ' && i > start && i+1 < len(s) && s[i+1] > ' ' {
			continue // one space between words needs no collapsing
		}
		w.run(s[start:i])
		start = i + 1
		if w.pending == 0 {
			w.pending = ' '
		}
	}
	w.run(s[start:])
}

// run writes text without white space.
func (w *htmlWriter) run(s []byte) {
	if len(s) == 0 {
		return
	}
	if w.full = w.full || len(s)+1 > w.room; w.full {
		return
	}
	if w.pending != 0 && w.started {
		w.out.WriteByte(w.pending)
	}
	w.pending, w.started = 0, true
	w.out.Write(s)
	w.room -= len(s) + 1
}

// tag returns the length of the tag or comment that s starts with and its
// name in lower case, "!" for all that is no element; 0 if it is only a "<".
func (w *htmlWriter) tag(s []byte) (n int, name []byte) {
	i := 1
	switch {
	case bytes.HasPrefix(s, []byte("<!--")):
		return through(s, "-->"), []byte("!")
	case len(s) > 1 && (s[1] == '!' || s[1] == '?'):
		return through(s, ">"), []byte("!")
	case len(s) > 1 && s[1] == '/':
		i++
	}
	if i >= len(s) || lower(s[i]) < 'a' || lower(s[i]) > 'z' {
		return 0, nil
	}
	for i < len(s) && s[i] > ' ' && s[i] != '>' && s[i] != '/' {
		i++
	}
	return htmlTagLen(s, i), appendLower(w.name[:0], s[1:min(i, 1+maxTagName)])
}

// through returns the length of s up to and with the first end, or of all.
func through(s []byte, end string) int {
	if i := bytes.Index(s, []byte(end)); i >= 0 {
		return i + len(end)
	}
	return len(s)
}

// htmlTagLen returns the length of a tag whose name ends at i. A ">" in a quoted
// value does not end it.
func htmlTagLen(s []byte, i int) int {
	for i < len(s) {
		switch c := s[i]; c {
		case '>':
			return i + 1
		case '"', '\'':
			if s[i-1] != '=' && s[i-1] != ' ' {
				break // a stray quote, not around a value
			}
			end := bytes.IndexByte(s[i+1:], c)
			if end < 0 {
				return len(s)
			}
			i += end + 1
		}
		i++
	}
	return len(s)
}

// htmlRawLen returns the length of the content of an element without markup, its
// end tag included.
func htmlRawLen(s, name []byte) int {
	for i := 0; ; {
		lt := bytes.Index(s[i:], []byte("</"))
		if lt < 0 {
			return len(s)
		}
		i += lt + len("</")
		if end := s[i:]; len(end) >= len(name) && bytes.EqualFold(end[:len(name)], name) {
			return i + through(end, ">")
		}
	}
}
