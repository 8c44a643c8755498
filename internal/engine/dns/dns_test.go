package dns_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	wire "github.com/miekg/dns"

	"github.com/mailstead/mailstead/internal/engine/dns"
	"github.com/mailstead/mailstead/internal/engine/dns/dnstest"
)

func resolver(t *testing.T, server string) *dns.Resolver {
	t.Helper()
	r, err := dns.New(dns.Config{Server: server, Timeout: 2 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestLookupTXT(t *testing.T) {
	t.Parallel()
	s := dnstest.Start(t)
	r := resolver(t, s.Addr)
	long := strings.Repeat("0123456789", 60)
	var many []string
	for i := range 40 { // more than a UDP answer takes
		many = append(many, fmt.Sprintf("%d %s", i, long[:100]))
	}
	s.TXT("one.test", "v=spf1 -all")
	s.TXT("Long.test", long)
	s.TXT("many.test", many...)
	s.TXT("target.test", "found")
	s.CNAME("alias.test", "other.test")
	s.CNAME("other.test", "target.test")
	for name, want := range map[string][]string{
		"one.test": {"v=spf1 -all"}, "ONE.test.": {"v=spf1 -all"}, "long.test": {long}, "many.test": many, "alias.test": {"found"},
	} {
		got, err := r.LookupTXT(t.Context(), name)
		slices.Sort(got)
		slices.Sort(want)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestNoRecordIsNotNoAnswer(t *testing.T) {
	t.Parallel()
	s := dnstest.Start(t)
	r := resolver(t, s.Addr)
	s.TXT("empty.test")
	s.CNAME("dangling.test", "nowhere.test")
	s.CNAME("a.test", "b.test")
	s.CNAME("b.test", "a.test")
	for _, name := range []string{"empty.test", "missing.test", "dangling.test", "bad..test"} {
		if _, err := r.LookupTXT(t.Context(), name); !errors.Is(err, dns.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := r.LookupTXT(t.Context(), "a.test"); err == nil || errors.Is(err, dns.ErrNotFound) {
		t.Errorf("aliases in a circle: %v", err)
	}
	s.Fail(wire.RcodeServerFailure)
	if _, err := r.LookupTXT(t.Context(), "empty.test"); err == nil || errors.Is(err, dns.ErrNotFound) || !strings.Contains(err.Error(), "SERVFAIL") {
		t.Errorf("a failing resolver: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.LookupTXT(ctx, "one.test"); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled look-up: %v", err)
	}
}

func TestNew(t *testing.T) {
	t.Parallel()
	if _, err := dns.New(dns.Config{Server: "192.0.2.53"}); err == nil || !strings.Contains(err.Error(), "HOST:PORT") {
		t.Errorf("without a port: %v", err)
	}
	if _, err := dns.New(dns.Config{}); err != nil {
		t.Errorf("with the system's resolvers: %v", err)
	}
}
