// Package outbound makes HTTP requests to addresses that customers choose,
// without letting them reach what only the server can reach: an address typed
// into a setting must not become a way into the machine or the network behind
// it (server-side request forgery).
//
// The check is on the IP address at the moment of the connection, after the name
// was resolved, so a name that changes its address between check and use gains
// nothing. Redirects are not followed and proxies of the environment are not
// used.
package outbound

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"syscall"
	"time"
)

// What [Client.Post] answers besides errors of the network.
var (
	// ErrForbidden says that an address lies where customers may not send the
	// server.
	ErrForbidden = errors.New("the address is not a public one")
	// ErrTooLong says that a body is longer than the client reads.
	ErrTooLong = errors.New("the body is too long")
)

// maxBody bounds what is read of a body.
const maxBody = 1 << 20

// Options say what a client may do.
type Options struct {
	// Allow are networks that may be reached although they are not public.
	Allow []netip.Prefix
	// RootCAs are the authorities that certificates are checked against; nil for
	// those of the system.
	RootCAs *x509.CertPool
	// Timeout bounds a request from the connection to the end of the body.
	Timeout time.Duration
}

// A Client makes requests. It is safe for concurrent use.
type Client struct{ http *http.Client }

// NewClient returns a client for addresses that customers choose.
func NewClient(o Options) *Client {
	dialer := &net.Dialer{
		Timeout: 10 * time.Second,
		Control: func(_, address string, _ syscall.RawConn) error { return o.check(address) },
	}
	return &Client{&http.Client{
		Timeout:       o.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSClientConfig:        &tls.Config{RootCAs: o.RootCAs, MinVersion: tls.VersionTLS12},
			TLSHandshakeTimeout:    10 * time.Second,
			ForceAttemptHTTP2:      true,
			DisableKeepAlives:      true,
			MaxResponseHeaderBytes: 64 << 10,
		},
	}}
}

// A Request is what [Client.Post] sends.
type Request struct {
	URL         string
	ContentType string
	Header      map[string]string // further fields
	User        *url.Userinfo     // for basic authentication (RFC 7617); nil for none
	Body        []byte
}

// Post sends a request and returns status and body of the answer, whatever the
// status is. The error is [ErrForbidden], [ErrTooLong] or one of the network;
// see also [Untrusted].
func (c *Client) Post(ctx context.Context, r Request) (status int, body []byte, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.URL, bytes.NewReader(r.Body))
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Content-Type", r.ContentType)
	for name, value := range r.Header {
		req.Header.Set(name, value)
	}
	if r.User != nil {
		password, _ := r.User.Password()
		req.SetBasicAuth(r.User.Username(), password)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, resp.Body.Close()) }()
	body, err = io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	if err == nil && len(body) > maxBody {
		body, err = nil, ErrTooLong
	}
	return resp.StatusCode, body, err
}

// Untrusted reports whether err says that the certificate of the other side is
// not trusted, not valid now, or for another name.
func Untrusted(err error) bool {
	_, ok := errors.AsType[*tls.CertificateVerificationError](err)
	return ok
}

// check refuses the address of a connection, as host and port, unless it is
// public or allowed.
func (o Options) check(address string) error {
	peer, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrForbidden, address)
	}
	ip := peer.Addr().Unmap().WithZone("")
	contains := func(p netip.Prefix) bool { return p.Contains(ip) }
	if Public(ip) || slices.ContainsFunc(o.Allow, contains) {
		return nil
	}
	return fmt.Errorf("%w: %s", ErrForbidden, ip)
}

// reserved are the networks beyond those that [netip.Addr] knows in which no
// public server is (RFC 6890 and its registries). Addresses that carry an IPv4
// address inside are among them: they could carry a private one.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // carrier-grade NAT
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"),   // NAT64
	netip.MustParsePrefix("64:ff9b:1::/48"), // NAT64, local use
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), // Teredo among others
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // 6to4
	netip.MustParsePrefix("fec0::/10"),
}

// Public reports whether ip is an address on the public network.
func Public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	return !slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(ip) })
}
