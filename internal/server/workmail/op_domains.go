package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// RegisterMailDomain adds a domain to an organization.
func (b *Backend) RegisterMailDomain(ctx context.Context, in *workmail.RegisterMailDomainRequest) (*workmail.RegisterMailDomainResponse, error) {
	return answer(&workmail.RegisterMailDomainResponse{},
		b.dir.RegisterMailDomain(ctx, str(in.OrganizationId), str(in.DomainName), str(in.ClientToken)))
}

// DeregisterMailDomain takes a domain from an organization.
func (b *Backend) DeregisterMailDomain(ctx context.Context, in *workmail.DeregisterMailDomainRequest) (*workmail.DeregisterMailDomainResponse, error) {
	return answer(&workmail.DeregisterMailDomainResponse{},
		b.dir.DeregisterMailDomain(ctx, str(in.OrganizationId), str(in.DomainName)))
}

// GetMailDomain returns a domain, how far it is verified, and the DNS records
// to publish for it.
func (b *Backend) GetMailDomain(ctx context.Context, in *workmail.GetMailDomainRequest) (*workmail.GetMailDomainResponse, error) {
	m, err := b.dir.MailDomain(ctx, str(in.OrganizationId), str(in.DomainName))
	return answer(&workmail.GetMailDomainResponse{
		Records: convert(m.Records, func(r directory.DNSRecord) workmail.DnsRecord {
			return workmail.DnsRecord{Type: &r.Type, Hostname: &r.Host, Value: &r.Value}
		}),
		IsTestDomain:                m.IsTest,
		IsDefault:                   m.IsDefault,
		OwnershipVerificationStatus: workmail.DnsRecordVerificationStatus(m.Ownership),
		DkimVerificationStatus:      workmail.DnsRecordVerificationStatus(m.DKIM),
	}, err)
}

// ListMailDomains returns a page of the domains of an organization.
func (b *Backend) ListMailDomains(ctx context.Context, in *workmail.ListMailDomainsRequest) (*workmail.ListMailDomainsResponse, error) {
	found, next, err := b.dir.MailDomains(ctx, str(in.OrganizationId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListMailDomainsResponse{
		NextToken: opt(next),
		MailDomains: convert(found, func(m directory.MailDomain) workmail.MailDomainSummary {
			return workmail.MailDomainSummary{DomainName: opt(m.Name), DefaultDomain: m.IsDefault}
		}),
	}, err)
}

// UpdateDefaultMailDomain makes a domain the default one.
func (b *Backend) UpdateDefaultMailDomain(ctx context.Context, in *workmail.UpdateDefaultMailDomainRequest) (*workmail.UpdateDefaultMailDomainResponse, error) {
	return answer(&workmail.UpdateDefaultMailDomainResponse{},
		b.dir.UpdateDefaultMailDomain(ctx, str(in.OrganizationId), str(in.DomainName)))
}
