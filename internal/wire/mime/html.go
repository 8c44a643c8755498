package mime

import (
	"html"
	"strings"
)

// appendHTMLText appends the text that a reader sees of an HTML document: tags,
// comments, style sheets and scripts removed, character references resolved,
// white space collapsed, blocks on lines of their own. It is as forgiving as
// browsers are, and linear: whatever is not closed runs to the end.
func appendHTMLText(dst []byte, s string) []byte {
	for s != "" {
		lt := strings.IndexByte(s, '<')
		if lt < 0 {
			return appendCollapsed(dst, s)
		}
		dst = appendCollapsed(dst, s[:lt])
		s = s[lt:]
		n, name := htmlTag(s)
		if n == 0 {
			dst = append(dst, '<')
			s = s[1:]
			continue
		}
		s = s[n:]
		switch name {
		case "script", "style", "title", "template", "noframes":
			s = s[htmlRawLen(s, name):]
		case "b", "/b", "i", "/i", "u", "/u", "a", "/a", "span", "/span", "em", "/em",
			"strong", "/strong", "font", "/font", "sup", "/sup", "sub", "/sub", "small",
			"/small", "big", "/big", "code", "/code", "wbr", "img", "!", "o:p", "/o:p":
		default:
			if n := len(dst); n > 0 && dst[n-1] == ' ' {
				dst[n-1] = '\n'
			} else if n > 0 && dst[n-1] != '\n' {
				dst = append(dst, '\n')
			}
		}
	}
	return dst
}

// appendCollapsed appends text between tags, runs of white space as one space.
func appendCollapsed(dst []byte, s string) []byte {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	space := len(dst) == 0 || dst[len(dst)-1] == ' ' || dst[len(dst)-1] == '\n'
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0 {
			space = false
			continue
		}
		dst = append(dst, s[start:i]...)
		start = i + 1
		if !space {
			dst = append(dst, ' ')
		}
		space = true
	}
	return append(dst, s[start:]...)
}

// htmlTag returns the length of the tag or comment that s starts with and its
// name in lower case, "!" for all that is no element; 0 if it is only a "<".
func htmlTag(s string) (n int, name string) {
	if strings.HasPrefix(s, "<!--") {
		if end := strings.Index(s[len("<!--"):], "-->"); end >= 0 {
			return len("<!--") + end + len("-->"), "!"
		}
		return len(s), "!"
	}
	if len(s) < 2 {
		return 0, ""
	}
	if s[1] == '!' || s[1] == '?' {
		if end := strings.IndexByte(s, '>'); end >= 0 {
			return end + 1, "!"
		}
		return len(s), "!"
	}
	i := 1
	if s[i] == '/' {
		i++
	}
	if i >= len(s) || lower(s[i]) < 'a' || lower(s[i]) > 'z' {
		return 0, ""
	}
	for i < len(s) && s[i] > ' ' && s[i] != '>' && (s[i] != '/' || i == 1) {
		i++
	}
	return htmlTagLen(s, i), strings.ToLower(s[1:min(i, 16)])
}

// htmlTagLen returns the length of a tag whose name ends at i. A ">" in quotes
// does not end it.
func htmlTagLen(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; c {
		case '>':
			return i + 1
		case '"', '\'':
			// Quotes count only around a value.
			if s[i-1] != '=' && s[i-1] != ' ' {
				break
			}
			end := strings.IndexByte(s[i+1:], c)
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
func htmlRawLen(s, name string) int {
	for i := 0; ; {
		lt := strings.Index(s[i:], "</")
		if lt < 0 {
			return len(s)
		}
		i += lt + 2
		if len(s)-i >= len(name) && strings.EqualFold(s[i:i+len(name)], name) {
			return i + max(strings.IndexByte(s[i:], '>'), len(name)-1) + 1
		}
	}
}
