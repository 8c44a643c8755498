package workmail_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/internal/engine/dns"
	"github.com/mailstead/mailstead/internal/engine/dns/dnstest"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// A tour of the operations on mail domains, with records in a real zone.
func TestDomainTour(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		ctx, zone, answered := t.Context(), dnstest.Start(t), make(chan struct{})
		resolver, err := dns.New(dns.Config{Server: zone.Addr})
		if err != nil {
			t.Fatal(err)
		}
		c := serveDirectory(t, url, 0, func(cfg *directory.Config) { cfg.Resolver = waiting{resolver, answered} })
		org := newOrganization(t, c, "acme")
		shop := aws.String("shop.example")
		in := &workmail.RegisterMailDomainInput{OrganizationId: org, DomainName: shop}
		try(c.RegisterMailDomain(ctx, in))(t)
		try(c.RegisterMailDomain(ctx, in))(t)
		m := try(c.GetMailDomain(ctx, &workmail.GetMailDomainInput{OrganizationId: org, DomainName: shop}))(t)
		if m.OwnershipVerificationStatus != types.DnsRecordVerificationStatusPending || m.DkimVerificationStatus != types.DnsRecordVerificationStatusPending ||
			m.IsTestDomain || m.IsDefault {
			t.Errorf("registered: %+v", m)
		}
		checkRecords(t, zone, m.Records)
		close(answered)
		awaitDomain(t, c, org, shop)

		eva := enabledUser(t, c, org, "eva")
		try(c.CreateAlias(ctx, &workmail.CreateAliasInput{OrganizationId: org, EntityId: eva, Alias: aws.String("eva@shop.example")}))(t)
		try(c.UpdateDefaultMailDomain(ctx, &workmail.UpdateDefaultMailDomainInput{OrganizationId: org, DomainName: shop}))(t)
		var listed []string
		pager := workmail.NewListMailDomainsPaginator(c, &workmail.ListMailDomainsInput{OrganizationId: org, MaxResults: aws.Int32(1)})
		for pager.HasMorePages() {
			for _, d := range try(pager.NextPage(ctx))(t).MailDomains {
				if listed = append(listed, *d.DomainName); d.DefaultDomain != (*d.DomainName == *shop) {
					t.Errorf("listed %+v", d)
				}
			}
		}
		if strings.Join(listed, " ") != "acme."+baseDomain+" shop.example" {
			t.Errorf("listed %v", listed)
		}
		try(c.UpdateDefaultMailDomain(ctx, &workmail.UpdateDefaultMailDomainInput{OrganizationId: org, DomainName: aws.String("acme." + baseDomain)}))(t)
		try(c.DeleteAlias(ctx, &workmail.DeleteAliasInput{OrganizationId: org, EntityId: eva, Alias: aws.String("eva@shop.example")}))(t)
		try(c.DeregisterMailDomain(ctx, &workmail.DeregisterMailDomainInput{OrganizationId: org, DomainName: shop}))(t)
		try(c.DeregisterMailDomain(ctx, &workmail.DeregisterMailDomainInput{OrganizationId: org, DomainName: shop}))(t)
		_, err = c.GetMailDomain(ctx, &workmail.GetMailDomainInput{OrganizationId: org, DomainName: shop})
		if code(err) != "MailDomainNotFoundException" {
			t.Errorf("after it was deregistered: %v", err)
		}
	})
}

// checkRecords reads the records as programs do, and publishes the proof of
// ownership.
func checkRecords(t *testing.T, zone *dnstest.Server, records []types.DnsRecord) {
	t.Helper()
	selectors := 0
	for _, r := range records {
		host, value := *r.Hostname, *r.Value
		switch {
		case strings.Contains(host, "_amazonses"):
			zone.TXT(host, value)
		case strings.Contains(host, "_domainkey"):
			selectors++
			if token, _, _ := strings.Cut(value, "."); host != token+"._domainkey.shop.example" || *r.Type != "CNAME" {
				t.Errorf("DKIM record %s %s %s", *r.Type, host, value)
			}
		case *r.Type == "MX":
			if value != "10 mail."+baseDomain {
				t.Errorf("MX record %s", value)
			}
		}
	}
	if selectors != 3 {
		t.Errorf("%d DKIM records", selectors)
	}
}

func awaitDomain(t *testing.T, c *workmail.Client, org, domain *string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		m := try(c.GetMailDomain(t.Context(), &workmail.GetMailDomainInput{OrganizationId: org, DomainName: domain}))(t)
		if m.OwnershipVerificationStatus == types.DnsRecordVerificationStatusVerified {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("not verified: %+v", m)
		}
	}
}

// waiting is a resolver that is asked nothing before it is time.
type waiting struct {
	directory.Resolver
	until chan struct{}
}

func (w waiting) LookupTXT(ctx context.Context, name string) ([]string, error) {
	select {
	case <-w.until:
		return w.Resolver.LookupTXT(ctx, name)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
