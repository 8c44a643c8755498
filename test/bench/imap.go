package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"strconv"
	"time"
)

// An imapClient is one IMAP session. It looks at answers only as far as counting
// needs it.
type imapClient struct {
	conn net.Conn
	in   *bufio.Reader
	tag  int
}

// readBuffer is small, because there may be thousands of clients.
const readBuffer = 4 << 10

func dialIMAP(address, user, password string, buffer int) (*imapClient, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	c := &imapClient{conn: conn, in: bufio.NewReaderSize(conn, buffer)}
	if _, _, err := c.line(); err != nil {
		return nil, err
	}
	return c, c.do(nil, "LOGIN %s %s", user, password)
}

func (c *imapClient) close() { _ = c.conn.Close() }

// do sends a command and reads to its completion. each sees the untagged
// responses, without their literals, and the octets that those had.
func (c *imapClient) do(each func(line []byte, literals int64), format string, args ...any) error {
	if err := c.send(format, args...); err != nil {
		return err
	}
	tag := fmt.Appendf(nil, "b%d ", c.tag)
	for {
		line, literals, err := c.line()
		if err != nil {
			return err
		}
		if rest, ok := bytes.CutPrefix(line, tag); ok {
			if !bytes.HasPrefix(rest, []byte("OK")) {
				return fmt.Errorf("the server answered %q", rest)
			}
			return nil
		}
		if each != nil {
			each(line, literals)
		}
	}
}

func (c *imapClient) send(format string, args ...any) error {
	c.tag++
	if err := c.conn.SetDeadline(time.Now().Add(ioDeadline)); err != nil {
		return err
	}
	_, err := fmt.Fprintf(c.conn, "b%d %s\r\n", c.tag, fmt.Sprintf(format, args...))
	return err
}

// line reads one response. It returns its first line, valid until the next call,
// and the number of octets in its literals.
func (c *imapClient) line() ([]byte, int64, error) {
	first, err := c.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull { // a long line, of which the beginning will do
		first = bytes.Clone(first)
		var rest []byte
		for err == bufio.ErrBufferFull {
			rest, err = c.in.ReadSlice('\n')
		}
		if err != nil {
			return nil, 0, err
		}
		n, err := c.literals(rest)
		return first, n, err
	}
	if err != nil {
		return nil, 0, err
	}
	size, ok := literal(first)
	if !ok {
		return first, 0, nil
	}
	first = bytes.Clone(first)
	n, err := c.skip(size)
	return first, n, err
}

// literals skips what follows a line that may end in the announcement of one.
func (c *imapClient) literals(line []byte) (int64, error) {
	size, ok := literal(line)
	if !ok {
		return 0, nil
	}
	return c.skip(size)
}

// skip reads over a literal and the rest of its response.
func (c *imapClient) skip(size int64) (int64, error) {
	total := int64(0)
	for {
		if _, err := c.in.Discard(int(size)); err != nil {
			return total, err
		}
		total += size
		line, err := c.in.ReadSlice('\n')
		for err == bufio.ErrBufferFull {
			line, err = c.in.ReadSlice('\n')
		}
		if err != nil {
			return total, err
		}
		var ok bool
		if size, ok = literal(line); !ok {
			return total, nil
		}
	}
}

// literal reads the announcement of a literal at the end of a line (RFC 9051
// section 4.3).
func literal(line []byte) (int64, bool) {
	line = bytes.TrimRight(line, "\r\n")
	if !bytes.HasSuffix(line, []byte("}")) {
		return 0, false
	}
	open := bytes.LastIndexByte(line, '{')
	if open < 0 {
		return 0, false
	}
	n, err := strconv.ParseInt(string(line[open+1:len(line)-1]), 10, 64)
	return n, err == nil
}

// count returns how many messages the inbox holds.
func (c *imapClient) count() (int, error) {
	n := -1
	err := c.do(func(line []byte, _ int64) {
		if _, rest, ok := bytes.Cut(line, []byte("(MESSAGES ")); ok {
			digits, _, _ := bytes.Cut(rest, []byte(")"))
			if v, err := strconv.Atoi(string(digits)); err == nil {
				n = v
			}
		}
	}, "STATUS INBOX (MESSAGES)")
	if err == nil && n < 0 {
		err = fmt.Errorf("STATUS INBOX did not tell the number of messages")
	}
	return n, err
}
