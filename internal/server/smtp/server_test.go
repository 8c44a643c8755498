package smtp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

func TestSessionsInParallel(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		s := start(t, url, settings{})
		const sessions, each = 64, 10
		users := make([]mailbox.ID, 8)
		for i := range users {
			users[i] = s.AddUser(t, "m-a", fmt.Sprintf("u%d", i), fmt.Sprintf("u%d@a.test", i))
		}
		var acknowledged sync.WaitGroup
		for i := range sessions {
			acknowledged.Go(func() {
				c := s.hello(t, MX)
				for m := range each {
					c.send(fmt.Sprintf("MAIL FROM:<a@b.example>\r\nRCPT TO:<u%d@a.test>\r\nDATA\r\n", (i+m)%len(users)))
					for _, want := range []string{"250", "250", "354"} {
						if got := c.reply(); !strings.HasPrefix(got, want) {
							t.Errorf("got %q, want %q", got, want)
							return
						}
					}
					c.send(simple + ".\r\n")
					if got := c.reply(); !strings.HasPrefix(got, "250") {
						t.Errorf("not delivered: %q", got)
					}
				}
			})
		}
		acknowledged.Wait()
		total := 0
		for _, u := range users {
			total += s.Messages(t, u)
		}
		if want := sessions * each; total != want {
			t.Errorf("%d messages, want %d", total, want)
		}
	})
}

// failingStore refuses every transaction.
type failingStore struct{}

func (failingStore) Update(context.Context, func(*store.Tx) error) error {
	return errors.New("disk /dev/secret is full")
}

func TestFailingStore(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{delivery: func(c *delivery.Config) { c.Store = failingStore{} }})
	c := s.hello(t, MX)
	for range 2 {
		c.mail("a@b.example", "bob@a.test")
		if got := c.do(simple+".", "451 4.3.0"); strings.Contains(got, "disk") {
			t.Errorf("the answer gives away the cause: %q", got)
		}
	}
	c.do("MAIL FROM:<a@b.example>", "250")
	c.do("RCPT TO:<bob@a.test>", "250")
	c.do("BDAT 6 LAST\r\nA: b", "451 4.3.0")
	c.do("NOOP", "250")
	if n := s.Messages(t, s.bob); n != 0 {
		t.Errorf("%d messages delivered", n)
	}
}

// panickyDirectory panics for one address.
type panickyDirectory struct{ delivery.Directory }

func (d panickyDirectory) Route(ctx context.Context, address string) (directory.Route, error) {
	if address == "panic@a.test" {
		panic("a bug")
	}
	return d.Directory.Route(ctx, address)
}

// panickyStore panics in the middle of a delivery.
type panickyStore struct{ delivery.Store }

func (panickyStore) Update(context.Context, func(*store.Tx) error) error { panic("a bug") }

func TestPanicEndsOneSession(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{delivery: func(c *delivery.Config) { c.Directory = panickyDirectory{c.Directory} }})
	c := s.hello(t, MX)
	c.do("MAIL FROM:<a@b.example>", "250")
	c.do("RCPT TO:<panic@a.test>", "421")
	c.want("")
	s.alive(t)

	s = startSQLite(t, settings{delivery: func(c *delivery.Config) { c.Store = panickyStore{c.Store} }})
	for _, command := range []string{"DATA\r\n" + simple + ".\r\n", "BDAT 6 LAST\r\nA: b\r\n"} {
		c = s.hello(t, MX)
		c.do("MAIL FROM:<a@b.example>", "250")
		c.do("RCPT TO:<bob@a.test>", "250")
		c.send(command)
		if got := c.reply(); strings.HasPrefix(got, "354") {
			c.want("421")
		} else if !strings.HasPrefix(got, "421") {
			t.Errorf("got %q", got)
		}
		c.want("")
	}
	s.drained(t)
}

func TestMessagesPerConnection(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{limits: Limits{MessagesPerConnection: 2}})
	c := s.hello(t, MX)
	for range 2 {
		c.mail("a@b.example", "bob@a.test")
		c.do(simple+".", "250")
	}
	c.do("MAIL FROM:<a@b.example>", "421 4.7.0")
	c.want("")
}

func TestConnectionLimit(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{limits: Limits{Connections: 2}})
	a, b := s.hello(t, MX), s.hello(t, Submission)
	s.dial(t, MX).want("421 4.7.0 Too many connections")
	if _, err := s.dial(t, Submissions).Conn.Read(make([]byte, 1)); err == nil {
		t.Error("a third connection over TLS was admitted")
	}
	a.do("QUIT", "221")
	a.want("")
	b.Close()
	s.drained(t)
	s.hello(t, MX)
}

func TestConnectionsPerNetwork(t *testing.T) {
	t.Parallel()
	limits := Limits{Connections: 100, ConnectionsPerNetwork: 2}
	g := newGate(&limits)
	admit := func(addr string) *guard {
		conn, other := net.Pipe()
		t.Cleanup(func() { other.Close() })
		return g.enter(addressed{conn, netip.MustParseAddr(addr)})
	}
	for addr, want := range map[string]int{
		"192.0.2.1": 2, "192.0.2.2": 2, "127.0.0.1": 5, "::1": 5, "::ffff:192.0.2.3": 2,
	} {
		for i := range 5 {
			if got := admit(addr) != nil; got != (i < want) {
				t.Errorf("connection %d of %s: admitted is %v", i+1, addr, got)
			}
		}
	}
	first := admit("2001:db8::1")
	if first == nil || admit("2001:db8::2") == nil || admit("2001:db8::3") != nil || admit("2001:db8:0:1::1") == nil {
		t.Error("IPv6 is not counted by /64")
	}
	for range 2 { // closing twice gives one place back
		_ = first.Close()
	}
	if admit("2001:db8::4") == nil || admit("2001:db8::5") != nil {
		t.Error("closing does not give the place back once")
	}
}

// addressed is a connection that comes from an address.
type addressed struct {
	net.Conn
	from netip.Addr
}

func (a addressed) RemoteAddr() net.Addr {
	return net.TCPAddrFromAddrPort(netip.AddrPortFrom(a.from, 1))
}

func TestShutdown(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	idle, idleTLS, busy := s.hello(t, MX), s.hello(t, Submissions), s.hello(t, MX)
	busy.mail("a@b.example", "bob@a.test")
	done := make(chan error)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		done <- s.Shutdown(ctx)
	}()
	idle.want("421 4.3.2")
	idle.want("")
	idleTLS.want("421 4.3.2")
	if _, err := net.Dial("tcp", s.addr[MX]); err == nil {
		t.Error("the server still listens")
	}
	busy.do(simple+".", "250 2.0.0 Delivered")
	busy.want("421 4.3.2")
	if err := <-done; err != nil {
		t.Error(err)
	}
	if n := s.Messages(t, s.bob); n != 1 {
		t.Errorf("the message under way: %d copies", n)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Serve(MX, l); !errors.Is(err, ErrStopped) {
		t.Errorf("serving after the end: %v", err)
	}
}

func TestShutdownDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	s := startSQLite(t, settings{})
	c := s.hello(t, MX)
	c.mail("a@b.example", "bob@a.test")
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := s.Shutdown(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if _, err := io.ReadAll(c.r); err != nil {
		t.Errorf("the connection was not closed: %v", err)
	}
	s.drained(t)
}
