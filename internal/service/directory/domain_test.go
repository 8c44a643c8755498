package directory_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	wire "github.com/miekg/dns"

	"github.com/mailstead/mailstead/internal/engine/dns"
	"github.com/mailstead/mailstead/internal/engine/dns/dnstest"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// seal is what the stand-in for the key store puts before sealed bytes.
func seal(org string, o keys.Object) []byte { return fmt.Appendf(nil, "sealed %s %v ", org, o) }

func (f *fakeKeys) Seal(_ context.Context, org string, plaintext []byte, o keys.Object) ([]byte, error) {
	return append(seal(org, o), plaintext...), nil
}

func (f *fakeKeys) Open(_ context.Context, org string, sealed []byte, o keys.Object) ([]byte, error) {
	plaintext, ok := bytes.CutPrefix(sealed, seal(org, o))
	if !ok {
		return nil, keys.ErrSealed
	}
	return plaintext, nil
}

// eachAlone is each without the worker, once the organization acme exists; the
// world asks a DNS server of the test.
func eachAlone(t *testing.T, fn func(t *testing.T, w *world, org string, zone *dnstest.Server)) {
	t.Helper()
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		w, zone := newWorld(t, url), dnstest.Start(t)
		resolver, err := dns.New(dns.Config{Server: zone.Addr})
		must(t, err)
		w.cfg.Resolver = resolver
		w.cfg.MaxDomains = 4
		w.cfg.Hostname = "mx.host.example"
		w.renew()
		w.run()
		org := w.organization("acme")
		w.halt()
		fn(t, w, org, zone)
	})
}

func (w *world) wantDomain(org, name string, ownership, dkim directory.DomainStatus) {
	w.t.Helper()
	if m := ok(w.MailDomain(w.t.Context(), org, name))(w.t); m.Ownership != ownership || m.DKIM != dkim {
		w.t.Errorf("%s: ownership %s, DKIM %s; want %s, %s", name, m.Ownership, m.DKIM, ownership, dkim)
	}
}

// publish puts what the holder of a domain and the host of this server are to
// publish into the zone.
func (w *world) publish(zone *dnstest.Server, org, name string) {
	w.t.Helper()
	for _, r := range ok(w.MailDomain(w.t.Context(), org, name))(w.t).Records {
		switch r.Type {
		case "TXT":
			zone.TXT(r.Host, r.Value)
		case "CNAME":
			zone.CNAME(r.Host, r.Value)
		}
	}
	key := ok(w.DKIMKey(w.t.Context(), org, name))(w.t)
	zone.TXT(key.Target, key.Record)
}

func TestDomainRecords(t *testing.T) {
	eachAlone(t, func(t *testing.T, w *world, org string, _ *dnstest.Server) {
		ctx := t.Context()
		must(t, w.RegisterMailDomain(ctx, org, "Shop.Example", "t"), w.RegisterMailDomain(ctx, org, "shop.example", "t"), w.RegisterMailDomain(ctx, org, "shop.example", ""))
		m := ok(w.MailDomain(ctx, org, "SHOP.example"))(t)
		var got []string
		for _, r := range m.Records {
			got = append(got, r.Type+" "+r.Host+" "+r.Value)
		}
		want := regexp.MustCompile(`^TXT _amazonses\.shop\.example [A-Za-z0-9+/]{43}=
MX shop\.example 10 mx\.host\.example
CNAME autodiscover\.shop\.example mx\.host\.example
(CNAME [0-9a-f]{32}\._domainkey\.shop\.example [0-9a-f]{32}\.dkim\.mx\.host\.example
){3}TXT shop\.example v=spf1 a:mx\.host\.example ~all
TXT _dmarc\.shop\.example v=DMARC1;p=quarantine;pct=100;fo=1$`)
		if text := strings.Join(got, "\n"); !want.MatchString(text) {
			t.Errorf("records\n%s", text)
		}
		if again := ok(w.MailDomain(ctx, org, "shop.example"))(t); !slices.Equal(again.Records, m.Records) {
			t.Error("the records change")
		}
		if m.Ownership != "PENDING" || m.DKIM != "PENDING" || m.IsTest || m.IsDefault {
			t.Errorf("registered: %+v", m)
		}
		test := ok(w.MailDomain(ctx, org, "acme.mailstead.test"))(t)
		if test.Ownership != "VERIFIED" || test.DKIM != "VERIFIED" || !test.IsTest || !test.IsDefault || len(test.Records) != len(m.Records) {
			t.Errorf("test domain: %+v", test)
		}
	})
}

func TestDomainIsVerifiedByDNS(t *testing.T) {
	eachAlone(t, func(t *testing.T, w *world, org string, zone *dnstest.Server) {
		ctx := t.Context()
		must(t, w.RegisterMailDomain(ctx, org, "shop.example", ""), w.CheckDomains(ctx))
		w.wantDomain(org, "shop.example", "PENDING", "PENDING")
		eva := w.enabledUser(org, "eva")
		wantKind(t, w.CreateAlias(ctx, org, eva, "eva@shop.example"), directory.MailDomainState)
		wantKind(t, w.UpdateDefaultMailDomain(ctx, org, "shop.example"), directory.MailDomainState)

		w.publish(zone, org, "shop.example")
		zone.TXT("_amazonses.shop.example", "the token of somebody else")
		w.clock.advance(time.Minute)
		must(t, w.CheckDomains(ctx))
		w.wantDomain(org, "shop.example", "PENDING", "VERIFIED")
		w.publish(zone, org, "shop.example")
		must(t, w.CheckDomains(ctx))
		w.wantDomain(org, "shop.example", "PENDING", "VERIFIED") // not due yet
		w.clock.advance(time.Minute)
		must(t, w.CheckDomains(ctx))
		w.wantDomain(org, "shop.example", "VERIFIED", "VERIFIED")
		must(t, w.CreateAlias(ctx, org, eva, "eva@shop.example"))
		if !ok(w.IsLocalDomain(ctx, "SHOP.example"))(t) {
			t.Error("the domain takes no mail")
		}
	})
}

func TestDomainOutlivesSilenceButNotItsRecords(t *testing.T) {
	eachAlone(t, func(t *testing.T, w *world, org string, zone *dnstest.Server) {
		ctx := t.Context()
		check := func(after time.Duration) {
			t.Helper()
			w.clock.advance(after)
			must(t, w.CheckDomains(ctx))
		}
		must(t, w.RegisterMailDomain(ctx, org, "shop.example", ""), w.RegisterMailDomain(ctx, org, "never.example", ""))
		w.publish(zone, org, "shop.example")
		check(0)
		w.wantDomain(org, "shop.example", "VERIFIED", "VERIFIED")
		zone.Fail(wire.RcodeServerFailure)
		check(100 * time.Hour)
		check(100 * time.Hour)
		w.wantDomain(org, "shop.example", "VERIFIED", "VERIFIED")
		w.wantDomain(org, "never.example", "PENDING", "PENDING")

		zone.Fail(wire.RcodeSuccess)
		zone.TXT("_amazonses.shop.example")
		check(2 * time.Hour)
		check(71 * time.Hour)
		w.wantDomain(org, "shop.example", "VERIFIED", "VERIFIED")
		check(2 * time.Hour)
		w.wantDomain(org, "shop.example", "FAILED", "VERIFIED")
		w.wantDomain(org, "never.example", "FAILED", "FAILED")
		w.publish(zone, org, "shop.example")
		check(2 * time.Hour)
		w.wantDomain(org, "shop.example", "VERIFIED", "VERIFIED")
	})
}

func TestDKIMKey(t *testing.T) {
	eachAlone(t, func(t *testing.T, w *world, org string, _ *dnstest.Server) {
		ctx := t.Context()
		key := ok(w.DKIMKey(ctx, org, "ACME.mailstead.test"))(t)
		again := ok(w.DKIMKey(ctx, org, "acme.mailstead.test"))(t)
		if key.Target != key.Selector+".dkim.mx.host.example" || ok(w.DomainOwner(ctx, "ACME.mailstead.test"))(t) != org {
			t.Errorf("key %+v", key)
		}
		_, err := w.DomainOwner(ctx, "other.example")
		wantKind(t, err, directory.MailDomainNotFound)
		if key.Record != again.Record || key.Host != key.Selector+"._domainkey.acme.mailstead.test" || !strings.HasPrefix(key.Record, "v=DKIM1; k=rsa; p=") {
			t.Errorf("key %+v, then %+v", key, again)
		}
		sum := sha256.Sum256([]byte("mail"))
		signature, err := again.Signer.Sign(rand.Reader, sum[:], crypto.SHA256)
		must(t, err)
		public, isRSA := key.Signer.Public().(*rsa.PublicKey)
		if !isRSA || rsa.VerifyPKCS1v15(public, crypto.SHA256, sum[:], signature) != nil {
			t.Error("the signature does not verify")
		}
		var private []byte
		must(t, w.store.View(ctx, func(tx *store.Tx) error {
			return tx.QueryRow(`SELECT private FROM dkim_key WHERE domain = 'acme.mailstead.test'`).Scan(&private)
		}))
		if !bytes.HasPrefix(private, []byte("sealed "+org)) {
			t.Error("the private key is not sealed")
		}
		_, err = w.DKIMKey(ctx, org, "other.example")
		wantKind(t, err, directory.MailDomainNotFound)
		if _, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(key.Record, "v=DKIM1; k=rsa; p=")); err != nil {
			t.Error(err)
		}
	})
}

func TestDomainRefusals(t *testing.T) {
	eachAlone(t, func(t *testing.T, w *world, org string, _ *dnstest.Server) {
		ctx := t.Context()
		for _, bad := range []string{"single", "a..b", "-a.example", "mailstead.test", "other.mailstead.test", "a\x00.example"} {
			wantKind(t, w.RegisterMailDomain(ctx, org, bad, ""), directory.InvalidParameter)
		}
		must(t, w.RegisterMailDomain(ctx, org, "acme.mailstead.test", ""), w.RegisterMailDomain(ctx, org, "a.example", "t"))
		wantKind(t, w.RegisterMailDomain(ctx, org, "b.example", "t"), directory.InvalidParameter)
		must(t, w.RegisterMailDomain(ctx, org, "b.example", ""), w.RegisterMailDomain(ctx, org, "c.example", ""))
		wantKind(t, w.RegisterMailDomain(ctx, org, "d.example", ""), directory.LimitExceeded)
		_, err := w.MailDomain(ctx, org, "d.example")
		wantKind(t, err, directory.MailDomainNotFound)
		wantKind(t, w.UpdateDefaultMailDomain(ctx, org, "d.example"), directory.MailDomainNotFound)
		must(t, w.DeregisterMailDomain(ctx, org, "d.example"))
		wantKind(t, w.DeregisterMailDomain(ctx, org, "acme.mailstead.test"), directory.MailDomainInUse)

		w.run()
		other := w.organization("other")
		wantKind(t, w.RegisterMailDomain(ctx, other, "a.example", ""), directory.MailDomainInUse)
		must(t, w.DeregisterMailDomain(ctx, other, "a.example"))
		_, err = w.MailDomain(ctx, other, "a.example")
		wantKind(t, err, directory.MailDomainNotFound)
		must(t, w.DeregisterMailDomain(ctx, org, "a.example"), w.RegisterMailDomain(ctx, other, "a.example", ""))
	})
}

func TestTrustedDomainsAreVerifiedAtOnce(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		w, ctx := newWorld(t, url), t.Context()
		w.cfg.TrustDomains = true
		w.renew()
		w.run()
		org := ok(w.CreateOrganization(ctx, directory.NewOrganization{Alias: "acme", Domains: []directory.DomainRequest{{Name: "first.example"}}}))(t)
		w.await(org, directory.OrgActive)
		w.wantDomain(org, "first.example", "VERIFIED", "VERIFIED")
		must(t, w.RegisterMailDomain(ctx, org, "shop.example", ""))
		w.wantDomain(org, "shop.example", "VERIFIED", "VERIFIED")
		must(t, w.UpdateDefaultMailDomain(ctx, org, "Shop.example"))
		if o := ok(w.Organization(ctx, org))(t); o.DefaultDomain != "shop.example" {
			t.Errorf("default domain %s", o.DefaultDomain)
		}
		var names []string
		for token := ""; ; {
			page, next, err := w.MailDomains(ctx, org, directory.Page{Token: token, Size: 1})
			must(t, err)
			for _, m := range page {
				names = append(names, fmt.Sprint(m.Name, " ", m.IsDefault))
			}
			if token = next; token == "" {
				break
			}
		}
		if want := []string{"acme.mailstead.test false", "first.example false", "shop.example true"}; !slices.Equal(names, want) {
			t.Errorf("listed %v", names)
		}
		eva := w.enabledUser(org, "eva") // in the default domain
		wantKind(t, w.DeregisterMailDomain(ctx, org, "shop.example"), directory.MailDomainInUse)
		must(t, w.UpdateDefaultMailDomain(ctx, org, "acme.mailstead.test"))
		wantKind(t, w.DeregisterMailDomain(ctx, org, "shop.example"), directory.MailDomainInUse)
		must(t, w.Deregister(ctx, org, eva), w.DeregisterMailDomain(ctx, org, "shop.example"), w.UpdateDefaultMailDomain(ctx, org, "first.example"))
		wantKind(t, w.DeregisterMailDomain(ctx, org, "acme.mailstead.test"), directory.InvalidParameter)
	})
}

func TestTrustComesAndGoes(t *testing.T) {
	eachAlone(t, func(t *testing.T, w *world, org string, _ *dnstest.Server) {
		ctx := t.Context()
		must(t, w.RegisterMailDomain(ctx, org, "shop.example", ""), w.CheckDomains(ctx))
		w.wantDomain(org, "shop.example", "PENDING", "PENDING")
		w.cfg.TrustDomains = true
		w.renew()
		w.clock.advance(time.Hour)
		must(t, w.CheckDomains(ctx))
		w.wantDomain(org, "shop.example", "VERIFIED", "VERIFIED")
		w.cfg.TrustDomains = false
		w.renew()
		for range 80 {
			w.clock.advance(time.Hour)
			must(t, w.CheckDomains(ctx))
		}
		w.wantDomain(org, "shop.example", "FAILED", "FAILED")
	})
}

// A gate is a resolver that waits until it is opened.
type gate struct {
	open  chan struct{}
	texts func(name string) []string
}

func (g gate) LookupTXT(ctx context.Context, name string) ([]string, error) {
	select {
	case <-g.open:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if texts := g.texts(name); texts != nil {
		return texts, nil
	}
	return nil, errors.Join(dns.ErrNotFound)
}

func TestRunVerifiesDomainsByItself(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		w, ctx := newWorld(t, url), t.Context()
		records := map[string][]string{}
		g := gate{open: make(chan struct{}), texts: func(name string) []string { return records[name] }}
		w.cfg.Resolver = g
		w.renew()
		w.run()
		org := w.organization("acme")
		must(t, w.RegisterMailDomain(ctx, org, "shop.example", ""))
		key := ok(w.DKIMKey(ctx, org, "shop.example"))(t)
		records[key.Host] = []string{"p=" + strings.TrimPrefix(key.Record, "v=DKIM1; k=rsa; p=")}
		proof := ok(w.MailDomain(ctx, org, "shop.example"))(t).Records[0]
		records[proof.Host] = []string{"other", proof.Value}
		close(g.open)
		for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
			m := ok(w.MailDomain(ctx, org, "shop.example"))(t)
			if m.Ownership == "VERIFIED" && m.DKIM == "VERIFIED" {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("not verified: %+v", m)
			}
		}
	})
}
