package imapwire

import (
	"bufio"
	"io"
	"math"
)

// Literal is the announcement of a literal: "{n}", "{n+}", "~{n}" or "~{n+}" (RFC 9051 section 4.3, RFC 7888).
type Literal struct {
	// Size is the number of octets that follow.
	Size int64
	// NonSync: the client does not wait for a continuation request.
	NonSync bool
	// Binary: announced with "~", so NUL octets may occur (literal8).
	Binary bool
}

// LiteralHead reads the announcement of a literal up to and including its CRLF. [Decoder.OpenLiteral] must follow, or
// [Decoder.RefuseLiteral].
func (d *Decoder) LiteralHead() (Literal, error) {
	var l Literal
	var err error
	if l.Binary, err = d.accept('~'); err != nil {
		return l, err
	}
	if err = d.expect('{'); err != nil {
		return l, err
	}
	b, err := d.token(clDigit)
	if err != nil {
		return l, err
	}
	n, err := parseNumber(b, math.MaxInt64)
	if err != nil {
		return l, err
	}
	l.Size = int64(n)
	if l.NonSync, err = d.accept('+'); err != nil {
		return l, err
	}
	if !l.NonSync {
		// RFC 2088 lets "{n-}" through nowhere, but some old libraries send it for LITERAL-.
		if l.NonSync, err = d.accept('-'); err != nil {
			return l, err
		}
	}
	if err = d.expect('}'); err != nil {
		return l, err
	}
	if err := d.crlf(); err != nil {
		return l, err
	}
	d.ended = false // a literal's CRLF is not the end of the command
	return l, nil
}

// OpenLiteral invites the client to send the literal, where it waits for that, and returns its octets as a stream. The
// command goes on behind it, so the stream must be read to its end, or closed, before the next use of the decoder.
func (d *Decoder) OpenLiteral(l Literal) (*LiteralReader, error) {
	if !l.NonSync {
		if err := d.cont(); err != nil {
			return nil, err
		}
	}
	return &LiteralReader{r: d.r, left: l.Size}, nil
}

// RefuseLiteral declines a literal just announced. The command is over: a client that waits will not send it, and what
// another one sends anyway is skipped by [Decoder.Discard].
func (d *Decoder) RefuseLiteral(l Literal) {
	d.ended = !l.NonSync
	if l.NonSync {
		d.skip = l.Size
	}
}

// LiteralReader streams the octets of one literal.
type LiteralReader struct {
	r    *bufio.Reader
	left int64
}

// Read implements io.Reader. The end of the connection inside the literal is io.ErrUnexpectedEOF.
func (l *LiteralReader) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, io.EOF
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	if l.left > 0 {
		return n, noEOF(err)
	}
	return n, nil
}

// Len returns how many octets were not read yet.
func (l *LiteralReader) Len() int64 { return l.left }

// Close skips what was not read.
func (l *LiteralReader) Close() error {
	_, err := io.Copy(io.Discard, l)
	return err
}

// literal reads a literal into memory.
func (d *Decoder) literal() (string, error) {
	l, err := d.LiteralHead()
	if err != nil {
		return "", err
	}
	if l.Size > d.lim.Literal || l.Size > d.mem {
		d.RefuseLiteral(l)
		return "", &Error{Kind: TooBig, Msg: "literal too large"}
	}
	d.mem -= l.Size
	lr, err := d.OpenLiteral(l)
	if err != nil {
		return "", err
	}
	b := make([]byte, l.Size)
	if _, err := io.ReadFull(lr, b); err != nil {
		return "", noEOF(err)
	}
	if !l.Binary {
		for _, c := range b {
			if c == 0 {
				return "", syntax("NUL in a literal")
			}
		}
	}
	return string(b), nil
}

// quoted reads a quoted string. Octets from 0x80 are taken as they are (RFC 9051 has UTF-8 there).
func (d *Decoder) quoted() (string, error) {
	if err := d.expect('"'); err != nil {
		return "", err
	}
	d.tok = d.tok[:0]
	for {
		c, err := d.peek()
		if err != nil {
			return "", err
		}
		if c == '\r' || c == '\n' || c == 0 {
			return "", syntax("quoted string without its closing quote")
		}
		if _, err := d.next(); err != nil {
			return "", err
		}
		switch c {
		case '"':
			return string(d.tok), nil
		case '\\':
			// Only \" and \\ are escapes; some clients send Windows paths, so any character stands for itself.
			if c, err = d.peek(); err != nil {
				return "", err
			}
			if c == '\r' || c == '\n' || c == 0 {
				return "", syntax("quoted string without its closing quote")
			}
			if _, err = d.next(); err != nil {
				return "", err
			}
		}
		d.tok = append(d.tok, c)
	}
}

// String reads a quoted string or a literal.
func (d *Decoder) String() (string, error) {
	c, err := d.peek()
	if err != nil {
		return "", err
	}
	switch c {
	case '"':
		return d.quoted()
	case '{', '~':
		return d.literal()
	}
	return "", syntax("expected a string")
}

// AString reads an atom or a string.
func (d *Decoder) AString() (string, error) { return d.stringOr(clString) }

func (d *Decoder) stringOr(class uint8) (string, error) {
	c, err := d.peek()
	if err != nil {
		return "", err
	}
	if c == '"' || c == '{' {
		return d.String()
	}
	b, err := d.token(class)
	if err != nil {
		return "", err
	}
	if len(b) == 0 {
		return "", syntax("expected a string")
	}
	return string(b), nil
}

// NString reads a string or NIL; ok is false for NIL.
func (d *Decoder) NString() (s string, ok bool, err error) {
	c, err := d.peek()
	if err != nil {
		return "", false, err
	}
	if c == '"' || c == '{' || c == '~' {
		s, err = d.String()
		return s, err == nil, err
	}
	k, err := d.Keyword()
	if err == nil && k != "NIL" {
		err = syntax("expected a string or NIL")
	}
	return "", false, err
}

// Line reads the rest of the line, without its CRLF: the answer of a client to a SASL challenge, or the DONE of IDLE.
// Begin must have been called before.
func (d *Decoder) Line() ([]byte, error) {
	d.tok = d.tok[:0]
	for {
		c, err := d.peek()
		if err != nil {
			return nil, err
		}
		if c == '\r' || c == '\n' {
			return d.tok, d.crlf()
		}
		if _, err := d.next(); err != nil {
			return nil, err
		}
		d.tok = append(d.tok, c)
	}
}
