package crash

import (
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"time"

	"github.com/emersion/go-imap/v2/imapclient"
)

// dialTimeout bounds connecting and everything on a connection. The server is
// killed long before.
const dialTimeout = time.Minute

// deliver sends messages over one SMTP session until the server is gone.
func (w *world) deliver(round, session int) {
	conn, err := net.DialTimeout("tcp", w.in.Addr("smtp"), dialTimeout)
	if err != nil {
		return // gone before this session began
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(dialTimeout)); err != nil {
		w.t.Error(err)
		return
	}
	c := textproto.NewConn(conn)
	if !w.reply(c, 220) || !w.command(c, 250, "EHLO sender.example.org") {
		return
	}
	for n := 0; ; n++ {
		r := w.routes[(session+n)%len(w.routes)]
		if !w.transaction(c, fmt.Sprintf("smtp-%d-%d-%d", round, session, n), r) {
			return
		}
	}
}

// transaction sends one message and reports whether the session goes on.
func (w *world) transaction(c *textproto.Conn, id string, r route) bool {
	if !w.command(c, 250, "MAIL FROM:<sender@example.org>") {
		return false
	}
	for _, to := range r.to {
		if !w.command(c, 250, "RCPT TO:<%s>", to) {
			return false
		}
	}
	if !w.command(c, 354, "DATA") {
		return false
	}
	w.ledger.send(id, r.mailboxes)
	if err := c.PrintfLine("%s.", text(id)); err != nil {
		return false
	}
	if !w.reply(c, 250) {
		return false
	}
	w.ledger.acknowledge(id)
	return true
}

func (w *world) command(c *textproto.Conn, code int, format string, args ...any) bool {
	return c.PrintfLine(format, args...) == nil && w.reply(c, code)
}

// reply reads an answer. The end of the connection is the kill; any other answer
// than the expected one is a fault.
func (w *world) reply(c *textproto.Conn, code int) bool {
	_, text, err := c.ReadResponse(code)
	var refusal *textproto.Error
	if errors.As(err, &refusal) {
		w.t.Errorf("the server answered %v, want %d", err, code)
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		w.t.Errorf("no answer within %v (%q)", dialTimeout, text)
	}
	return err == nil
}

// append puts messages into the inbox of a user over one IMAP session until the
// server is gone.
func (w *world) append(c *imapclient.Client, round, session int) {
	defer c.Close()
	for n := 0; ; n++ {
		id := fmt.Sprintf("imap-%d-%d-%d", round, session, n)
		msg := text(id)
		w.ledger.send(id, []int{session % users})
		a := c.Append("INBOX", int64(len(msg)), nil)
		if _, err := a.Write([]byte(msg)); err != nil {
			return
		}
		if a.Close() != nil {
			return
		}
		if _, err := a.Wait(); err != nil {
			return
		}
		w.ledger.acknowledge(id)
	}
}
