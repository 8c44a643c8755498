package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/identity"
)

// CreateIdentityCenterApplication adds an application of the account.
func (s *Settings) CreateIdentityCenterApplication(ctx context.Context, in *workmail.CreateIdentityCenterApplicationRequest) (*workmail.CreateIdentityCenterApplicationResponse, error) {
	arn, err := s.Identity.CreateApplication(ctx, str(in.ClientToken), str(in.Name), str(in.InstanceArn))
	return answer(&workmail.CreateIdentityCenterApplicationResponse{ApplicationArn: opt(arn)}, err)
}

// DeleteIdentityCenterApplication removes an application of the account.
func (s *Settings) DeleteIdentityCenterApplication(ctx context.Context, in *workmail.DeleteIdentityCenterApplicationRequest) (*workmail.DeleteIdentityCenterApplicationResponse, error) {
	return answer(&workmail.DeleteIdentityCenterApplicationResponse{}, s.Identity.DeleteApplication(ctx, str(in.ApplicationArn)))
}

// PutIdentityProviderConfiguration sets how an organization uses an identity
// provider.
func (s *Settings) PutIdentityProviderConfiguration(ctx context.Context, in *workmail.PutIdentityProviderConfigurationRequest) (*workmail.PutIdentityProviderConfigurationResponse, error) {
	p := identity.Provider{
		Mode:           string(in.AuthenticationMode),
		InstanceARN:    str(in.IdentityCenterConfiguration.InstanceArn),
		ApplicationARN: str(in.IdentityCenterConfiguration.ApplicationArn),
		TokenStatus:    string(in.PersonalAccessTokenConfiguration.Status),
	}
	if days := in.PersonalAccessTokenConfiguration.LifetimeInDays; days != nil {
		p.TokenDays = int(*days)
	}
	return answer(&workmail.PutIdentityProviderConfigurationResponse{}, s.Identity.PutProvider(ctx, str(in.OrganizationId), p))
}

// DescribeIdentityProviderConfiguration returns how an organization uses an
// identity provider.
func (s *Settings) DescribeIdentityProviderConfiguration(ctx context.Context, in *workmail.DescribeIdentityProviderConfigurationRequest) (*workmail.DescribeIdentityProviderConfigurationResponse, error) {
	p, err := s.Identity.Provider(ctx, str(in.OrganizationId))
	days := int32(p.TokenDays)
	return answer(&workmail.DescribeIdentityProviderConfigurationResponse{
		AuthenticationMode: workmail.IdentityProviderAuthenticationMode(p.Mode),
		IdentityCenterConfiguration: &workmail.IdentityCenterConfiguration{
			InstanceArn: opt(p.InstanceARN), ApplicationArn: opt(p.ApplicationARN),
		},
		PersonalAccessTokenConfiguration: &workmail.PersonalAccessTokenConfiguration{
			Status: workmail.PersonalAccessTokenConfigurationStatus(p.TokenStatus), LifetimeInDays: &days,
		},
	}, err)
}

// DeleteIdentityProviderConfiguration ends the use of an identity provider.
func (s *Settings) DeleteIdentityProviderConfiguration(ctx context.Context, in *workmail.DeleteIdentityProviderConfigurationRequest) (*workmail.DeleteIdentityProviderConfigurationResponse, error) {
	return answer(&workmail.DeleteIdentityProviderConfigurationResponse{}, s.Identity.DeleteProvider(ctx, str(in.OrganizationId)))
}

// ListPersonalAccessTokens returns a page of the tokens of an organization or a
// user.
func (s *Settings) ListPersonalAccessTokens(ctx context.Context, in *workmail.ListPersonalAccessTokensRequest) (*workmail.ListPersonalAccessTokensResponse, error) {
	found, next, err := s.Identity.Tokens(ctx, str(in.OrganizationId), str(in.UserId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListPersonalAccessTokensResponse{
		NextToken: opt(next),
		PersonalAccessTokenSummaries: convert(found, func(t identity.Token) workmail.PersonalAccessTokenSummary {
			return workmail.PersonalAccessTokenSummary{
				PersonalAccessTokenId: opt(t.ID), UserId: opt(t.User), Name: opt(t.Name), Scopes: t.Scopes,
				DateCreated: stamp(t.Created), DateLastUsed: stamp(t.Used), ExpiresTime: stamp(t.Expires),
			}
		}),
	}, err)
}

// GetPersonalAccessTokenMetadata returns what is known about a token.
func (s *Settings) GetPersonalAccessTokenMetadata(ctx context.Context, in *workmail.GetPersonalAccessTokenMetadataRequest) (*workmail.GetPersonalAccessTokenMetadataResponse, error) {
	t, err := s.Identity.Token(ctx, str(in.OrganizationId), str(in.PersonalAccessTokenId))
	return answer(&workmail.GetPersonalAccessTokenMetadataResponse{
		PersonalAccessTokenId: opt(t.ID), UserId: opt(t.User), Name: opt(t.Name), Scopes: t.Scopes,
		DateCreated: stamp(t.Created), DateLastUsed: stamp(t.Used), ExpiresTime: stamp(t.Expires),
	}, err)
}

// DeletePersonalAccessToken removes a token.
func (s *Settings) DeletePersonalAccessToken(ctx context.Context, in *workmail.DeletePersonalAccessTokenRequest) (*workmail.DeletePersonalAccessTokenResponse, error) {
	return answer(&workmail.DeletePersonalAccessTokenResponse{},
		s.Identity.DeleteToken(ctx, str(in.OrganizationId), str(in.PersonalAccessTokenId)))
}
