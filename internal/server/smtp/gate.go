package smtp

import (
	"errors"
	"net"
	"net/netip"
	"sync"
	"time"
)

// refusalTimeout bounds how long telling a peer that it is one too many can take.
// The few bytes fit into the socket's buffer.
const refusalTimeout = 100 * time.Millisecond

// A gate counts connections over all listeners of a server.
type gate struct {
	limits *Limits

	mu    sync.Mutex
	last  uint64 // number of the newest connection
	all   int
	from  map[netip.Prefix]int
	conns map[*guard]struct{}
}

func newGate(limits *Limits) *gate {
	return &gate{limits: limits, from: map[netip.Prefix]int{}, conns: map[*guard]struct{}{}}
}

// networkOf is what connections are counted by: an IPv4 address, or the /64 that
// one IPv6 subscriber has (RFC 6177).
func networkOf(addr netip.Addr) netip.Prefix {
	addr = addr.Unmap().WithZone("")
	bits := 32
	if addr.Is6() {
		bits = 64
	}
	p, err := addr.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// enter admits a connection, or returns nil when there are too many. Connections
// from this machine are bounded in total only.
func (g *gate) enter(c net.Conn) *guard {
	addr := remoteAddr(c)
	network := networkOf(addr)
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.all >= g.limits.Connections || !addr.IsLoopback() && g.from[network] >= g.limits.ConnectionsPerNetwork {
		return nil
	}
	g.last++
	g.all++
	g.from[network]++
	admitted := &guard{Conn: c, id: g.last}
	admitted.release = func() { g.leave(admitted, network) }
	g.conns[admitted] = struct{}{}
	return admitted
}

func (g *gate) leave(c *guard, network netip.Prefix) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all--
	if g.from[network]--; g.from[network] == 0 {
		delete(g.from, network)
	}
	delete(g.conns, c)
}

// each calls fn for every open connection.
func (g *gate) each(fn func(*guard) error) error {
	g.mu.Lock()
	conns := make([]*guard, 0, len(g.conns))
	for c := range g.conns {
		conns = append(conns, c)
	}
	g.mu.Unlock()
	var errs []error
	for _, c := range conns {
		if err := fn(c); err != nil && !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// refuse ends a connection before its session begins (RFC 5321 section 3.1). What
// goes wrong there is the peer's loss alone.
func refuse(kind Kind, c net.Conn) {
	if kind != Submissions && c.SetWriteDeadline(time.Now().Add(refusalTimeout)) == nil {
		_, _ = c.Write([]byte("421 4.7.0 Too many connections are open; try again later.\r\n"))
	}
	_ = c.Close()
}

// remoteAddr is the address of the peer, or the zero Addr for a connection that
// is not TCP.
func remoteAddr(c net.Conn) netip.Addr {
	if tcp, ok := c.RemoteAddr().(*net.TCPAddr); ok {
		return tcp.AddrPort().Addr().Unmap()
	}
	return netip.Addr{}
}

// empty tells whether no connection is open.
func (g *gate) empty() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.all == 0
}
