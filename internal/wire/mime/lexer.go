package mime

import (
	"bytes"
	"strings"
)

// lexer reads the tokens of structured field values, RFC 5322 section 3.2 and RFC
// 2045 section 5.1, from an unfolded value. Every method moves forward only.
type lexer struct {
	s []byte
	i int
}

func (l *lexer) done() bool { return l.i >= len(l.s) }

// skipSpace skips white space and comments, which nest.
func (l *lexer) skipSpace() {
	for !l.done() {
		switch l.s[l.i] {
		case ' ', '\t':
			l.i++
		case '(':
			l.comment()
		default:
			return
		}
	}
}

// comment reads the comment that starts here and returns its text without the
// outer parentheses. One that is not closed runs to the end.
func (l *lexer) comment() []byte {
	start := l.i + 1
	depth := 0
	for ; !l.done(); l.i++ {
		switch l.s[l.i] {
		case '\\':
			l.i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.i++
				return unquote(l.s[start : l.i-1])
			}
		}
	}
	l.i = len(l.s)
	return unquote(l.s[min(start, l.i):])
}

// quoted reads the quoted string that starts here and returns its content. One
// that is not closed runs to the end.
func (l *lexer) quoted() []byte {
	l.i++
	start := l.i
	for ; !l.done(); l.i++ {
		switch l.s[l.i] {
		case '\\':
			l.i++
		case '"':
			l.i++
			return unquote(l.s[start : l.i-1])
		}
	}
	l.i = len(l.s)
	return unquote(l.s[min(start, l.i):])
}

// unquote resolves quoted pairs. It returns b itself if there are none.
func unquote(b []byte) []byte {
	i := bytes.IndexByte(b, '\\')
	if i < 0 {
		return b
	}
	out := append(make([]byte, 0, len(b)), b[:i]...)
	for ; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) {
			i++
		}
		out = append(out, b[i])
	}
	return out
}

// until reads the bytes before any of stop, or all.
func (l *lexer) until(stop string) []byte {
	start := l.i
	for !l.done() && strings.IndexByte(stop, l.s[l.i]) < 0 {
		l.i++
	}
	return l.s[start:l.i]
}

// take reads the byte c if it comes next.
func (l *lexer) take(c byte) bool {
	if l.done() || l.s[l.i] != c {
		return false
	}
	l.i++
	return true
}
