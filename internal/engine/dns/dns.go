// Package dns asks a recursive resolver for the records on which mail rules
// depend. It tells "there is no such record", which is an answer, from "nobody
// answered", which says nothing about the record.
package dns

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/miekg/dns"
)

// ErrNotFound says that the name exists without such a record, or not at all
// (RFC 2308).
var ErrNotFound = errors.New("there is no such DNS record")

const (
	// DefaultTimeout bounds one question to one server.
	DefaultTimeout = 3 * time.Second
	// rounds is how often each server is asked before giving up.
	rounds = 2
	// maxAliases bounds the CNAME records that are followed one by one, when the
	// server does not follow them itself.
	maxAliases = 8
	// payload is the UDP answer that is asked for; larger ones come over TCP. It
	// fits into one packet everywhere (DNS flag day 2020).
	payload = 1232
)

// Config says whom to ask.
type Config struct {
	// Server is HOST:PORT of a recursive resolver. Empty: those in
	// /etc/resolv.conf, or else one on this machine.
	Server string
	// Timeout bounds one question to one server; 0 for [DefaultTimeout].
	Timeout time.Duration
}

// A Resolver looks up records. It keeps nothing, so answers are as fresh as
// the resolver's. Safe for concurrent use.
type Resolver struct {
	servers []string
	timeout time.Duration
}

// New returns a resolver.
func New(cfg Config) (*Resolver, error) {
	if cfg.Timeout == 0 {
		cfg.Timeout = DefaultTimeout
	}
	r := &Resolver{servers: []string{cfg.Server}, timeout: cfg.Timeout}
	if cfg.Server == "" {
		r.servers = systemServers()
	}
	for _, server := range r.servers {
		if _, _, err := net.SplitHostPort(server); err != nil {
			return nil, fmt.Errorf("DNS resolver %q: write HOST:PORT, such as 192.0.2.53:53", server)
		}
	}
	return r, nil
}

func systemServers() []string {
	system, err := dns.ClientConfigFromFile("/etc/resolv.conf")
	if err != nil || len(system.Servers) == 0 {
		return []string{"127.0.0.1:53"}
	}
	servers := make([]string, len(system.Servers))
	for i, host := range system.Servers {
		servers[i] = net.JoinHostPort(host, system.Port)
	}
	return servers
}

// LookupTXT returns the texts at a name, each with its strings joined (RFC
// 7208, section 3.3), following aliases. It returns [ErrNotFound] when there
// are none, and another error when no server gave an answer.
func (r *Resolver) LookupTXT(ctx context.Context, name string) ([]string, error) {
	asked := dns.Fqdn(name)
	for range maxAliases {
		answer, err := r.ask(ctx, asked, dns.TypeTXT)
		if err != nil {
			return nil, fmt.Errorf("look up TXT %s: %w", name, err)
		}
		end, texts := follow(answer.Answer, asked)
		if len(texts) > 0 {
			return texts, nil
		}
		if end == asked {
			return nil, fmt.Errorf("look up TXT %s: %w", name, ErrNotFound)
		}
		asked = end
	}
	return nil, fmt.Errorf("look up TXT %s: more than %d aliases lead on from there", name, maxAliases)
}

// follow walks the aliases in an answer from name and returns where they end
// and the texts there.
func follow(records []dns.RR, name string) (end string, texts []string) {
	for range len(records) + 1 {
		next := ""
		for _, rr := range records {
			if !strings.EqualFold(rr.Header().Name, name) {
				continue
			}
			switch rr := rr.(type) {
			case *dns.TXT:
				texts = append(texts, strings.Join(rr.Txt, ""))
			case *dns.CNAME:
				next = rr.Target
			}
		}
		if len(texts) > 0 || next == "" {
			return name, texts
		}
		name = next
	}
	return name, nil // the aliases go round in a circle
}

// ask returns the first answer that a server gives. A name that does not exist
// is an answer: a message without records.
func (r *Resolver) ask(ctx context.Context, name string, kind uint16) (*dns.Msg, error) {
	if _, ok := dns.IsDomainName(name); !ok {
		return nil, fmt.Errorf("%w: %q is not a domain name", ErrNotFound, name)
	}
	var errs []error
	for range rounds {
		for _, server := range r.servers {
			answer, err := r.exchange(ctx, server, name, kind)
			if err == nil {
				return answer, nil
			}
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			errs = append(errs, err)
		}
	}
	return nil, errors.Join(errs...)
}

// exchange asks one server, over TCP when the answer is too long for UDP.
func (r *Resolver) exchange(ctx context.Context, server, name string, kind uint16) (*dns.Msg, error) {
	question := new(dns.Msg).SetQuestion(name, kind)
	question.SetEdns0(payload, false)
	var answer *dns.Msg
	for _, network := range []string{"udp", "tcp"} {
		client := dns.Client{Net: network, Timeout: r.timeout, UDPSize: payload}
		var err error
		if answer, _, err = client.ExchangeContext(ctx, question, server); err != nil {
			return nil, fmt.Errorf("resolver %s: %w", server, err)
		}
		if !answer.Truncated {
			break
		}
	}
	switch {
	case len(answer.Question) != 1 || !strings.EqualFold(answer.Question[0].Name, name) || answer.Question[0].Qtype != kind:
		return nil, fmt.Errorf("resolver %s: it answered another question", server)
	case answer.Rcode != dns.RcodeSuccess && answer.Rcode != dns.RcodeNameError:
		return nil, fmt.Errorf("resolver %s: it answered %s", server, dns.RcodeToString[answer.Rcode])
	}
	return answer, nil
}
