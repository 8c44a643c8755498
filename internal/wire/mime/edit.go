package mime

import (
	"bytes"
	"io"
	"time"
)

// RemoveField returns a raw message without the header fields of that name,
// compared without case; all other bytes stay. A message without such a field is
// returned as it is, otherwise the result is a copy.
func RemoveField(message []byte, name string) []byte {
	if !HasField(message, name) {
		return message
	}
	end := headerLen(message)
	out := make([]byte, 0, len(message))
	rest := message[:end]
	for {
		f, next, ok := nextField(rest)
		if !ok {
			return append(out, message[end-len(rest):]...)
		}
		out = append(out, rest[:len(rest)-len(next)-len(f.Raw)]...)
		if !equalFold(f.Name, name) {
			out = append(out, f.Raw...)
		}
		rest = next
	}
}

// AppendField appends a header field "Name: value" and CRLF to dst. Line ends in
// the value, which could smuggle in other fields, become spaces.
func AppendField(dst []byte, name, value string) []byte {
	dst = append(dst, name...)
	dst = append(dst, ':', ' ')
	start := len(dst)
	dst = append(dst, value...)
	for i, c := range dst[start:] {
		if c == '\r' || c == '\n' || c == 0 {
			dst[start+i] = ' '
		}
	}
	return append(dst, '\r', '\n')
}

// AddFields returns a copy of a raw message with fields, as AppendField wrote
// them, at the beginning of its header. A message that begins with its body gets
// the blank line that was missing.
func AddFields(message, fields []byte) []byte {
	out := make([]byte, 0, len(fields)+2+len(message))
	out = append(out, fields...)
	if headerLen(message) == 0 {
		out = append(out, '\r', '\n')
	}
	return append(out, message...)
}

// FormatDate writes a time as the Date field wants it, RFC 5322 section 3.3.
func FormatDate(t time.Time) string { return t.Format("Mon, 02 Jan 2006 15:04:05 -0700") }

// ToCRLF returns b with every line end (CRLF, LF alone, CR alone) written as
// CRLF, the only one that SMTP and IMAP know. It returns b itself if that is so
// already.
func ToCRLF(b []byte) []byte {
	clean := canonicalLen(b)
	if clean == len(b) {
		return b
	}
	out := make([]byte, 0, len(b)+len(b)/32+16)
	out = append(out, b[:clean]...)
	out, pendingCR := appendCRLF(out, b[clean:], false)
	if pendingCR {
		out = append(out, '\r', '\n')
	}
	return out
}

// canonicalLen is the length of the prefix of b in which each CR and LF is part
// of a CRLF.
func canonicalLen(b []byte) int {
	n := 0
	for {
		i := bytes.IndexByte(b[n:], '\n')
		line := b[n:]
		if i >= 0 {
			line = line[:i]
		}
		cr := bytes.IndexByte(line, '\r')
		switch {
		case i < 0 && cr < 0:
			return len(b)
		case i < 0 || cr < 0 || cr != i-1:
			return n
		}
		n += i + 1
	}
}

// appendCRLF appends b to dst with canonical line ends. pendingCR tells that a CR
// came last and waits for what follows it; the result says the same for the next
// call.
func appendCRLF(dst, b []byte, pendingCR bool) ([]byte, bool) {
	for len(b) > 0 {
		if pendingCR {
			dst = append(dst, '\r', '\n')
			pendingCR = false
			if b[0] == '\n' {
				b = b[1:]
				continue
			}
		}
		i := bytes.IndexAny(b, "\r\n")
		if i < 0 {
			return append(dst, b...), false
		}
		dst = append(dst, b[:i]...)
		if b[i] == '\n' {
			dst = append(dst, '\r', '\n')
		} else {
			pendingCR = true
		}
		b = b[i+1:]
	}
	return dst, pendingCR
}

// NewCRLFReader returns a reader that reads r with every line end written as
// CRLF.
func NewCRLFReader(r io.Reader) io.Reader { return &crlfReader{r: r} }

type crlfReader struct {
	r         io.Reader
	in        [4 << 10]byte
	out       []byte // converted, not yet read
	buf       []byte // memory that out lies in
	pendingCR bool
	err       error
}

func (c *crlfReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for len(c.out) == 0 {
		if c.err != nil {
			return 0, c.err
		}
		var n int
		n, c.err = c.r.Read(c.in[:])
		c.buf, c.pendingCR = appendCRLF(c.buf[:0], c.in[:n], c.pendingCR)
		if c.err != nil && c.pendingCR {
			c.buf, c.pendingCR = append(c.buf, '\r', '\n'), false
		}
		c.out = c.buf
	}
	n := copy(p, c.out)
	c.out = c.out[n:]
	return n, nil
}
