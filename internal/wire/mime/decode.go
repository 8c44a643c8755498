package mime

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Transfer encodings, RFC 2045 section 6.
const (
	encoding7Bit            = "7bit"
	encoding8Bit            = "8bit"
	encodingBinary          = "binary"
	encodingBase64          = "base64"
	encodingQuotedPrintable = "quoted-printable"
)

// ErrUnknownEncoding says that a part has a transfer encoding that RFC 2045 does
// not know, so that its content cannot be told: IMAP's UNKNOWN-CTE.
var ErrUnknownEncoding = errors.New("unknown content transfer encoding")

// ErrUnknownCharset says that a text part is in a charset that cannot be
// converted to UTF-8.
var ErrUnknownCharset = errors.New("unknown charset")

// DecodeBody returns the content of a part with its transfer encoding undone, as
// IMAP's BINARY wants it (RFC 9051 section 6.4.5). raw is the message that the
// part was parsed from. Decoding is tolerant: what does not belong into the
// encoding is skipped or taken literally. The result aliases raw if the body is
// not encoded. The only errors are ErrUnknownEncoding and a raw that is not the
// part's message.
func DecodeBody(raw []byte, p *Part) ([]byte, error) {
	body := p.Body(raw)
	if len(body) != p.BodyLen {
		return nil, fmt.Errorf("decoding a part of %d bytes at %d: the message has only %d bytes", p.BodyLen, p.BodyOffset, len(raw))
	}
	return decodeTransfer(nil, body, p.Encoding)
}

// decodeTransfer undoes a transfer encoding. The result is body itself or lies in
// the memory of buf, as far as that suffices.
func decodeTransfer(buf, body []byte, encoding string) ([]byte, error) {
	switch encoding {
	case encoding7Bit, encoding8Bit, encodingBinary, "":
		return body, nil
	case encodingBase64:
		return appendBase64(slices.Grow(buf[:0], len(body)/4*3+3), body), nil
	case encodingQuotedPrintable:
		return appendQuotedPrintable(slices.Grow(buf[:0], len(body)), body), nil
	}
	return nil, ErrUnknownEncoding
}

// DecodeText returns the content of a text part in UTF-8. With ErrUnknownCharset
// it still returns text, read as well as can be.
func DecodeText(raw []byte, p *Part) (string, error) {
	content, err := DecodeBody(raw, p)
	if err != nil {
		return "", err
	}
	text, ok := toUTF8(p.textCharset(content), content)
	if !ok {
		return string(text), ErrUnknownCharset
	}
	return string(text), nil
}

// textCharset is the charset of a text part: its parameter or, for HTML without
// one, what the document says of itself.
func (p *Part) textCharset(content []byte) string {
	if cs := p.Charset(); cs != "" || p.Subtype != "html" {
		return cs
	}
	head := content[:min(len(content), 1024)]
	i := bytes.Index(bytes.ToLower(head), []byte("charset="))
	if i < 0 {
		return ""
	}
	l := lexer{s: bytes.Trim(head[i+len("charset="):], "\"' ")}
	return string(l.until("\"' />;"))
}

// base64Values maps the alphabet of RFC 2045 section 6.8 to values; other bytes
// are 64 or more.
var base64Values = func() (t [256]uint8) {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for i := range t {
		t[i] = 64
	}
	for i := range len(alphabet) {
		t[alphabet[i]] = uint8(i)
	}
	return t
}()

// appendBase64 decodes base64, RFC 2045 section 6.8. Bytes outside the alphabet are
// skipped, padding may be missing; where it stands is the end.
func appendBase64(dst, src []byte) []byte {
	var acc uint32
	n := 0
	for len(src) > 0 {
		for n == 0 && len(src) >= 4 {
			a, b, c, d := base64Values[src[0]], base64Values[src[1]], base64Values[src[2]], base64Values[src[3]]
			if a|b|c|d >= 64 {
				break
			}
			v := uint32(a)<<18 | uint32(b)<<12 | uint32(c)<<6 | uint32(d)
			dst = append(dst, byte(v>>16), byte(v>>8), byte(v))
			src = src[4:]
		}
		if len(src) == 0 {
			break
		}
		c := src[0]
		src = src[1:]
		if v := base64Values[c]; v < 64 {
			acc = acc<<6 | uint32(v)
			if n++; n == 4 {
				dst = append(dst, byte(acc>>16), byte(acc>>8), byte(acc))
				acc, n = 0, 0
			}
		} else if c == '=' && n >= 2 {
			break
		}
	}
	return appendBase64Tail(dst, acc, n)
}

// appendBase64Tail decodes the last n < 4 digits of a padded group.
func appendBase64Tail(dst []byte, acc uint32, n int) []byte {
	switch n {
	case 2:
		return append(dst, byte(acc>>4))
	case 3:
		return append(dst, byte(acc>>10), byte(acc>>2))
	}
	return dst
}

// appendQuotedPrintable decodes quoted-printable, RFC 2045 section 6.7. Lines keep
// their ends; an "=" that starts nothing is taken literally.
func appendQuotedPrintable(dst, src []byte) []byte {
	for len(src) > 0 {
		n := lineLen(src)
		line := src[:n]
		src = src[n:]
		end := line[len(line)-lineEndBefore(line):]
		line = line[:len(line)-len(end)]
		if len(end) > 0 {
			line = trimBlanks(line) // rule 3: space was added on the way
		}
		if len(line) > 0 && line[len(line)-1] == '=' && (len(end) > 0 || len(src) == 0) {
			line, end = line[:len(line)-1], nil // rule 5: a soft line break
		}
		dst = appendQPLine(dst, line)
		dst = append(dst, end...)
	}
	return dst
}

// trimBlanks removes spaces and tabs from the end of a line.
func trimBlanks(line []byte) []byte {
	for len(line) > 0 && (line[len(line)-1] == ' ' || line[len(line)-1] == '\t') {
		line = line[:len(line)-1]
	}
	return line
}

func appendQPLine(dst, line []byte) []byte {
	for {
		i := bytes.IndexByte(line, '=')
		if i < 0 {
			return append(dst, line...)
		}
		dst = append(dst, line[:i]...)
		line = line[i:]
		if len(line) >= 3 {
			if hi, lo := hexDigit(line[1]), hexDigit(line[2]); hi < 16 && lo < 16 {
				dst = append(dst, hi<<4|lo)
				line = line[3:]
				continue
			}
		}
		dst = append(dst, '=')
		line = line[1:]
	}
}
