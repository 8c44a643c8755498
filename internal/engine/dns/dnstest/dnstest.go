// Package dnstest is a small authoritative DNS server for tests.
package dnstest

import (
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/miekg/dns"
)

// A Server answers on loopback, over UDP and TCP, with what the test has set.
type Server struct {
	Addr string // HOST:PORT

	mu      sync.Mutex
	records map[string][]dns.RR
	rcode   int
}

// Start starts a server that ends with the test.
func Start(t testing.TB) *Server {
	t.Helper()
	s := &Server{records: map[string][]dns.RR{}}
	packets, stream := listen(t)
	s.Addr = packets.LocalAddr().String()
	for _, server := range []*dns.Server{{PacketConn: packets, Handler: s}, {Listener: stream, Handler: s}} {
		started := make(chan struct{})
		server.NotifyStartedFunc = func() { close(started) }
		done := make(chan error, 1)
		go func() { done <- server.ActivateAndServe() }()
		<-started
		t.Cleanup(func() {
			if err := server.Shutdown(); err != nil {
				t.Errorf("stop the DNS server: %v", err)
			}
			<-done
		})
	}
	return s
}

// listen finds a port that is free for both protocols.
func listen(t testing.TB) (net.PacketConn, net.Listener) {
	t.Helper()
	for {
		stream, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		if packets, err := net.ListenPacket("udp", stream.Addr().String()); err == nil {
			return packets, stream
		}
		if err := stream.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TXT sets the texts at a name; none take them away.
func (s *Server) TXT(name string, texts ...string) {
	var records []dns.RR
	for _, text := range texts {
		rr := &dns.TXT{Hdr: header(name, dns.TypeTXT)}
		for len(text) > 255 {
			rr.Txt, text = append(rr.Txt, text[:255]), text[255:]
		}
		rr.Txt = append(rr.Txt, text)
		records = append(records, rr)
	}
	s.set(name, records)
}

// CNAME makes a name an alias.
func (s *Server) CNAME(name, target string) {
	s.set(name, []dns.RR{&dns.CNAME{Hdr: header(name, dns.TypeCNAME), Target: dns.Fqdn(target)}})
}

// Fail makes every answer an error, such as [dns.RcodeServerFailure]; 0 ends
// that.
func (s *Server) Fail(rcode int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rcode = rcode
}

func header(name string, kind uint16) dns.RR_Header {
	return dns.RR_Header{Name: dns.Fqdn(name), Rrtype: kind, Class: dns.ClassINET}
}

func (s *Server) set(name string, records []dns.RR) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.records[strings.ToLower(dns.Fqdn(name))] = records
}

// ServeDNS implements [dns.Handler]. It does not follow aliases.
func (s *Server) ServeDNS(w dns.ResponseWriter, question *dns.Msg) {
	s.mu.Lock()
	records, known := s.records[strings.ToLower(question.Question[0].Name)]
	rcode := s.rcode
	s.mu.Unlock()
	answer := new(dns.Msg).SetRcode(question, rcode)
	if rcode == dns.RcodeSuccess {
		if !known {
			answer.Rcode = dns.RcodeNameError
		}
		answer.Answer = records
	}
	if _, ok := w.RemoteAddr().(*net.UDPAddr); ok {
		answer.Truncate(1232)
	}
	_ = w.WriteMsg(answer) // a client that is gone needs no answer
}
