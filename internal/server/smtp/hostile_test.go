package smtp

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/service/delivery"
)

// flood writes b again and again, n bytes at least, until the server hangs up. It
// returns the last that the server said.
func (c *client) flood(b string, n int) string {
	answers := make(chan string)
	go func() {
		last, buf := "", make([]byte, 1000)
		for {
			n, err := c.r.Read(buf)
			last = last[max(0, len(last)-1000):] + string(buf[:n])
			if err != nil {
				answers <- last
				return
			}
		}
	}()
	block := []byte(strings.Repeat(b, 1+(64<<10)/len(b)))
	for sent := 0; sent < n; sent += len(block) {
		if _, err := c.Write(block); err != nil {
			break
		}
	}
	return <-answers
}

// peakHeap runs fn and returns how much larger the heap was during it.
func peakHeap(fn func()) uint64 {
	var before, m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	done := make(chan struct{})
	go func() { fn(); close(done) }()
	peak := before.HeapAlloc
	for {
		select {
		case <-done:
			return peak - before.HeapAlloc
		case <-time.After(10 * time.Millisecond):
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
}

// Not parallel: it measures memory.
func TestFloods(t *testing.T) {
	const maxMessage = 1 << 20
	s := startSQLite(t, settings{
		delivery: func(c *delivery.Config) { c.MaxMessage = maxMessage; c.Memory = 8 << 20 },
	})
	const gigabyte = 1 << 30
	data := "MAIL FROM:<a@b.example>\r\nRCPT TO:<bob@a.test>\r\nDATA\r\n"
	tests := []struct {
		name, before, flood string
		want                string
	}{
		{"line without end", "", "x", "500 5.5.2 The command line is too long"},
		{"command without end", "MAIL FROM:<", "x", "500 5.5.2 The command line is too long"},
		{"zeros", "", "\x00", "500 5.5.2 The command line is too long"},
		{"content without end", data, "x\r\n", "552 5.3.4"},
		{"content of one line", data + "Subject: ", "x", "552 5.3.4"},
		{"header without end", data, "A: b\r\n", "552 5.3.4"},
		{"recipients without end", "MAIL FROM:<a@b.example>\r\n", "RCPT TO:<bob@a.test>\r\n", "452 4.5.3"},
		{"commands without end", "", "NOOP\r\n", "421 4.7.0 The connection has carried too much"},
		{"wrong recipients without end", "MAIL FROM:<a@b.example>\r\n", "RCPT TO:<x@a.test>\r\n", "421 4.7.0 Too many refused recipients"},
		{"wrong commands without end", "", "FROB\r\n", "421 4.7.0 Too many errors"},
		{"huge chunk", "MAIL FROM:<a@b.example>\r\nRCPT TO:<bob@a.test>\r\nBDAT 4000000000 LAST\r\n", "x", "552 5.3.4"},
		{"chunks without end", "MAIL FROM:<a@b.example>\r\nRCPT TO:<bob@a.test>\r\n", "BDAT 100\r\n" + strings.Repeat("x", 100), "552 5.3.4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var answers string
			peak := peakHeap(func() {
				// A peer that goes on sending for longer than the server listens
				// to it after the last reply may lose that reply to a reset.
				for range 5 {
					c := s.hello(t, MX)
					c.send(tt.before)
					if answers = c.flood(tt.flood, gigabyte); strings.Contains(answers, tt.want) {
						return
					}
				}
			})
			if !strings.Contains(answers, tt.want) {
				t.Errorf("no %q in %q", tt.want, answers)
			}
			if peak > 32<<20 {
				t.Errorf("memory grew by %d bytes", peak)
			}
			s.alive(t)
		})
	}
	if n := s.Messages(t, s.bob); n != 0 {
		t.Errorf("%d messages came out of floods", n)
	}
}

func TestRandomBytes(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{limits: Limits{CommandTimeout: time.Second}})
	words := []string{"MAIL FROM:<a@b>", "RCPT TO:<bob@a.test>", "DATA", "BDAT 3", "BDAT -1 LAST", "BDAT 99999999999999999999", "\r\n", "\n", "\r", ".", "\x00", "\xff\xfe", "EHLO x", "AUTH PLAIN", "STARTTLS", "=", "<", " ", "RSET", "SIZE=-1", "MAIL FROM:<\r\n"}
	for seed := range 64 {
		rnd := rand.New(rand.NewPCG(uint64(seed), 1))
		var b bytes.Buffer
		for range 200 {
			switch rnd.IntN(3) {
			case 0:
				b.WriteByte(byte(rnd.Uint32()))
			case 1:
				b.WriteString("\r\n")
			}
			b.WriteString(words[rnd.IntN(len(words))])
		}
		c := s.dial(t, Kind(seed%3))
		if _, err := c.Write(b.Bytes()); err == nil {
			_ = c.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
			_, _ = io.Copy(io.Discard, c.r)
		}
		c.Close()
	}
	s.alive(t)
}

// No client makes a session panic.
func FuzzSession(f *testing.F) {
	for _, s := range []string{
		"EHLO x\r\nMAIL FROM:<a@b.example> SIZE=9\r\nRCPT TO:<bob@a.test>\r\nDATA\r\nA: b\r\n.\r\nQUIT\r\n",
		"EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<bob@a.test>\r\nBDAT 3\r\nA: RSET\r\nBDAT 1 LAST\r\nb",
		"EHLO x\r\nAUTH LOGIN\r\nYg==\r\n*\r\nAUTH PLAIN AGEAYg==\r\nSTARTTLS\r\n",
		"HELO x\nMAIL FROM:<a@b.example>\nRCPT TO:<bob@a.test>\nRCPT TO:<Postmaster>\nDATA\n\n.\n",
	} {
		f.Add([]byte(s), uint8(0))
		f.Add([]byte(s), uint8(1))
	}
	s := startSQLite(f, settings{limits: Limits{CommandTimeout: time.Second, ReadTimeout: time.Second}})
	f.Fuzz(func(t *testing.T, stream []byte, kind uint8) {
		c := s.dial(t, Kind(kind%2))
		go func() {
			_, _ = c.Write(stream)
			_ = c.Conn.(*net.TCPConn).CloseWrite()
		}()
		said, _ := io.ReadAll(c.r) // a reset is an answer, too
		if bytes.Contains(said, []byte("internal problem")) {
			t.Fatalf("%q: %q", stream, said)
		}
		c.Close()
	})
}

// What comes in plain text behind STARTTLS must not be taken for a command within
// TLS (RFC 3207 section 6, CVE-2011-0411).
func TestPlainTextBehindStartTLS(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	for _, kind := range []Kind{MX, Submission} {
		c := s.hello(t, kind)
		c.send("STARTTLS\r\nEHLO injected\r\nMAIL FROM:<evil@b.example>\r\nRCPT TO:<bob@a.test>\r\n")
		c.want("220")
		conn := tls.Client(c.Conn, &tls.Config{InsecureSkipVerify: true})
		c.Conn, c.r = conn, nil
		if err := conn.Handshake(); err != nil {
			continue // the injected bytes spoilt the handshake: as good
		}
		s := &client{t: t, Conn: conn}
		s.injected(t)
	}
	s.alive(t)
}

// injected fails when the server answers to anything but the NOOP.
func (c *client) injected(t *testing.T) {
	t.Helper()
	if _, err := io.WriteString(c.Conn, "NOOP\r\n"); err != nil {
		t.Fatal(err)
	}
	_ = c.SetReadDeadline(time.Now().Add(300 * time.Millisecond))
	got, err := io.ReadAll(c.Conn)
	if !errors.Is(err, os.ErrDeadlineExceeded) || !bytes.HasPrefix(got, []byte("250 2.0.0")) || bytes.Count(got, []byte("\n")) != 1 {
		t.Errorf("after STARTTLS the server said %q (%v)", got, err)
	}
}

// None of the ways to end a message that some servers know, but the right one, may
// end it here (SMTP smuggling, CVE-2023-51764).
func TestSmuggling(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	const second = "MAIL FROM:<evil@b.example>\r\nRCPT TO:<bob@a.test>\r\nDATA\r\nSubject: smuggled\r\n\r\nhello"
	for _, end := range []string{"\n.\n", "\n.\r\n", "\r\n.\n", "\r\n.\r", "\r.\r", "\r.\r\n", "\r\n\x00.\r\n", "\n.\r", "\r\n.\r\r\n", "\r\n.\x00\r\n"} {
		c := s.hello(t, MX)
		c.mail("ann@sender.example", "bob@a.test")
		c.send("Subject: first\r\n\r\nhello" + end + second + "\r\n.\r\n")
		answer := c.reply()
		refused := strings.HasPrefix(answer, "554 5.6.0")
		if !refused && !strings.HasPrefix(answer, "250 2.0.0 Delivered") {
			t.Errorf("%q: answer %q", end, answer)
		}
		if more := c.drainAndQuit(refused); more != "" {
			t.Errorf("%q: a second message was taken: %q", end, more)
		}
	}
	for _, m := range s.Inbox(t, s.bob) {
		if !strings.Contains(m, "Subject: first\r\n") || strings.Contains(m, "Return-Path: <evil") {
			t.Errorf("smuggled: %q", m)
		}
	}
}

// drainAndQuit returns what the server says beside the answer to QUIT.
func (c *client) drainAndQuit(hungUp bool) string {
	if !hungUp {
		c.send("QUIT\r\n")
	}
	var rest strings.Builder
	for {
		r := c.reply()
		if r == "" || strings.HasPrefix(r, "221") {
			return rest.String()
		}
		rest.WriteString(r)
	}
}

// A program that ends lines with LF alone waits for an answer to its end of the
// message. It gets one at once.
func TestLFClientIsTold(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	for _, kind := range []Kind{MX, Submissions} {
		c := s.hello(t, kind)
		if kind == Submissions {
			c.login()
		}
		c.mail("bob@a.test", "cid@a.test")
		c.send("From: bob@a.test\nSubject: x\n\nhello\n.\n")
		c.want("554 5.6.0 A line of one dot must begin and end with CRLF")
		c.want("")
	}
	s.alive(t)
}

// closeWrite says that no more will come, in the manner of the connection.
func (c *client) closeWrite() {
	c.t.Helper()
	if err := c.Conn.(interface{ CloseWrite() error }).CloseWrite(); err != nil {
		c.t.Fatal(err)
	}
}

// A message that ends before its end was never sent.
func TestCutOff(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	for _, kind := range []Kind{MX, Submission, Submissions} {
		for _, command := range []string{"DATA\r\n", "BDAT 1000 LAST\r\n", "BDAT 1000\r\n", "BDAT 85\r\n"} {
			for _, orderly := range []bool{true, false} {
				c := s.hello(t, kind)
				if kind == Submission {
					c.starttls()
					c.do("EHLO x", "250")
				}
				if kind != MX {
					c.login()
				}
				c.do("MAIL FROM:<bob@a.test>", "250")
				c.do("RCPT TO:<bob@a.test>", "250")
				c.send(command + own)
				if orderly {
					c.closeWrite()
					_, _ = io.Copy(io.Discard, c.r)
				}
				c.Close()
			}
		}
	}
	s.alive(t)
	s.drained(t)
	if n := s.Messages(t, s.bob); n != 0 {
		t.Errorf("%d messages that were cut off were delivered", n)
	}
}

// drained waits until no connection is left.
func (s *testServer) drained(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); !s.gate.empty(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("connections are left")
		}
	}
}

func TestTimeouts(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{limits: Limits{
		CommandTimeout: 200 * time.Millisecond, ReadTimeout: 100 * time.Millisecond, MessageTimeout: 300 * time.Millisecond,
	}})
	drip := func(c *client, b string) {
		for range 200 {
			if _, err := io.WriteString(c.Conn, b); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		t.Error("a slow peer was not stopped")
	}
	for name, run := range map[string]func(c *client){
		"silence":         func(*client) {},
		"a slow command":  func(c *client) { drip(c, "x") },
		"silence in DATA": func(c *client) { c.mail("a@b.example", "bob@a.test"); c.send("Subject: x\r\n") },
		"slow DATA":       func(c *client) { c.mail("a@b.example", "bob@a.test"); drip(c, "x\r\n") },
	} {
		c := s.hello(t, MX)
		run(c)
		all, _ := io.ReadAll(c.r)
		// A peer that goes on writing may lose the answer to the reset.
		if got := string(all); !strings.Contains(got, "421 ") && !strings.Contains(name, "slow") {
			t.Errorf("%s: %q", name, got)
		}
	}
	// A handshake that does not come.
	if _, err := s.dial(t, Submissions).Conn.(*tls.Conn).NetConn().Read(make([]byte, 1)); !errors.Is(err, io.EOF) && !isReset(err) {
		t.Errorf("no handshake: %v", err)
	}
	s.drained(t)
}

func isReset(err error) bool {
	_, ok := errors.AsType[*net.OpError](err)
	return ok && !errors.Is(err, os.ErrDeadlineExceeded)
}
