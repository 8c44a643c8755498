package smtpwire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// ErrLoneDot reports a line of one dot that does not both begin and end with CRLF.
// Some servers end a message there and others do not, which lets a sender smuggle
// a second message past the checks of a server in between (CVE-2023-51764). No
// content can be read after it.
var ErrLoneDot = errors.New("a line of one dot has other line ends than CRLF")

// A dotState is what a [DotReader] has seen last.
type dotState uint8

const (
	atLine  dotState = iota // CRLF, or the beginning
	inText                  // anything that is not a line end
	afterCR                 // CR, of which it is not known yet whether LF follows
	afterLF                 // LF without CR
	// The dot that begins a line is held back until the next byte tells whether
	// it ends the message.
	atDot   // CRLF and dot
	atDotCR // CRLF, dot and CR
	// A dot behind a bare CR or LF is content, unless a line end follows.
	atBareDot
)

// A DotReader reads the content of DATA without its transparency: CRLF, dot, CRLF
// ends it, and nothing else does; another dot at the beginning of a line is left
// out (RFC 5321 section 4.5.2). Lines may have any length.
//
// A Read returns what has come as soon as something has, so that a reader learns
// of ErrLoneDot when the dot is there.
type DotReader struct {
	r     *bufio.Reader
	state dotState
	err   error // io.EOF behind the end
}

// NewDotReader returns a reader of the content that begins with the next byte of
// r. It takes from r no byte behind the end of the content.
func NewDotReader(r *bufio.Reader) *DotReader { return &DotReader{r: r} }

// Read returns io.EOF at the end of the message only, and io.ErrUnexpectedEOF when
// the stream ends before that.
func (d *DotReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, d.err
	}
	for d.err == nil {
		if d.r.Buffered() == 0 {
			if _, err := d.r.Peek(1); err != nil {
				if err == io.EOF {
					err = io.ErrUnexpectedEOF
				}
				return 0, err // not kept: after a deadline more may come
			}
		}
		b, err := d.r.Peek(d.r.Buffered())
		if err != nil {
			return 0, err
		}
		n, used := d.decode(p, b)
		if _, err := d.r.Discard(used); err != nil {
			return n, err
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, d.err
}

// decode decodes from src to dst until one of them, or the content, is at its end.
func (d *DotReader) decode(dst, src []byte) (n, used int) {
	for used < len(src) && n < len(dst) && d.err == nil {
		switch c := src[used]; d.state {
		case atDot:
			d.afterDot(c)
			if d.state == atDotCR || d.err != nil {
				used++
				continue
			}
		case atDotCR:
			used++
			d.err = ErrLoneDot
			if c == '\n' {
				d.err = io.EOF
			}
			continue
		case atBareDot:
			if c == '\r' || c == '\n' {
				d.err = ErrLoneDot
				continue
			}
			d.state = inText
		case atLine:
			if c == '.' {
				d.state = atDot
				used++
				continue
			}
		}
		take := d.plain(src[used:min(len(src), used+len(dst)-n)])
		n += copy(dst[n:], src[used:used+take])
		used += take
	}
	return n, used
}

// afterDot decides about the byte behind a dot that begins a line.
func (d *DotReader) afterDot(c byte) {
	switch c {
	case '\r':
		d.state = atDotCR
	case '\n':
		d.err = ErrLoneDot
	default:
		d.state = inText // c itself is content, even if it is a dot
	}
}

// plain returns how many bytes of b, at least one, are content as they are: up to
// the next dot that begins a line, or through one that begins it behind a bare CR
// or LF. It moves the state behind them.
func (d *DotReader) plain(b []byte) int {
	from := 0
	if d.state == inText && b[0] == '.' {
		from = 1 // the second of two dots, or one in the middle of a line
	}
	for {
		next := bytes.IndexByte(b[from:], '.')
		if next < 0 {
			d.see(b)
			return len(b)
		}
		dot := from + next
		before := d.state
		if dot > 0 {
			before = stateAfter(d.state, b[:dot])
		}
		switch before {
		case atLine:
			d.state = atLine
			return dot
		case afterCR, afterLF:
			d.state = atBareDot
			return dot + 1
		}
		from = dot + 1
	}
}

func (d *DotReader) see(b []byte) { d.state = stateAfter(d.state, b) }

// stateAfter is the state behind b, which is not empty, when before was the state
// in front of it.
func stateAfter(before dotState, b []byte) dotState {
	n := len(b)
	switch b[n-1] {
	case '\r':
		return afterCR
	case '\n':
		if n > 1 && b[n-2] == '\r' || n == 1 && before == afterCR {
			return atLine
		}
		return afterLF
	}
	return inText
}
