package awsjson

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// scanString reads the string that starts at the current position and returns
// its content. The result shares memory with the document when the string has no
// escapes. Text that is not UTF-8 is repaired with U+FFFD rather than refused.
func (d *Decoder) scanString() []byte {
	start := d.pos + 1
	for i := start; i < len(d.data); i++ {
		switch c := d.data[i]; {
		case c == '"':
			d.pos = i + 1
			return repairUTF8(d.data[start:i])
		case c == '\\':
			return d.scanEscaped(start, i)
		case c < ' ':
			d.pos = i
			d.fail("A JSON string holds a control character that is not escaped.")
			return nil
		}
	}
	d.pos = len(d.data)
	d.fail("The request body ends in the middle of its JSON document.")
	return nil
}

// scanEscaped goes on where scanString met the first backslash, at i.
func (d *Decoder) scanEscaped(start, i int) []byte {
	out := append(make([]byte, 0, i-start+32), d.data[start:i]...)
	for i < len(d.data) {
		switch c := d.data[i]; {
		case c == '"':
			d.pos = i + 1
			return repairUTF8(out)
		case c < ' ':
			d.pos = i
			d.fail("A JSON string holds a control character that is not escaped.")
			return nil
		case c != '\\':
			out = append(out, c)
			i++
		default:
			r, n := unescape(d.data[i:])
			if n == 0 {
				d.pos = i
				d.fail("A JSON string holds an escape that does not exist.")
				return nil
			}
			out = utf8.AppendRune(out, r)
			i += n
		}
	}
	d.pos = len(d.data)
	d.fail("The request body ends in the middle of its JSON document.")
	return nil
}

func repairUTF8(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	return bytes.ToValidUTF8(b, []byte("\ufffd"))
}

// unescape decodes the escape at the start of b (RFC 8259 section 7), with its
// second half when it is a surrogate pair. It returns the character and how many
// bytes it took, 0 when the escape is malformed. A lone surrogate becomes U+FFFD.
func unescape(b []byte) (rune, int) {
	if len(b) < 2 {
		return 0, 0
	}
	switch b[1] {
	case '"', '\\', '/':
		return rune(b[1]), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
	default:
		return 0, 0
	}
	high, ok := hex4(b[2:])
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(high) {
		return high, 6
	}
	if len(b) >= 12 && b[6] == '\\' && b[7] == 'u' {
		if low, ok := hex4(b[8:]); ok {
			if r := utf16.DecodeRune(high, low); r != utf8.RuneError {
				return r, 12
			}
		}
	}
	return utf8.RuneError, 6
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range b[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// scanNumber reads a number by the grammar of RFC 8259 section 6 and returns its
// text.
func (d *Decoder) scanNumber() []byte {
	start := d.pos
	if d.at('-') {
		d.pos++
	}
	switch {
	case d.at('0'):
		d.pos++
	case !d.digits():
		d.failSyntax()
		return nil
	}
	if d.at('.') {
		d.pos++
		if !d.digits() {
			d.failSyntax()
			return nil
		}
	}
	if d.at('e') || d.at('E') {
		d.pos++
		if d.at('+') || d.at('-') {
			d.pos++
		}
		if !d.digits() {
			d.failSyntax()
			return nil
		}
	}
	return d.data[start:d.pos]
}

func (d *Decoder) at(c byte) bool { return d.pos < len(d.data) && d.data[d.pos] == c }

func (d *Decoder) digits() bool {
	start := d.pos
	for d.pos < len(d.data) && '0' <= d.data[d.pos] && d.data[d.pos] <= '9' {
		d.pos++
	}
	return d.pos > start
}
