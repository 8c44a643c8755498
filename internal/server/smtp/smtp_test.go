package smtp

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/service/delivery/deliverytest"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

const (
	password = "correct horse"
	simple   = "From: Ann <ann@sender.example>\r\nTo: bob@a.test\r\nSubject: Hello\r\n\r\nHow are you?\r\n"
	own      = "From: Bob <bob@a.test>\r\nTo: cid@a.test\r\nSubject: Hello\r\n\r\nHow are you?\r\n"
)

// passwords lets bob@a.test in.
type passwords struct{}

func (passwords) Authenticate(_ context.Context, l access.Login) (access.Principal, error) {
	switch {
	case l.Username == "broken@a.test":
		return access.Principal{}, io.ErrUnexpectedEOF
	case strings.EqualFold(l.Username, "bob@a.test") && l.Password == password && l.Protocol == access.Submission && l.Remote.IsLoopback():
		return access.Principal{Org: "m-a", UserID: "bob", Address: "bob@a.test"}, nil
	}
	return access.Principal{}, access.ErrCredentials
}

var selfSigned = sync.OnceValue(func() *tls.Config {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		panic(err)
	}
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
})

// A testServer has the users bob and cid and a listener of each kind.
type testServer struct {
	*deliverytest.World
	*Server
	bob, cid mailbox.ID
	addr     map[Kind]string
}

type settings struct {
	limits   Limits
	delivery func(*delivery.Config)
	access   Authenticator
}

func start(t testing.TB, url string, set settings) *testServer {
	t.Helper()
	if set.delivery == nil {
		set.delivery = func(*delivery.Config) {}
	}
	if set.access == nil {
		set.access = passwords{}
	}
	w := deliverytest.New(t, url, set.delivery)
	s := &testServer{World: w, addr: map[Kind]string{}}
	s.bob = w.AddUser(t, "m-a", "bob", "bob@a.test", "robert@a.test")
	s.cid = w.AddUser(t, "m-a", "cid", "cid@a.test")
	var err error
	s.Server, err = New(Config{
		Hostname: deliverytest.Hostname, Delivery: w.Delivery, Access: set.access,
		TLS: selfSigned(), Now: time.Now, Logger: storetest.Quiet(), Limits: set.limits,
	})
	if err != nil {
		t.Fatal(err)
	}
	var serving sync.WaitGroup
	for _, kind := range []Kind{MX, Submission, Submissions} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		s.addr[kind] = l.Addr().String()
		serving.Go(func() {
			if err := s.Serve(kind, l); err != nil {
				t.Errorf("serve %v: %v", kind, err)
			}
		})
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		serving.Wait()
	})
	return s
}

func startSQLite(t testing.TB, set settings) *testServer {
	t.Helper()
	return start(t, storetest.URL(t, "sqlite"), set)
}

// A client speaks SMTP over a raw connection.
type client struct {
	t testing.TB
	net.Conn
	r *bufio.Reader
}

func (s *testServer) dial(t testing.TB, kind Kind) *client {
	t.Helper()
	conn, err := net.Dial("tcp", s.addr[kind])
	if err != nil {
		t.Fatal(err)
	}
	if kind == Submissions {
		conn = tls.Client(conn, &tls.Config{InsecureSkipVerify: true})
	}
	c := &client{t: t, Conn: conn, r: bufio.NewReader(conn)}
	if err := conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return c
}

// hello dials, and says EHLO.
func (s *testServer) hello(t testing.TB, kind Kind) *client {
	t.Helper()
	c := s.dial(t, kind)
	c.want("220 mail.example.com")
	c.do("EHLO client.example", "250")
	return c
}

// send writes without waiting for anything.
func (c *client) send(s string) {
	c.t.Helper()
	if _, err := io.WriteString(c.Conn, s); err != nil {
		c.t.Fatalf("write: %v", err)
	}
}

// reply reads one reply, all lines of it, or "" at the end of the stream.
func (c *client) reply() string {
	c.t.Helper()
	var b strings.Builder
	for {
		line, err := c.r.ReadString('\n')
		b.WriteString(line)
		if err != nil || len(line) < 4 || line[3] != '-' {
			return b.String()
		}
	}
}

// want reads a reply and checks how it begins. "" is the end of the stream.
func (c *client) want(prefix string) string {
	c.t.Helper()
	got := c.reply()
	if !strings.HasPrefix(got, prefix) || prefix == "" && got != "" {
		c.t.Fatalf("got reply %q, want %q", got, prefix)
	}
	return got
}

// do writes a line and checks the reply.
func (c *client) do(line, prefix string) string {
	c.t.Helper()
	c.send(line + "\r\n")
	return c.want(prefix)
}

// starttls begins TLS.
func (c *client) starttls() {
	c.t.Helper()
	c.do("STARTTLS", "220")
	conn := tls.Client(c.Conn, &tls.Config{InsecureSkipVerify: true})
	c.Conn, c.r = conn, bufio.NewReader(conn)
}

// login logs bob in.
func (c *client) login() {
	c.t.Helper()
	c.do("AUTH PLAIN "+plain("", "bob@a.test", password), "235")
}

// mail runs the envelope of a message up to the 354.
func (c *client) mail(from, to string) {
	c.t.Helper()
	c.do("MAIL FROM:<"+from+">", "250")
	c.do("RCPT TO:<"+to+">", "250")
	c.do("DATA", "354")
}

// alive checks that the server still serves somebody else.
func (s *testServer) alive(t testing.TB) {
	t.Helper()
	before := s.Messages(t, s.cid)
	c := s.hello(t, MX)
	c.mail("ann@sender.example", "cid@a.test")
	c.do(simple+".", "250")
	c.do("QUIT", "221")
	if got := s.Messages(t, s.cid); got != before+1 {
		t.Errorf("another session delivered %d messages, want 1", got-before)
	}
}

func ehloLines(reply string) map[string]bool {
	lines := map[string]bool{}
	for l := range strings.Lines(reply) {
		lines[strings.TrimSpace(l[4:])] = true
	}
	return lines
}

func TestExtensions(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	always := []string{
		"SIZE 41943040", "8BITMIME", "SMTPUTF8", "PIPELINING", "CHUNKING", "ENHANCEDSTATUSCODES", "LIMITS RCPTMAX=500",
	}
	for _, kind := range []Kind{MX, Submission, Submissions} {
		c := s.dial(t, kind)
		c.want("220 mail.example.com")
		lines := ehloLines(c.do("EHLO client.example", "250"))
		for _, e := range always {
			if !lines[e] {
				t.Errorf("%v: no %s", kind, e)
			}
		}
		if lines["STARTTLS"] != (kind != Submissions) {
			t.Errorf("%v: STARTTLS is %v", kind, lines["STARTTLS"])
		}
		if lines["AUTH PLAIN LOGIN"] != (kind != MX) {
			t.Errorf("%v: AUTH is %v", kind, lines["AUTH PLAIN LOGIN"])
		}
		if kind == Submissions {
			continue
		}
		c.starttls()
		if lines = ehloLines(c.do("EHLO client.example", "250")); lines["STARTTLS"] {
			t.Errorf("%v: STARTTLS within TLS", kind)
		}
	}
}

// A dialogue is lines to send and how the replies must begin. The line end after a
// line counts for the size of a chunk.
func TestDialogues(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	tests := []struct {
		name  string
		kind  Kind
		lines []string // send, reply, send, reply, …
		bob   int      // messages that bob gets
	}{
		{"deliver", MX, []string{
			"MAIL FROM:<ann@sender.example> SIZE=100 BODY=8BITMIME SMTPUTF8", "250 2.0.0", "RCPT TO:<BOB@A.Test>", "250", "DATA", "354", simple + ".", "250 2.0.0 Delivered as ",
		}, 1},
		{"two messages", MX, []string{
			"MAIL FROM:<>", "250", "RCPT TO:<bob@a.test>", "250", "DATA", "354", simple + ".", "250",
			"MAIL FROM:<>", "250", "RCPT TO:<robert@a.test>", "250", "DATA", "354", simple + ".", "250",
		}, 2},
		{"one bad recipient", MX, []string{
			"MAIL FROM:<a@b.example>", "250", "RCPT TO:<nobody@a.test>", "550 5.1.1", "RCPT TO:<x@far.example>", "550 5.7.1", "RCPT TO:<bob@a.test>", "250", "DATA", "354", simple + ".", "250",
		}, 1},
		{"only bad recipients", MX, []string{"MAIL FROM:<a@b.example>", "250", "RCPT TO:<nobody@a.test>", "550 5.1.1", "DATA", "554 5.5.1", "BDAT 6 LAST\r\nA: b", "554 5.5.1", "NOOP", "250"}, 0},
		{"reset", MX, []string{"MAIL FROM:<a@b.example>", "250", "RCPT TO:<bob@a.test>", "250", "RSET", "250", "DATA", "503 5.5.1", "MAIL FROM:<a@b.example>", "250"}, 0},
		{"EHLO resets", MX, []string{"MAIL FROM:<a@b.example>", "250", "EHLO again.example", "250", "RCPT TO:<bob@a.test>", "503 5.5.1"}, 0},
		{"HELO", MX, []string{"HELO x", "250 ", "MAIL FROM:<a@b.example>", "250"}, 0},
		{"second MAIL", MX, []string{"MAIL FROM:<a@b.example>", "250", "MAIL FROM:<c@d.example>", "503 5.5.1"}, 0},
		{"too large by SIZE", MX, []string{"MAIL FROM:<a@b.example> SIZE=41943041", "552 5.3.4"}, 0},
		{"bad sender", MX, []string{"MAIL FROM:<nodomain>", "501", "MAIL FROM:<a@b c>", "501"}, 0},
		{"address beyond ASCII without SMTPUTF8", MX, []string{"MAIL FROM:<\u00e4@b.example>", "553 5.6.7"}, 0},
		{"no AUTH at the MX", MX, []string{"AUTH PLAIN " + plain("", "bob@a.test", password), "502 5.5.1"}, 0},
		{"VRFY and friends", MX, []string{"NOOP", "250", "VRFY bob", "252", "VRFY", "501", "EXPN all", "502", "HELP", "214-2.0.0", "HELP MAIL", "214-2.0.0", "FROB", "500 5.5.1"}, 0},
		{"chunks", MX, []string{
			"MAIL FROM:<a@b.example>", "250", "RCPT TO:<bob@a.test>", "250", "BDAT 12\r\nSubject: x", "250", "BDAT 6 LAST\r\n\r\nhi", "250 2.0.0 Delivered as ",
		}, 1},
		{"chunk with an endless line", MX, []string{
			"MAIL FROM:<a@b.example>", "250", "RCPT TO:<bob@a.test>", "250",
			"BDAT 300004 LAST\r\n\r\n" + strings.Repeat("x", 300_000), "250",
		}, 1},
		{"empty last chunk", MX, []string{
			"MAIL FROM:<a@b.example>", "250", "RCPT TO:<bob@a.test>", "250", "BDAT 14\r\nSubject: x\r\n", "250", "BDAT 0 LAST", "250",
		}, 1},
		{"dot stuffing", MX, []string{
			"MAIL FROM:<a@b.example>", "250", "RCPT TO:<bob@a.test>", "250", "DATA", "354", "Subject: x\r\n\r\n..\r\n..x\r\n.", "250",
		}, 1},
		{"long line", MX, []string{
			"MAIL FROM:<a@b.example>", "250", "RCPT TO:<bob@a.test>", "250", "DATA", "354", "Subject: x\r\n\r\n" + strings.Repeat("x", 300_000) + "\r\n.", "250",
		}, 1},
		{"submission needs a login", Submissions, []string{"MAIL FROM:<bob@a.test>", "530 5.7.0", "RCPT TO:<bob@a.test>", "503 5.5.1"}, 0},
		{"submission", Submissions, []string{
			"AUTH PLAIN " + plain("", "bob@a.test", password), "235", "MAIL FROM:<robert@A.TEST>", "250", "RCPT TO:<bob@a.test>", "250", "RCPT TO:<robert@a.test>", "250",
			"RCPT TO:<x@far.example>", "550 5.7.1 Recipients outside", "DATA", "354", own + ".", "250",
		}, 1},
		{"submission as another", Submissions, []string{
			"AUTH PLAIN " + plain("", "bob@a.test", password), "235", "MAIL FROM:<cid@a.test>", "553 5.7.1", "MAIL FROM:<bob@a.test>", "250", "RCPT TO:<bob@a.test>", "250",
			"DATA", "354", simple + ".", "550 5.7.1",
		}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := s.Messages(t, s.bob)
			c := s.hello(t, tt.kind)
			for i := 0; i < len(tt.lines); i += 2 {
				c.do(tt.lines[i], tt.lines[i+1])
			}
			c.do("QUIT", "221")
			c.want("")
			if got := s.Messages(t, s.bob) - before; got != tt.bob {
				t.Errorf("bob got %d messages, want %d", got, tt.bob)
			}
		})
	}
}

func TestContentArrivesAsSent(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	content := "Subject: x\r\n\r\n.\r\n.x\r\n\u00e4\xff\x00\r\n" + strings.Repeat("y", 200_000) + "\r\n"
	stuffed := strings.ReplaceAll(content, "\r\n.", "\r\n..")
	c := s.hello(t, MX)
	c.mail("a@b.example", "bob@a.test")
	c.do(stuffed+".", "250")
	c.do("MAIL FROM:<a@b.example>", "250")
	c.do("RCPT TO:<bob@a.test>", "250")
	c.send(fmt.Sprintf("BDAT %d\r\n%s", 20, content[:20]))
	c.send(fmt.Sprintf("BDAT %d\r\n%s", 100_000, content[20:100_020]))
	c.send(fmt.Sprintf("BDAT %d LAST\r\n%s", len(content)-100_020, content[100_020:]))
	for range 3 {
		c.want("250")
	}
	for i, got := range s.Inbox(t, s.bob) {
		if !strings.HasSuffix(got, "\r\n"+content) || !strings.Contains(got, "\r\nReceived: from client.example ([127.0.0.1])\r\n") {
			t.Errorf("message %d was changed: %.600q", i, got)
		}
	}
}

func TestPipelining(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	c := s.hello(t, MX)
	c.send("MAIL FROM:<a@b.example>\r\nRCPT TO:<bob@a.test>\r\nRCPT TO:<nobody@a.test>\r\nDATA\r\n")
	for _, want := range []string{"250", "250", "550", "354"} {
		c.want(want)
	}
	c.send(simple + ".\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<bob@a.test>\r\nBDAT 4 LAST\r\nA: bNOOP\r\nQUIT\r\n")
	for _, want := range []string{"250 2.0.0 Delivered", "250", "250", "250 2.0.0 Delivered", "250", "221", ""} {
		c.want(want)
	}
	if n := s.Messages(t, s.bob); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
}
