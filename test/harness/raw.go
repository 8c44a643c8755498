package harness

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// A Raw is a connection on which a test writes what no decent client would.
type Raw struct {
	t    testing.TB
	conn net.Conn
	in   *bufio.Reader
}

// Raw connects to a listener.
func (in *Instance) Raw(listener string) *Raw {
	in.T.Helper()
	conn, err := net.Dial("tcp", in.Addr(listener))
	if err != nil {
		in.T.Fatal(err)
	}
	return newRaw(in.T, conn)
}

func newRaw(t testing.TB, conn net.Conn) *Raw {
	t.Cleanup(func() { _ = conn.Close() }) // the test may have closed it
	return &Raw{t: t, conn: conn, in: bufio.NewReader(conn)}
}

// SMTP connects to a listener, reads the greeting and says EHLO.
func (in *Instance) SMTP(listener string) *Raw {
	in.T.Helper()
	r := in.Raw(listener)
	r.Reply(220)
	r.Do(250, "EHLO client.example.org")
	return r
}

// StartTLS goes on over TLS. What the server has sent in plain text and was not
// read yet is dropped.
func (r *Raw) StartTLS() {
	r.t.Helper()
	conn := tls.Client(r.conn, TLS())
	if err := conn.SetDeadline(time.Now().Add(replyTimeout)); err != nil {
		r.t.Fatal(err)
	}
	if err := conn.Handshake(); err != nil {
		r.t.Fatal(err)
	}
	r.conn, r.in = conn, bufio.NewReader(conn)
}

// Conn is the connection.
func (r *Raw) Conn() net.Conn { return r.conn }

// Write sends bytes as they are.
func (r *Raw) Write(text string) error {
	if err := r.conn.SetWriteDeadline(time.Now().Add(replyTimeout)); err != nil {
		return err
	}
	_, err := io.WriteString(r.conn, text)
	return err
}

// Send sends bytes as they are, and fails the test when they cannot be sent.
func (r *Raw) Send(text string) {
	r.t.Helper()
	if err := r.Write(text); err != nil {
		r.t.Fatal(err)
	}
}

// Line reads one line, without its end. An error is a connection that ended or
// did not answer in time.
func (r *Raw) Line() (string, error) {
	if err := r.conn.SetReadDeadline(time.Now().Add(replyTimeout)); err != nil {
		return "", err
	}
	line, err := r.in.ReadString('\n')
	return strings.TrimRight(line, "\r\n"), err
}

// Reply reads an SMTP reply, which must have this code, and returns its text.
func (r *Raw) Reply(code int) string {
	r.t.Helper()
	var text []string
	for {
		line, err := r.Line()
		if err != nil {
			r.t.Fatalf("no reply (want %d): %v", code, err)
		}
		text = append(text, line)
		if len(line) < 4 || line[3] != '-' {
			break
		}
	}
	all := strings.Join(text, "\n")
	if want := fmt.Sprint(code); !strings.HasPrefix(text[len(text)-1], want) {
		r.t.Fatalf("got the reply %q, want %s", all, want)
	}
	return all
}

// Do sends an SMTP command and reads its reply.
func (r *Raw) Do(code int, format string, args ...any) string {
	r.t.Helper()
	r.Send(fmt.Sprintf(format, args...) + "\r\n")
	return r.Reply(code)
}

// IMAPDo sends an IMAP command with the tag, and reads to its completion. It
// returns the untagged lines and the completion ("OK …").
func (r *Raw) IMAPDo(tag, format string, args ...any) (untagged []string, completion string) {
	r.t.Helper()
	r.Send(tag + " " + fmt.Sprintf(format, args...) + "\r\n")
	for {
		line, err := r.Line()
		if err != nil {
			r.t.Fatalf("no completion of %s: %v", tag, err)
		}
		if rest, ok := strings.CutPrefix(line, tag+" "); ok {
			return untagged, rest
		}
		untagged = append(untagged, line)
	}
}
