package hostile

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/test/harness"
)

// gigabyte is how long the longest lines are.
const gigabyte = 1 << 30

// attackDeadline bounds an attack. A server that neither answers nor closes the
// connection in that time has hung.
const attackDeadline = 90 * time.Second

// maxAnswer bounds what is kept of an answer, in bytes.
const maxAnswer = 64 << 10

// flood writes first, then chunk again and again up to a size, then last, and
// reads meanwhile. It stops when the server closes the connection, which is as
// good an end as any, and returns the answer. Without an end of its own the
// connection is closed for writing when all has been sent.
func flood(t *testing.T, conn net.Conn, first, chunk string, size int, last string) string {
	t.Helper()
	if err := conn.SetDeadline(time.Now().Add(attackDeadline)); err != nil {
		t.Fatal(err)
	}
	answer := make(chan string, 1)
	go func() { answer <- readAll(conn) }()
	if write(conn, first) && writeMany(conn, chunk, size) && write(conn, last) {
		if half, ok := conn.(interface{ CloseWrite() error }); ok {
			_ = half.CloseWrite() // the server may have closed it already
		}
	}
	text := <-answer
	if err := conn.Close(); err != nil {
		t.Logf("close: %v", err)
	}
	return text
}

func write(conn net.Conn, text string) bool {
	_, err := io.WriteString(conn, text)
	return err == nil
}

// writeMany repeats a text to about a size.
func writeMany(conn net.Conn, chunk string, size int) bool {
	if size == 0 {
		return true
	}
	block := []byte(strings.Repeat(chunk, 1+(64<<10)/len(chunk)))
	for sent := 0; sent < size; sent += len(block) {
		if _, err := conn.Write(block); err != nil {
			return false
		}
	}
	return true
}

// readAll returns the beginning of what comes until the connection ends.
func readAll(conn net.Conn) string {
	var kept bytes.Buffer
	buf := make([]byte, 16<<10)
	for {
		n, err := conn.Read(buf)
		if kept.Len() < maxAnswer {
			kept.Write(buf[:n])
		}
		if err != nil {
			return kept.String()
		}
	}
}

// noise returns bytes that mean nothing, the same ones for a seed. It ends with a
// line end, so that a protocol of lines has something to answer.
func noise(seed uint64, size int) string {
	rnd := rand.New(rand.NewPCG(seed, 1))
	b := make([]byte, size)
	for i := range b {
		b[i] = byte(rnd.Uint32())
	}
	return string(b) + "\r\n"
}

// dial opens a connection on a listener.
func (v *victim) dial(t *testing.T, listener string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", v.in.Addr(listener))
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// wantAnswer checks that an answer has a line that begins with one of the codes.
func wantAnswer(t *testing.T, answer string, codes ...string) {
	t.Helper()
	for line := range strings.Lines(answer) {
		for _, code := range codes {
			if strings.HasPrefix(line, code) {
				return
			}
		}
	}
	t.Errorf("no line of the answer begins with one of %q:\n%.2000q", codes, answer)
}

// hello is the beginning of an SMTP session up to the content, as one flood.
func (v *victim) hello(user harness.Entity) string {
	return "EHLO attacker.example.org\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<" + user.Email + ">\r\nDATA\r\n"
}
