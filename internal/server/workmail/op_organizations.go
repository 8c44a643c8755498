package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// CreateOrganization begins to create an organization.
func (b *Backend) CreateOrganization(ctx context.Context, in *workmail.CreateOrganizationRequest) (*workmail.CreateOrganizationResponse, error) {
	id, err := b.dir.CreateOrganization(ctx, directory.NewOrganization{
		Alias:       str(in.Alias),
		DirectoryID: str(in.DirectoryId),
		ClientToken: str(in.ClientToken),
		Domains: convert(in.Domains, func(d workmail.Domain) directory.DomainRequest {
			return directory.DomainRequest{Name: str(d.DomainName), HostedZoneID: str(d.HostedZoneId)}
		}),
		KMSKeyARN:        str(in.KmsKeyArn),
		Interoperability: in.EnableInteroperability,
	})
	return answer(&workmail.CreateOrganizationResponse{OrganizationId: opt(id)}, err)
}

// DeleteOrganization begins to delete an organization.
func (b *Backend) DeleteOrganization(ctx context.Context, in *workmail.DeleteOrganizationRequest) (*workmail.DeleteOrganizationResponse, error) {
	state, err := b.dir.DeleteOrganization(ctx, directory.DeleteOrganization{
		Org:           str(in.OrganizationId),
		ClientToken:   str(in.ClientToken),
		KeepDirectory: !in.DeleteDirectory,
		Force:         in.ForceDelete,
	})
	return answer(&workmail.DeleteOrganizationResponse{OrganizationId: in.OrganizationId, State: opt(string(state))}, err)
}

// DescribeOrganization returns an organization in whatever state.
func (b *Backend) DescribeOrganization(ctx context.Context, in *workmail.DescribeOrganizationRequest) (*workmail.DescribeOrganizationResponse, error) {
	o, err := b.dir.Organization(ctx, str(in.OrganizationId))
	return answer(&workmail.DescribeOrganizationResponse{
		OrganizationId:          opt(o.ID),
		Alias:                   opt(o.Alias),
		State:                   opt(string(o.State)),
		DirectoryId:             opt(o.DirectoryID),
		DirectoryType:           opt(o.DirectoryType),
		DefaultMailDomain:       opt(o.DefaultDomain),
		CompletedDate:           stamp(o.Completed),
		ErrorMessage:            opt(o.ErrorMessage),
		ARN:                     opt(o.ARN),
		MigrationAdmin:          opt(o.MigrationAdmin),
		InteroperabilityEnabled: o.Interoperable,
	}, err)
}

// ListOrganizations returns a page of all organizations, deleted ones included.
func (b *Backend) ListOrganizations(ctx context.Context, in *workmail.ListOrganizationsRequest) (*workmail.ListOrganizationsResponse, error) {
	found, next, err := b.dir.Organizations(ctx, paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListOrganizationsResponse{
		NextToken: opt(next),
		OrganizationSummaries: convert(found, func(o directory.Organization) workmail.OrganizationSummary {
			return workmail.OrganizationSummary{
				OrganizationId:    opt(o.ID),
				Alias:             opt(o.Alias),
				DefaultMailDomain: opt(o.DefaultDomain),
				ErrorMessage:      opt(o.ErrorMessage),
				State:             opt(string(o.State)),
			}
		}),
	}, err)
}
