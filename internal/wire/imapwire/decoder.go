package imapwire

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Limits bound what one command may cost. Zero fields are replaced by those of [DefaultLimits].
type Limits struct {
	// Line is the largest number of octets of a command outside its literals, over all its lines.
	Line int
	// Literal is the largest literal, in octets, that is held in memory.
	Literal int64
	// Memory is the largest sum, in octets, of the literals of one command that are held in memory.
	Memory int64
	// Depth is how deep parentheses and search keys (NOT, OR) may nest.
	Depth int
	// Ranges is how many ranges a sequence set may list.
	Ranges int
	// Items is how many elements any list may have: flags, attributes, header fields, search keys, patterns.
	Items int
}

// DefaultLimits suit an authenticated client. A client that has not logged in deserves a far smaller Literal and Memory.
func DefaultLimits() Limits {
	return Limits{Line: 64 << 10, Literal: 64 << 10, Memory: 256 << 10, Depth: 32, Ranges: 32 << 10, Items: 4 << 10}
}

func (l Limits) orDefaults() Limits {
	def := DefaultLimits()
	if l.Line <= 0 {
		l.Line = def.Line
	}
	if l.Literal <= 0 {
		l.Literal = def.Literal
	}
	if l.Memory <= 0 {
		l.Memory = def.Memory
	}
	if l.Depth <= 0 {
		l.Depth = def.Depth
	}
	if l.Ranges <= 0 {
		l.Ranges = def.Ranges
	}
	if l.Items <= 0 {
		l.Items = def.Items
	}
	return l
}

// Decoder reads the commands of one client. It is not safe for concurrent use.
//
// Use: [Decoder.Begin], then read tag, name and arguments with the methods of this package and finish with
// [Decoder.EndLine]; after an error call [Decoder.Discard] instead, which finds the start of the next command.
type Decoder struct {
	r     *bufio.Reader
	lim   Limits
	cont  func() error
	line  int   // octets that the command may still spend outside literals
	mem   int64 // octets that the command may still spend on literals in memory
	depth int
	ended bool  // the line end of the command has been read, or will never come (refused literal)
	skip  int64 // octets of a non-synchronizing literal that nobody read
	utf8  bool
	tok   []byte // scratch of the token being read
}

// NewDecoder returns a decoder that reads from r. It calls cont when the client waits for the permission to send a
// literal; cont writes the continuation request and flushes.
func NewDecoder(r *bufio.Reader, lim Limits, cont func() error) *Decoder {
	return &Decoder{r: r, lim: lim.orDefaults(), cont: cont}
}

// SetReader makes the decoder read from r from now on. The buffer of the old reader must be empty.
func (d *Decoder) SetReader(r *bufio.Reader) { d.r = r }

// SetLimits replaces the limits; they apply from the next Begin.
func (d *Decoder) SetLimits(lim Limits) { d.lim = lim.orDefaults() }

// SetUTF8 tells if mailbox names arrive as UTF-8 (IMAP4rev2 or UTF8=ACCEPT enabled, RFC 9051 section 5.1) or in
// modified UTF-7 (RFC 3501 section 5.1.3).
func (d *Decoder) SetUTF8(on bool) { d.utf8 = on }

// Begin starts a new command: all counters that the limits bound go back to nothing.
func (d *Decoder) Begin() {
	d.line, d.mem, d.depth = d.lim.Line, d.lim.Memory, 0
	d.ended, d.skip = false, 0
	if cap(d.tok) > 1<<10 {
		d.tok = nil // one long token must not stay with an idle connection
	}
}

// peek returns the next octet without consuming it.
func (d *Decoder) peek() (byte, error) {
	b, err := d.r.Peek(1)
	if err != nil {
		return 0, noEOF(err)
	}
	return b[0], nil
}

// next consumes an octet of the command line.
func (d *Decoder) next() (byte, error) {
	if d.line <= 0 {
		return 0, limit("command line too long")
	}
	c, err := d.r.ReadByte()
	if err != nil {
		return 0, noEOF(err)
	}
	d.line--
	return c, nil
}

// noEOF turns the end of input inside a command into an error that cannot be mistaken for a clean end.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// is reports if the next octet is c.
func (d *Decoder) is(c byte) (bool, error) {
	b, err := d.peek()
	return b == c, err
}

// accept consumes the next octet if it is c and reports if it was.
func (d *Decoder) accept(c byte) (bool, error) {
	b, err := d.peek()
	if err != nil || b != c {
		return false, err
	}
	_, err = d.next()
	return err == nil, err
}

// expect consumes the next octet, which must be c.
func (d *Decoder) expect(c byte) error {
	ok, err := d.accept(c)
	if err != nil {
		return err
	}
	if !ok {
		return syntax("expected '" + string(rune(c)) + "'")
	}
	return nil
}

// SP consumes the space between two arguments. More than one is taken as one, as some clients pad.
func (d *Decoder) SP() error {
	ok, err := d.MaybeSP()
	if err == nil && !ok {
		return syntax("expected a space")
	}
	return err
}

// MaybeSP consumes spaces if there are any and reports if there were.
func (d *Decoder) MaybeSP() (bool, error) {
	found := false
	for {
		ok, err := d.accept(' ')
		if err != nil || !ok {
			return found, err
		}
		found = true
	}
}

// More consumes the space before a further, optional argument and reports if there is one. It is false at the end of
// the line, also when spaces stand before it.
func (d *Decoder) More() (bool, error) {
	sp, err := d.MaybeSP()
	if err != nil || !sp {
		return false, err
	}
	c, err := d.peek()
	return c != '\r' && c != '\n', err
}

// AtEnd reports if the line of the command ends here.
func (d *Decoder) AtEnd() (bool, error) {
	c, err := d.peek()
	return c == '\r' || c == '\n', err
}

// EndLine consumes the CRLF that ends the command. Spaces before it and a lone LF are accepted.
func (d *Decoder) EndLine() error {
	if _, err := d.MaybeSP(); err != nil {
		return err
	}
	return d.crlf()
}

func (d *Decoder) crlf() error {
	if _, err := d.accept('\r'); err != nil {
		return err
	}
	c, err := d.peek()
	if err != nil {
		return err
	}
	if c != '\n' {
		return syntax("unexpected argument, or no CRLF at the end of the command")
	}
	_, err = d.r.ReadByte()
	d.ended = true
	return noEOF(err)
}

// Discard skips what is left of a command after an error, with the non-synchronizing literals in it, so that the next
// Begin stands at a command. It returns an error when that would take more octets than the limits allow or the
// connection fails: the connection must then be closed.
func (d *Decoder) Discard() error {
	budget := int64(d.lim.Line) + d.lim.Memory
	for !d.ended || d.skip > 0 {
		if d.skip > budget {
			return limit("command too long to be skipped")
		}
		if d.skip > 0 {
			if _, err := io.CopyN(io.Discard, d.r, d.skip); err != nil {
				return noEOF(err)
			}
			budget -= d.skip
			d.skip, d.ended = 0, false
		}
		n, err := d.discardLine(budget)
		if err != nil {
			return err
		}
		budget -= n
	}
	return nil
}

// discardLine skips to the end of the line. When it closes with a non-synchronizing literal (RFC 7888), the literal
// is left in d.skip.
func (d *Decoder) discardLine(budget int64) (int64, error) {
	var tail []byte // the last octets of the line: enough for "{4294967295+}\r\n"
	const keep = 24
	for n := int64(0); ; {
		frag, err := d.r.ReadSlice('\n')
		n += int64(len(frag))
		if n > budget {
			return n, limit("command line too long")
		}
		if len(frag) > keep {
			tail = append(tail[:0], frag[len(frag)-keep:]...)
		} else {
			tail = append(tail, frag...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return n, noEOF(err)
		}
		d.ended = true
		line := strings.TrimRight(string(tail), "\r\n")
		if open := strings.LastIndexByte(line, '{'); open >= 0 && strings.HasSuffix(line, "+}") {
			if size, err := strconv.ParseInt(line[open+1:len(line)-2], 10, 64); err == nil && size >= 0 {
				d.skip, d.ended = size, false
			}
		}
		return n, nil
	}
}

// enter counts a level of nesting; leave takes it back.
func (d *Decoder) enter() error {
	d.depth++
	if d.depth > d.lim.Depth {
		return limit("nested too deep")
	}
	return nil
}

func (d *Decoder) leave() { d.depth-- }

// list reads "(" item *(SP item) ")", calling item at the start of each element. An empty list is accepted where the
// caller says so. Spaces after "(" and before ")" are accepted.
func (d *Decoder) list(empty bool, item func() error) error {
	if err := d.expect('('); err != nil {
		return err
	}
	if err := d.enter(); err != nil {
		return err
	}
	defer d.leave()
	for n := 0; ; n++ {
		sp, err := d.MaybeSP()
		if err != nil {
			return err
		}
		closed, err := d.accept(')')
		if err != nil {
			return err
		}
		if closed {
			if n == 0 && !empty {
				return syntax("empty list")
			}
			return nil
		}
		if n > 0 && !sp {
			return syntax("expected a space or ')'")
		}
		if n >= d.lim.Items {
			return limit("too many elements in a list")
		}
		if err := item(); err != nil {
			return err
		}
	}
}
