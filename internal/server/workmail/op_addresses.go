package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
)

// CreateAlias gives an enabled entity another address.
func (b *Backend) CreateAlias(ctx context.Context, in *workmail.CreateAliasRequest) (*workmail.CreateAliasResponse, error) {
	return answer(&workmail.CreateAliasResponse{},
		b.dir.CreateAlias(ctx, str(in.OrganizationId), str(in.EntityId), str(in.Alias)))
}

// DeleteAlias takes an address from an entity.
func (b *Backend) DeleteAlias(ctx context.Context, in *workmail.DeleteAliasRequest) (*workmail.DeleteAliasResponse, error) {
	return answer(&workmail.DeleteAliasResponse{},
		b.dir.DeleteAlias(ctx, str(in.OrganizationId), str(in.EntityId), str(in.Alias)))
}

// ListAliases returns a page of the addresses of an entity, the primary one
// included.
func (b *Backend) ListAliases(ctx context.Context, in *workmail.ListAliasesRequest) (*workmail.ListAliasesResponse, error) {
	found, next, err := b.dir.Aliases(ctx, str(in.OrganizationId), str(in.EntityId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListAliasesResponse{Aliases: found, NextToken: opt(next)}, err)
}

// UpdatePrimaryEmailAddress makes an address the primary one of an entity.
func (b *Backend) UpdatePrimaryEmailAddress(ctx context.Context, in *workmail.UpdatePrimaryEmailAddressRequest) (*workmail.UpdatePrimaryEmailAddressResponse, error) {
	return answer(&workmail.UpdatePrimaryEmailAddressResponse{},
		b.dir.UpdatePrimaryAddress(ctx, str(in.OrganizationId), str(in.EntityId), str(in.Email)))
}
