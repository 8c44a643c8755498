package imap_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/server/imap"
	"github.com/mailstead/mailstead/internal/service/access"
)

// client is a bare connection.
type client struct {
	net.Conn
	r *bufio.Reader
	t testing.TB
}

// dial connects and reads the greeting.
func (w *world) dial(t testing.TB) *client {
	t.Helper()
	nc, err := net.Dial("tcp", w.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = nc.Close() })
	c := &client{Conn: nc, r: bufio.NewReader(nc), t: t}
	if err := nc.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if line := c.line(); !strings.HasPrefix(line, "* OK") {
		t.Fatalf("greeting %q", line)
	}
	return c
}

// login connects and logs in as alice.
func (w *world) login(t testing.TB) *client {
	t.Helper()
	c := w.dial(t)
	c.ok("LOGIN alice secret")
	return c
}

// line reads a line; empty at the end.
func (c *client) line() string {
	s, err := c.r.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		c.t.Logf("read: %v", err)
	}
	return strings.TrimSuffix(s, "\r\n")
}

func (c *client) send(format string, args ...any) {
	if _, err := fmt.Fprintf(c, format+"\r\n", args...); err != nil {
		c.t.Logf("write: %v", err)
	}
}

// do sends a command and returns all lines up to its completion.
func (c *client) do(format string, args ...any) []string {
	c.send("t "+format, args...)
	var lines []string
	for {
		l := c.line()
		lines = append(lines, l)
		if l == "" && len(lines) > 1 && lines[len(lines)-2] == "" || strings.HasPrefix(l, "t ") {
			return lines
		}
	}
}

// ok sends a command that must succeed.
func (c *client) ok(format string, args ...any) []string {
	c.t.Helper()
	lines := c.do(format, args...)
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, "t OK") {
		c.t.Fatalf("%s: %q", fmt.Sprintf(format, args...), last)
	}
	return lines
}

// flood writes until the server closes or limit octets are through, and returns how many were.
func (c *client) flood(pattern string, limit int) int {
	block := bytes.Repeat([]byte(pattern), 64<<10/len(pattern))
	sent := 0
	for sent < limit {
		n, err := c.Write(block)
		sent += n
		if err != nil {
			break
		}
	}
	return sent
}

func TestEndlessLinesAndNestingAreCutOff(t *testing.T) {
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	const gigabyte = 1 << 30
	for _, c := range []struct {
		head, pattern string
		loggedIn      bool
	}{
		{"", "x", false},
		{"", "\x00", false},
		{"a LOGIN alice ", "x", false},
		{"a LOGIN \"", "\\\"", false},
		{"a FETCH ", "1,", true},
		{"a SEARCH ", "(", true},
		{"a SEARCH ", "NOT ", true},
		{"a SEARCH ", "OR ALL ", true},
		{"a FETCH 1 (", "BODY[] ", true},
		{"a FETCH 1 BODY[", "1.", true},
		{"a STORE 1 FLAGS (", "$x ", true},
		{"a LIST \"\" (", "%% ", true},
		{"a ID (", "\"a\" \"b\" ", true},
	} {
		cl := w.dial(t)
		if c.loggedIn {
			cl.ok("LOGIN alice secret")
			cl.ok("SELECT INBOX")
		}
		_, _ = io.WriteString(cl, c.head)
		if sent := cl.flood(c.pattern, gigabyte); sent > 64<<20 {
			t.Errorf("%s%s...: the server took %d octets", c.head, c.pattern, sent)
		}
		_ = cl.Close()
	}
	runtime.ReadMemStats(&after)
	if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 64<<20 {
		t.Errorf("%d octets were allocated on the way", grown)
	}
	w.login(t).ok("NOOP")
}

func TestLiteralsThatAnnounceTooMuch(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	for _, c := range []struct {
		before  []string
		command string
		want    string
	}{
		{nil, "t LOGIN {1000000}", "t BAD [TOOBIG]"},
		{nil, "t LOGIN alice {9223372036854775807}", "t BAD [TOOBIG]"},
		{nil, "t LOGIN {18446744073709551616}", "t BAD [PARSE]"},
		{[]string{"LOGIN alice secret"}, "t APPEND INBOX {41943041}", "t NO [TOOBIG]"},
		{[]string{"LOGIN alice secret"}, "t CREATE {70000}", "t BAD [TOOBIG]"},
		{[]string{"LOGIN alice secret"}, "t LIST \"\" {1000000000000}", "t BAD [TOOBIG]"},
	} {
		cl := w.dial(t)
		for _, b := range c.before {
			cl.ok("%s", b)
		}
		cl.send("%s", c.command)
		if got := cl.line(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %s", c.command, got, c.want)
		}
		cl.ok("NOOP") // none of them was invited, so the connection goes on
	}
	// A non-synchronizing literal comes anyway: small ones are skipped, the connection does not survive large ones.
	cl := w.dial(t)
	cl.send("t LOGIN {5000+}\r\n%s x", strings.Repeat("y", 5000))
	if got := cl.line(); !strings.HasPrefix(got, "t BAD [TOOBIG]") {
		t.Errorf("got %q", got)
	}
	cl.ok("NOOP")
	cl.send("t LOGIN {4000000000+}")
	if got := cl.line() + cl.line(); !strings.HasPrefix(got, "t BAD [TOOBIG]") || !strings.Contains(got, "* BYE") || cl.line() != "" {
		t.Errorf("got %q", got)
	}
}

func TestRandomOctets(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *imap.Limits) { l.BadCommands = 1000 })
	w.Mailbox(t, org, "alice")
	words := strings.Fields(`a UID FETCH SEARCH STORE 1:* (FLAGS) BODY[ ] < > {3+} {1} " \ NOT OR ( ) RETURN SAVE $ ~ * + APPEND INBOX IDLE DONE LIST % CREATE x RENAME`)
	var wg sync.WaitGroup
	for seed := range uint64(20) {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(seed, 1))
			cl := w.login(t)
			_, _ = io.WriteString(cl, "t SELECT INBOX\r\n")
			go func() { _, _ = io.Copy(io.Discard, cl.r) }()
			var b bytes.Buffer
			for range 3000 {
				switch rnd.IntN(6) {
				case 0:
					b.WriteByte(byte(rnd.Uint32()))
				case 1:
					b.WriteString("\r\n")
				default:
					b.WriteString(words[rnd.IntN(len(words))] + " ")
				}
			}
			_, _ = cl.Write(b.Bytes())
			_ = cl.Close()
		})
	}
	wg.Wait()
	w.login(t).ok("SELECT INBOX")
	w.Check(t)
}

func TestTooManyBadCommands(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *imap.Limits) { l.BadCommands = 3 })
	cl := w.dial(t)
	for range 2 {
		cl.do("FOO")
	}
	cl.ok("NOOP") // a good one forgives
	for range 3 {
		cl.do("FOO")
	}
	if got := cl.line(); !strings.HasPrefix(got, "* BYE") {
		t.Errorf("got %q", got)
	}
}

func TestLoginTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *imap.Limits) { l.LoginTime = 300 * time.Millisecond })
	cl := w.dial(t)
	for range 100 { // activity does not extend the time
		if lines := cl.do("NOOP"); lines[0] == "" || strings.HasPrefix(lines[0], "* BYE") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("a client that never logs in is kept")
}

func TestIdleClientsAreLoggedOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *imap.Limits) { l.Idle = 200 * time.Millisecond })
	w.Mailbox(t, org, "alice")
	cl := w.login(t)
	if got := cl.line(); !strings.HasPrefix(got, "* BYE") {
		t.Errorf("got %q", got)
	}
	cl = w.login(t)
	cl.send("t IDLE")
	cl.line()
	if got := cl.line(); !strings.HasPrefix(got, "* BYE") {
		t.Errorf("in IDLE: got %q", got)
	}
}

func TestConnectionLimits(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(l *imap.Limits) { l.PerUser, l.Connections = 2, 4 })
	w.Mailbox(t, org, "alice")
	first := w.login(t)
	w.login(t)
	third := w.dial(t)
	if lines := third.do("LOGIN alice secret"); !strings.HasPrefix(lines[0], "t NO [LIMIT]") {
		t.Errorf("third login: %q", lines)
	}
	first.ok("LOGOUT")
	_ = first.Close()
	for deadline := time.Now().Add(5 * time.Second); ; {
		if lines := third.do("LOGIN alice secret"); strings.HasPrefix(lines[0], "t OK") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("a connection that ended is still counted")
		}
	}
	w.dial(t)
	w.dial(t)
	nc, err := net.Dial("tcp", w.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if got, _ := bufio.NewReader(nc).ReadString('\n'); !strings.HasPrefix(got, "* BYE [UNAVAILABLE]") {
		t.Errorf("fifth connection: %q", got)
	}
}

func TestStartTLS(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	cl := w.dial(t)
	cl.ok("STARTTLS")
	tc := tls.Client(cl.Conn, w.tlsCfg)
	if err := tc.HandshakeContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	secure := &client{Conn: tc, r: bufio.NewReader(tc), t: t}
	if lines := secure.ok("CAPABILITY"); strings.Contains(lines[0], "STARTTLS") {
		t.Errorf("offered again under TLS: %q", lines)
	}
	secure.ok("LOGIN alice secret")
	secure.ok("SELECT INBOX")

	// Commands that an attacker puts behind STARTTLS must not be executed under TLS.
	cl = w.dial(t)
	cl.send("a STARTTLS\r\nb NOOP")
	if got := cl.line(); !strings.HasPrefix(got, "* BYE") {
		t.Errorf("injection: %q", got)
	}
}

func TestShutdownSaysBye(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	silent, anonymous, idle := w.login(t), w.dial(t), w.login(t)
	idle.send("t IDLE")
	idle.line()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	go func() { w.stop(); cancel() }()
	for name, c := range map[string]*client{"silent": silent, "anonymous": anonymous, "idle": idle} {
		if got := c.line(); !strings.HasPrefix(got, "* BYE") {
			t.Errorf("%s: got %q", name, got)
		}
	}
	<-ctx.Done()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		t.Error("the server did not stop")
	}
}

// elsewhere is a listener whose connections claim not to be on the loopback interface.
type elsewhere struct{ net.Listener }

type elsewhereConn struct{ net.Conn }

func (l elsewhere) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return elsewhereConn{c}, err
}

func (elsewhereConn) LocalAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 143} }

func TestPasswordsNeedTLSOverANetwork(t *testing.T) {
	t.Parallel()
	w := newWorldOn(t, nil, passwords{}, func(ln net.Listener) net.Listener { return elsewhere{ln} })
	w.Mailbox(t, org, "alice")
	cl := w.dial(t)
	if lines := cl.ok("CAPABILITY"); !strings.Contains(lines[0], " LOGINDISABLED ") || strings.Contains(lines[0], "AUTH=") {
		t.Errorf("got %q", lines[0])
	}
	for _, command := range []string{"LOGIN alice {6}", "LOGIN alice secret", "AUTHENTICATE PLAIN", "AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA=="} {
		if lines := cl.do("%s", command); !strings.HasPrefix(lines[0], "t NO [PRIVACYREQUIRED]") {
			t.Errorf("%s: got %q", command, lines)
		}
	}
	cl.ok("STARTTLS")
	tc := tls.Client(cl.Conn, w.tlsCfg)
	secure := &client{Conn: tc, r: bufio.NewReader(tc), t: t}
	secure.ok("LOGIN alice secret")
}

// faulty is an authenticator with a bug.
type faulty struct{ passwords }

func (f faulty) Authenticate(ctx context.Context, l access.Login) (access.Principal, error) {
	if l.Username == "bug" {
		panic("a bug")
	}
	return f.passwords.Authenticate(ctx, l)
}

func TestAPanicCostsOneConnection(t *testing.T) {
	t.Parallel()
	w := newWorldOn(t, nil, faulty{}, nil)
	w.expectErrors = true
	w.Mailbox(t, org, "alice")
	other := w.login(t)
	cl := w.dial(t)
	if lines := cl.do("LOGIN bug secret"); lines[0] != "" {
		t.Errorf("got %q", lines)
	}
	other.ok("SELECT INBOX")
	w.login(t).ok("NOOP")
}

func TestDeepMailboxNames(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	cl := w.login(t)
	for _, name := range []string{strings.Repeat("a/", 40) + "a", strings.Repeat("x", 2000)} {
		if lines := cl.do("CREATE %s", name); !strings.HasPrefix(lines[0], "t NO [LIMIT]") {
			t.Errorf("got %q", lines)
		}
	}
	// A tree grows deeper than may be created when it is moved below another.
	level := strings.Repeat("y", 190)
	deep := strings.Repeat(level+"/", 4) + level
	for i := range 6 {
		cl.ok("CREATE %s", deep)
		cl.ok("RENAME %s top%d", level, i)
		if i > 0 {
			cl.ok("RENAME top%d top%d/%s/sub", i-1, i, strings.Join(slices.Repeat([]string{level}, 4), "/"))
		}
	}
	for _, l := range cl.ok(`LIST "" *`) {
		if len(l) > 5000 {
			t.Errorf("a name of %d octets is listed", len(l))
		}
	}
}

// A client that dawdles over a large message must not keep its share of the memory from the others for long.
func TestDawdlersLoseTheirShareOfMemory(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	w := newWorld(t, func(l *imap.Limits) {
		l.Memory, l.Step, l.Rate = 2*size, 2*time.Second, 1<<30
	})
	w.Mailbox(t, org, "alice")
	cl := w.login(t)
	cl.send("t APPEND INBOX {%d}", size)
	if got := cl.line(); !strings.HasPrefix(got, "+") {
		t.Fatalf("got %q", got)
	}
	for deadline := time.Now().Add(8 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, err := cl.Write([]byte("x")); err != nil {
			return // closed
		}
	}
	t.Error("a client that sends an octet now and then holds memory for a large message")
}

// A session of a user who is deregistered ends, whether it waits or works.
func TestDeregisteredUserLosesAccessAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	w.append(t, "alice", "INBOX", []byte("Subject: secret\r\n\r\nsecret\r\n"), 0)
	idle, busy := w.login(t), w.login(t)
	for _, cl := range []*client{idle, busy} {
		cl.ok("SELECT INBOX")
	}
	idle.send("t IDLE")
	idle.line()
	if err := w.Store.Update(t.Context(), func(tx *store.Tx) error { return w.Boxes.Suspend(tx, org, "alice", time.Now()) }); err != nil {
		t.Fatal(err)
	}
	if got := idle.line(); !strings.HasPrefix(got, "* BYE") {
		t.Errorf("in IDLE: got %q", got)
	}
	got := append(busy.do("FETCH 1 BODY[]"), busy.line())
	if !strings.HasPrefix(got[0], "t NO [NONEXISTENT]") || !strings.HasPrefix(got[1], "* BYE") {
		t.Errorf("FETCH: got %q", got)
	}
}

// One FETCH can name thousands of attributes. However often it asks for the same content, what waits for a slow client
// is bounded.
func TestRepeatedAttributesAreNotHeldInMemory(t *testing.T) {
	w := newWorld(t, nil)
	w.Mailbox(t, org, "alice")
	for range 8 {
		w.append(t, "alice", "INBOX", append([]byte("Subject: x\r\n\r\n"), random(60<<10)...), 0)
	}
	for _, attribute := range []string{"BODY.PEEK[]", "ENVELOPE"} {
		cl := w.login(t)
		cl.ok("SELECT INBOX")
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		cl.send("t FETCH 1:8 (%s)", strings.TrimSpace(strings.Repeat(attribute+" ", 4000)))
		time.Sleep(time.Second)
		runtime.ReadMemStats(&after)
		if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 32<<20 {
			t.Errorf("%s: %d octets were allocated for a client that reads nothing", attribute, grown)
		}
		_ = cl.Close()
	}
}
