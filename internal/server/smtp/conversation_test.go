package smtp

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/service/delivery"
)

func TestResetBetweenChunks(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	for _, reset := range []string{"RSET", "EHLO again.example", "HELO again.example"} {
		c := s.hello(t, MX)
		c.do("MAIL FROM:<a@b.example>", "250")
		c.do("RCPT TO:<bob@a.test>", "250")
		c.do("BDAT 6\r\nSubj", "250")
		c.do(reset, "250")
		c.do("BDAT 6 LAST\r\nect:", "503 5.5.1")
		c.send("MAIL FROM:<a@b.example>\r\nRCPT TO:<bob@a.test>\r\nBDAT 4 LAST\r\nA: bRSET\r\n")
		for _, want := range []string{"250", "250", "250 2.0.0 Delivered", "250"} {
			c.want(want)
		}
	}
	got := s.Inbox(t, s.bob)
	if len(got) != 3 || !strings.HasSuffix(got[2], "\r\nA: b") || strings.Contains(got[2], "Subj") {
		t.Errorf("got %q", got)
	}
}

// Commands that have no place between chunks leave the message alone.
func TestCommandsBetweenChunks(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	c := s.hello(t, MX)
	c.do("MAIL FROM:<a@b.example>", "250")
	c.do("RCPT TO:<bob@a.test>", "250")
	c.do("BDAT 7\r\nSubje", "250")
	for _, command := range []string{"DATA", "MAIL FROM:<a@b.example>", "RCPT TO:<cid@a.test>"} {
		c.do(command, "503 5.5.1")
	}
	c.do("NOOP", "250")
	c.do("FROB", "500")
	c.do("BDAT 4 LAST\r\nct", "250 2.0.0 Delivered")
	if got := s.Inbox(t, s.bob); len(got) != 1 || !strings.HasSuffix(got[0], "Subje\r\nct\r\n") {
		t.Errorf("got %q", got)
	}
}

// The size that SIZE tells fits; one byte more does not (RFC 1870 section 6.1).
func TestExactSizeLimit(t *testing.T) {
	t.Parallel()
	const limit = 100_000
	s := startSQLite(t, settings{delivery: func(c *delivery.Config) { c.MaxMessage = limit }})
	content := func(n int) string {
		const head = "Subject: x\r\n\r\n"
		return head + strings.Repeat("y", n-len(head)-2) + "\r\n"
	}
	for extra, want := range []string{"250 2.0.0 Delivered", "552 5.3.4"} {
		c := s.hello(t, MX)
		c.mail("a@b.example", "bob@a.test")
		c.do(content(limit+extra)+".", want)
		c.do(fmt.Sprintf("MAIL FROM:<a@b.example> SIZE=%d", limit), "250")
		c.do("RCPT TO:<bob@a.test>", "250")
		c.send("BDAT 50000\r\n" + content(limit + extra)[:50_000])
		c.want("250")
		c.send(fmt.Sprintf("BDAT %d LAST\r\n%s", limit+extra-50_000, content(limit + extra)[50_000:]))
		c.want(want)
		c.do("NOOP", "250")
	}
	if n := s.Messages(t, s.bob); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
}

// Chunks behind a refused one are refused like it, until the message ends.
func TestChunksBehindARefusedOne(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{delivery: func(c *delivery.Config) { c.MaxMessage = 1000 }})
	c := s.hello(t, MX)
	c.do("MAIL FROM:<a@b.example>", "250")
	c.do("RCPT TO:<bob@a.test>", "250")
	c.send("BDAT 1001\r\n" + strings.Repeat("x", 1001) + "BDAT 4\r\nRSETBDAT 2 LAST\r\nhiNOOP\r\n")
	for _, want := range []string{"552 5.3.4", "552 5.3.4", "552 5.3.4", "250 2.0.0 Nothing"} {
		c.want(want)
	}
	c.mail("a@b.example", "bob@a.test")
	c.do(simple+".", "250 2.0.0 Delivered")
}

func TestPostmaster(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	box := s.AddUser(t, "m-a", "pm", "postmaster@mail.example.com")
	c := s.hello(t, MX)
	for i, to := range []string{"<Postmaster>", "<postmaster>", "<POSTMASTER@Mail.Example.Com>"} {
		c.do("MAIL FROM:<a@b.example>", "250")
		c.do("RCPT TO:"+to, "250")
		c.do("DATA", "354")
		c.do(simple+".", "250")
		if n := s.Messages(t, box); n != i+1 {
			t.Errorf("%s: %d messages", to, n)
		}
	}
	c.do("MAIL FROM:<a@b.example>", "250")
	c.do("RCPT TO:<bob>", "501 5.1.3")
}

func TestFaults(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{limits: Limits{Faults: 20}})
	c := s.hello(t, MX)
	for _, line := range []string{
		"FROB", "GET / HTTP/1.1", "", "RCPT TO:<bob@a.test>", "RSET now", "MAIL", "MAIL FROM:<a@b> X=1",
		"MAIL FROM:<a@b> SIZE=x", "MAIL FROM:<a@b> BODY=BINARYMIME", "MAIL FROM:<a@b> SMTPUTF8=1", "MAIL FROM:<a@b> AUTH=<>",
		"EHLO", "DATA now", strings.Repeat("x", 20_000), "STARTTLS now", "\x00",
	} {
		c.do(line, "5")
	}
	c.mail("a@b.example", "bob@a.test")
	c.do(simple+".", "250")
	for range 4 {
		c.do("FROB", "500 5.5.1")
	}
	c.do("FROB", "421 4.7.0 Too many errors")
	c.want("")
}

// Too many recipients are no reason to lose the message to the others.
func TestTooManyRecipients(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{limits: Limits{BadRecipients: 10}, delivery: func(c *delivery.Config) { c.MaxRecipients = 100 }})
	c := s.hello(t, MX)
	c.do("MAIL FROM:<a@b.example>", "250")
	c.send(strings.Repeat("RCPT TO:<bob@a.test>\r\n", 300))
	for i := range 300 {
		if i < 100 {
			c.want("250")
		} else {
			c.want("452 4.5.3")
		}
	}
	c.do("DATA", "354")
	c.do(simple+".", "250")
}

func TestLooseSyntax(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	c := s.dial(t, MX)
	c.want("220")
	c.do("MAIL FROM:<a@b.example>", "503 5.5.1 Say EHLO")
	c.send("helo old.example\n") // a bare LF ends a command, too
	c.want("250 mail.example.com")
	c.do("mail from: <@relay.example:a@b.example> ", "250")
	c.do("rcpt to:bob@a.test", "250")
	c.do("RCPT TO:<\"bob\"@a.test>", "250")
	c.do("DATA ", "354")
	c.do(simple+".", "250")
	got := s.Inbox(t, s.bob)
	if len(got) != 1 || !strings.Contains(got[0], "Return-Path: <a@b.example>\r\n") || !strings.Contains(got[0], " with SMTP id ") {
		t.Errorf("got %q", got)
	}
}

// After a chunk of unknown size nothing can be trusted to be a command.
func TestMalformedChunkEndsTheConnection(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	for _, argument := range []string{"", " x", " -1", " 99999999999999999999", " 4 FIRST"} {
		c := s.hello(t, MX)
		c.do("MAIL FROM:<a@b.example>", "250")
		c.do("RCPT TO:<bob@a.test>", "250")
		c.do("BDAT"+argument+"\r\nNOOP", "501 5.5.4")
		c.want("")
	}
}

// The answers to commands that came together are written together.
func TestRepliesComeTogether(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	c := s.hello(t, MX)
	c.send(strings.Repeat("NOOP\r\n", 20))
	buf := make([]byte, 4096)
	if err := c.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
		t.Fatal(err)
	}
	n, err := c.r.Read(buf)
	if err != nil || strings.Count(string(buf[:n]), "\r\n") != 20 {
		t.Errorf("the first read has %q (%v)", buf[:n], err)
	}
}

// Thousands of small chunks in one go cost no more than their bytes.
func TestManySmallChunks(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	const chunks = 20_000
	c := s.hello(t, MX)
	c.do("MAIL FROM:<a@b.example>", "250")
	c.do("RCPT TO:<bob@a.test>", "250")
	go func() { _, _ = c.Write([]byte(strings.Repeat("BDAT 1\r\nx", chunks) + "BDAT 2 LAST\r\n\r\n")) }()
	for range chunks {
		c.want("250")
	}
	c.want("250 2.0.0 Delivered")
	if got := s.Inbox(t, s.bob); len(got) != 1 || !strings.HasSuffix(got[0], strings.Repeat("x", chunks)+"\r\n") {
		t.Error("the chunks were not put together")
	}
}
