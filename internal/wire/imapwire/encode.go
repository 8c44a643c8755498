package imapwire

import (
	"strconv"
	"unicode/utf8"
)

// AppendString appends s as a quoted string, or as a literal where a quoted string cannot hold it. With utf8OK the
// client has enabled UTF-8 in quoted strings (IMAP4rev2 or UTF8=ACCEPT).
func AppendString(dst []byte, s string, utf8OK bool) []byte {
	escapes, high := 0, false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			escapes++
		case c == '\r' || c == '\n' || c == 0:
			return AppendLiteral(dst, s)
		case c >= 0x80:
			high = true
		}
	}
	if high && !(utf8OK && utf8.ValidString(s)) {
		return AppendLiteral(dst, s)
	}
	dst = append(dst, '"')
	if escapes == 0 {
		dst = append(dst, s...)
		return append(dst, '"')
	}
	for i := range len(s) {
		if s[i] == '"' || s[i] == '\\' {
			dst = append(dst, '\\')
		}
		dst = append(dst, s[i])
	}
	return append(dst, '"')
}

// AppendLiteral appends s as a literal, or as a literal8 if it has a NUL.
func AppendLiteral(dst []byte, s string) []byte {
	binary := false
	for i := range len(s) {
		if s[i] == 0 {
			binary = true
			break
		}
	}
	dst = AppendLiteralHead(dst, int64(len(s)), binary)
	return append(dst, s...)
}

// AppendLiteralHead appends the announcement of a literal of size octets, which must follow.
func AppendLiteralHead(dst []byte, size int64, binary bool) []byte {
	if binary {
		dst = append(dst, '~')
	}
	dst = append(dst, '{')
	dst = strconv.AppendInt(dst, size, 10)
	return append(dst, '}', '\r', '\n')
}

// AppendAString appends s as an atom where that is possible, else as a string.
func AppendAString(dst []byte, s string, utf8OK bool) []byte {
	if len(s) == 0 || isNIL(s) {
		return AppendString(dst, s, utf8OK)
	}
	for i := range len(s) {
		if classes[s[i]]&clAtom == 0 {
			return AppendString(dst, s, utf8OK)
		}
	}
	return append(dst, s...)
}

// isNIL: the atom NIL would be read as nothing by a client that expects an nstring.
func isNIL(s string) bool {
	return len(s) == 3 && s[0]|0x20 == 'n' && s[1]|0x20 == 'i' && s[2]|0x20 == 'l'
}

// AppendNString appends s as a string, or NIL when ok is false.
func AppendNString(dst []byte, s string, ok, utf8OK bool) []byte {
	if !ok {
		return append(dst, "NIL"...)
	}
	return AppendString(dst, s, utf8OK)
}

// AppendFlags appends a parenthesized list of flags.
func AppendFlags(dst []byte, flags []string) []byte {
	dst = append(dst, '(')
	for i, f := range flags {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = append(dst, f...)
	}
	return append(dst, ')')
}

// AppendText appends human-readable text of a response: everything that could end the line or confuse a client is
// replaced by a space or a question mark, and an empty text becomes a full stop, as the grammar demands a character.
func AppendText(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, '.')
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c == 0x7f:
			dst = append(dst, ' ')
		case c >= 0x80:
			dst = append(dst, '?')
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// ValidKeyword reports if s can stand as a keyword: an atom (RFC 9051 section 9, flag-keyword).
func ValidKeyword(s string) bool {
	for i := range len(s) {
		if classes[s[i]]&clAtom == 0 {
			return false
		}
	}
	return len(s) > 0
}
