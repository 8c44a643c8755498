package mime

import (
	"strconv"
	"strings"
)

const (
	// maxParams bounds the parameters kept of one field.
	maxParams = 64
	// maxLanguages bounds the tags kept of a Content-Language field.
	maxLanguages = 16
)

// contentType is the value of a Content-Type field.
type contentType struct {
	typ, subtype string
	params       []Param
}

// defaultType is what a part is that does not say, or says it wrongly: RFC 2045
// section 5.2.
func defaultType() contentType {
	return contentType{"text", "plain", []Param{{"charset", "us-ascii"}}}
}

// parseContentType reads an unfolded Content-Type value.
func parseContentType(v []byte) contentType {
	l := lexer{s: v}
	typ := l.mediaToken()
	l.skipSpace()
	if !l.take('/') {
		return defaultType() // "text" alone is RFC 1049, older than MIME
	}
	subtype := l.mediaToken()
	if typ == "" || subtype == "" {
		return defaultType()
	}
	return contentType{typ, subtype, l.params()}
}

// parseDisposition reads an unfolded Content-Disposition value, RFC 2183.
func parseDisposition(v []byte) (disposition string, params []Param) {
	l := lexer{s: v}
	disposition = l.mediaToken()
	return disposition, l.params()
}

// parseEncoding reads an unfolded Content-Transfer-Encoding value.
func parseEncoding(v []byte) string {
	l := lexer{s: v}
	if e := l.mediaToken(); e != "" {
		return e
	}
	return encoding7Bit
}

// parseLanguages reads an unfolded Content-Language value, RFC 3282.
func parseLanguages(v []byte) []string {
	var tags []string
	l := lexer{s: v}
	for !l.done() && len(tags) < maxLanguages {
		if tag := l.token(); len(tag) > 0 {
			tags = append(tags, string(tag))
		} else {
			l.i++
		}
	}
	return tags
}

// token reads a token after optional space: RFC 2045 section 5.1, with all bytes
// above 127 allowed.
func (l *lexer) token() []byte {
	l.skipSpace()
	return l.until(" \t()<>@,;:\\\"/[]?=")
}

// mediaToken reads a token and returns it in lower case as a string; the common
// ones are not allocated.
func (l *lexer) mediaToken() string {
	t := l.token()
	var buf [64]byte
	low := appendLower(buf[:0], t)
	if s, ok := staticString(low); ok {
		return s
	}
	return string(low)
}

// params reads the parameters that follow: each a semicolon, a name, "=" and a
// value.
func (l *lexer) params() []Param {
	var params []Param
	for len(params) < maxParams {
		l.until(";")
		if !l.take(';') {
			break
		}
		name := l.mediaToken()
		l.skipSpace()
		if name == "" || !l.take('=') {
			continue
		}
		params = append(params, Param{name, l.paramValue()})
	}
	return params
}

// paramValue reads a quoted string or what stands up to the next semicolon:
// senders forget the quotes around spaces and special characters.
func (l *lexer) paramValue() string {
	l.skipSpace()
	if !l.done() && l.s[l.i] == '"' {
		return string(l.quoted())
	}
	start := l.i
	for !l.done() && l.s[l.i] != ';' {
		if c := l.s[l.i]; (c == ' ' || c == '\t') && l.i+1 < len(l.s) && l.s[l.i+1] == '(' {
			break // a comment follows
		}
		l.i++
	}
	v := trimBlanks(l.s[start:l.i])
	if s, ok := staticString(v); ok {
		return s
	}
	return string(v)
}

// Filename returns the name that the sender gave the part, decoded to UTF-8: the
// parameter "filename" of Content-Disposition or "name" of Content-Type, in any
// of the forms in use (RFC 2231, encoded words, plain). It is "" without one, and
// may be anything: a path, a name that no file system takes.
func (p *Part) Filename() string {
	if name := decodedParam(p.DispositionParams, "filename"); name != "" {
		return name
	}
	return decodedParam(p.Params, "name")
}

// Charset returns the charset parameter in lower case, or "".
func (p *Part) Charset() string { return strings.ToLower(p.Param("charset")) }

// decodedParam returns a parameter in UTF-8. RFC 2231 section 3: a value may come
// in numbered pieces; section 4: pieces with a trailing "*" are percent-encoded,
// and the first begins with charset'language'.
func decodedParam(params []Param, name string) string {
	if v := param(params, name+"*"); v != "" {
		charset, value := extendedValue(v)
		return decodeCharset(charset, percentDecode(value))
	}
	if v, ok := continued(params, name); ok {
		return v
	}
	v := param(params, name)
	if v == "" {
		return ""
	}
	return DecodeHeader(v)
}

// continued joins the pieces name*0, name*1, ... of a parameter.
func continued(params []Param, name string) (string, bool) {
	var (
		charset string
		value   []byte
	)
	for n := 0; n < maxParams; n++ {
		key := name + "*" + strconv.Itoa(n)
		if v := param(params, key+"*"); v != "" {
			if n == 0 {
				charset, v = extendedValue(v)
			}
			value = append(value, percentDecode(v)...)
		} else if v := param(params, key); v != "" {
			value = append(value, v...)
		} else {
			break
		}
	}
	return decodeCharset(charset, value), len(value) > 0
}

func extendedValue(v string) (charset, value string) {
	charset, rest, ok := strings.Cut(v, "'")
	if !ok {
		return "", v
	}
	if _, value, ok = strings.Cut(rest, "'"); !ok {
		return charset, rest
	}
	return charset, value
}

func percentDecode(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := hexDigit(s[i+1]), hexDigit(s[i+2])
			if hi < 16 && lo < 16 {
				out = append(out, hi<<4|lo)
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

// hexDigit returns the value of a hexadecimal digit, or 16 or more if it is none.
func hexDigit(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 255
}
