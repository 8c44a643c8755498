package main

import (
	"bufio"
	"fmt"
	"net"
	"time"
)

// sender is where the messages come from.
const sender = "load@bench.example"

// An smtpClient is one SMTP session.
type smtpClient struct {
	conn net.Conn
	in   *bufio.Reader
	buf  []byte
}

const ioDeadline = time.Minute

func dialSMTP(address string) (*smtpClient, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	c := &smtpClient{conn: conn, in: bufio.NewReader(conn)}
	if err := c.expect('2'); err != nil {
		return nil, err
	}
	if err := c.write([]byte("EHLO bench.example\r\n")); err != nil {
		return nil, err
	}
	return c, c.expect('2')
}

func (c *smtpClient) close() {
	_ = c.write([]byte("QUIT\r\n")) // out of politeness
	_ = c.conn.Close()
}

// deliver sends a message. It returns when its last dot was written and when the
// answer to it was there.
func (c *smtpClient) deliver(s *stationery, to string) (dot, answered time.Time, err error) {
	c.buf = fmt.Appendf(c.buf[:0], "MAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nDATA\r\n", sender, to)
	if err = c.write(c.buf); err != nil {
		return
	}
	for _, class := range []byte{'2', '2', '3'} {
		if err = c.expect(class); err != nil {
			return
		}
	}
	c.buf = append(s.write(c.buf[:0], sender, to), ".\r\n"...)
	if err = c.write(c.buf); err != nil {
		return
	}
	dot = time.Now()
	err = c.expect('2')
	return dot, time.Now(), err
}

func (c *smtpClient) write(b []byte) error {
	if err := c.conn.SetDeadline(time.Now().Add(ioDeadline)); err != nil {
		return err
	}
	_, err := c.conn.Write(b)
	return err
}

// expect reads one reply, of one or more lines, of a class.
func (c *smtpClient) expect(class byte) error {
	for {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return err
		}
		if len(line) < 4 || line[0] != class {
			return fmt.Errorf("the server answered %q", line)
		}
		if line[3] != '-' {
			return nil
		}
	}
}
