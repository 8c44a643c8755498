package mime

import (
	"bytes"
	"iter"
)

// Field is one field of a raw header. Its slices alias the header.
type Field struct {
	// Name is the name as written, without the white space that RFC 5322
	// section 4.5 tolerates before the colon.
	Name []byte
	// Value is all that follows the colon: folding and line end included.
	Value []byte
	// Raw is the whole field with its line ends.
	Raw []byte
}

// Fields yields the fields of a raw header in order. It stops at the blank line
// and skips lines that are no field, such as an mbox "From " line. Lines may
// end with LF alone.
func Fields(header []byte) iter.Seq[Field] {
	return func(yield func(Field) bool) {
		for {
			f, rest, ok := nextField(header)
			if !ok || !yield(f) {
				return
			}
			header = rest
		}
	}
}

// nextField finds the first field in a header and the bytes after it.
func nextField(b []byte) (f Field, rest []byte, ok bool) {
	for len(b) > 0 {
		n := lineLen(b)
		if isBlank(b[:n]) {
			return Field{}, nil, false
		}
		name := fieldNameLen(b[:n])
		if name == 0 {
			if bytes.HasPrefix(b, byteOrderMark) {
				n = len(byteOrderMark)
			}
			b = b[n:]
			continue
		}
		for n < len(b) && (b[n] == ' ' || b[n] == '\t') {
			n += lineLen(b[n:])
		}
		colon := name
		for b[colon] != ':' {
			colon++
		}
		return Field{Name: b[:name], Value: b[colon+1 : n], Raw: b[:n]}, b[n:], true
	}
	return Field{}, nil, false
}

// lineLen is the length of the first line of b, line end included.
func lineLen(b []byte) int {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return i + 1
	}
	return len(b)
}

// isBlank tells whether a line is only a line end, which ends a header.
func isBlank(line []byte) bool {
	return len(line) == 1 && line[0] == '\n' || len(line) == 2 && line[0] == '\r' && line[1] == '\n'
}

// fieldNameLen is the length of the field name that a line starts with, or 0 if
// the line does not start a field. RFC 5322 section 2.2: printable US-ASCII
// except colon; section 4.5: white space may follow.
func fieldNameLen(line []byte) int {
	n := 0
	for n < len(line) && line[n] > ' ' && line[n] < 0x7f && line[n] != ':' {
		n++
	}
	for i := n; i < len(line); i++ {
		switch line[i] {
		case ':':
			return n
		case ' ', '\t':
		default:
			return 0
		}
	}
	return 0
}

// AppendFields appends to dst the fields of a raw header that bear one of names,
// byte for byte and in their order, and a blank line: what IMAP calls
// HEADER.FIELDS, RFC 9051 section 6.4.5.1. Names compare without case.
func AppendFields(dst, header []byte, names []string) []byte {
	for {
		f, rest, ok := nextField(header)
		if !ok {
			return append(dst, '\r', '\n')
		}
		if nameIn(f.Name, names) {
			dst = appendLine(dst, f.Raw)
		}
		header = rest
	}
}

// AppendFieldsNot appends to dst the raw header without the fields that bear one
// of names, and a blank line: IMAP's HEADER.FIELDS.NOT. Lines that are no field
// stay.
func AppendFieldsNot(dst, header []byte, names []string) []byte {
	for len(header) > 0 {
		f, rest, ok := nextField(header)
		if !ok {
			break
		}
		skipped := len(header) - len(rest) - len(f.Raw)
		dst = append(dst, header[:skipped]...)
		if !nameIn(f.Name, names) {
			dst = appendLine(dst, f.Raw)
		}
		header = rest
	}
	for len(header) > 0 { // lines after the last field that are none
		n := lineLen(header)
		if isBlank(header[:n]) {
			break
		}
		dst = appendLine(dst, header[:n])
		header = header[n:]
	}
	return append(dst, '\r', '\n')
}

// appendLine appends a line, and a line end if it is the unfinished last one.
func appendLine(dst, line []byte) []byte {
	dst = append(dst, line...)
	if len(line) > 0 && line[len(line)-1] != '\n' {
		dst = append(dst, '\r', '\n')
	}
	return dst
}

func nameIn(name []byte, names []string) bool {
	for _, n := range names {
		if len(n) == len(name) && equalFold(name, n) {
			return true
		}
	}
	return false
}

// equalFold compares a field name without the case of US-ASCII letters.
func equalFold(name []byte, s string) bool {
	if len(name) != len(s) {
		return false
	}
	for i, c := range name {
		if c != s[i] && lower(c) != lower(s[i]) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// appendLower appends b to dst with US-ASCII letters in lower case. Bytes of
// other charsets stay.
func appendLower(dst, b []byte) []byte {
	for _, c := range b {
		dst = append(dst, lower(c))
	}
	return dst
}

// unfold returns the value of a field without folding (RFC 5322 section 2.2.3),
// without white space around it, and without the bytes that no IMAP string may
// hold: CR, LF and NUL. It aliases v where it can.
func unfold(v []byte) []byte {
	for len(v) > 0 && (isSpace(v[0]) || v[0] == 0) {
		v = v[1:]
	}
	for len(v) > 0 && (isSpace(v[len(v)-1]) || v[len(v)-1] == 0) {
		v = v[:len(v)-1]
	}
	for i, c := range v {
		if c == '\n' || c == '\r' || c == 0 {
			out := append(make([]byte, 0, len(v)), v[:i]...)
			for _, c := range v[i:] {
				if c != '\n' && c != '\r' && c != 0 {
					out = append(out, c)
				}
			}
			return out
		}
	}
	return v
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// headerOf returns the header of a raw message with its blank line.
func headerOf(message []byte) []byte {
	return message[:headerLen(message)]
}

// headerLen is the length of the header that b starts with, blank line included.
// A first line that is no field means that there is no header; an mbox "From "
// line and a byte order mark are forgiven.
func headerLen(b []byte) int {
	n := headerStart(b)
	if n < 0 {
		return 0
	}
	for n < len(b) {
		l := lineLen(b[n:])
		n += l
		if isBlank(b[n-l : n]) {
			break
		}
	}
	return n
}

// headerStart is the offset in b at which its first header line begins, or -1 if
// b does not begin with a header.
func headerStart(b []byte) int {
	n := 0
	if bytes.HasPrefix(b, byteOrderMark) {
		n = len(byteOrderMark)
	}
	if rest := b[n:]; bytes.HasPrefix(rest, mboxFrom) || bytes.HasPrefix(rest, mboxFrom[1:]) {
		n += lineLen(rest)
	}
	line := b[n : n+lineLen(b[n:])]
	if !isBlank(line) && fieldNameLen(line) == 0 {
		return -1
	}
	return n
}

var (
	byteOrderMark = []byte("\xef\xbb\xbf")
	mboxFrom      = []byte(">From ")
)

// HasField tells whether the header of a raw message has a field of that name,
// compared without case.
func HasField(message []byte, name string) bool {
	_, ok := findField(message, name)
	return ok
}

// FieldValue returns the unfolded value of the first field of that name in the
// header of a raw message. Encoded words are not decoded: see DecodeHeader.
func FieldValue(message []byte, name string) (value string, ok bool) {
	f, ok := findField(message, name)
	if !ok {
		return "", false
	}
	return string(unfold(f.Value)), true
}

func findField(message []byte, name string) (Field, bool) {
	header := headerOf(message)
	for {
		f, rest, ok := nextField(header)
		if !ok {
			return Field{}, false
		}
		if equalFold(f.Name, name) {
			return f, true
		}
		header = rest
	}
}
