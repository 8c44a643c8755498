package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/availability"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// providerOf is the provider that a request gives.
func providerOf(ews *workmail.EwsAvailabilityProvider, function *workmail.LambdaAvailabilityProvider) availability.Provider {
	var p availability.Provider
	if ews != nil {
		p.EWS = &availability.EWS{Endpoint: str(ews.EwsEndpoint), Username: str(ews.EwsUsername), Password: str(ews.EwsPassword)}
	}
	if function != nil {
		p.LambdaARN = str(function.LambdaArn)
	}
	return p
}

// CreateAvailabilityConfiguration says where the availability of a domain comes
// from.
func (s *Settings) CreateAvailabilityConfiguration(ctx context.Context, in *workmail.CreateAvailabilityConfigurationRequest) (*workmail.CreateAvailabilityConfigurationResponse, error) {
	return answer(&workmail.CreateAvailabilityConfigurationResponse{}, s.Availability.Create(ctx,
		str(in.OrganizationId), str(in.ClientToken), str(in.DomainName), providerOf(in.EwsProvider, in.LambdaProvider)))
}

// UpdateAvailabilityConfiguration changes where the availability of a domain
// comes from.
func (s *Settings) UpdateAvailabilityConfiguration(ctx context.Context, in *workmail.UpdateAvailabilityConfigurationRequest) (*workmail.UpdateAvailabilityConfigurationResponse, error) {
	return answer(&workmail.UpdateAvailabilityConfigurationResponse{}, s.Availability.Update(ctx,
		str(in.OrganizationId), str(in.DomainName), providerOf(in.EwsProvider, in.LambdaProvider)))
}

// DeleteAvailabilityConfiguration forgets where the availability of a domain
// comes from.
func (s *Settings) DeleteAvailabilityConfiguration(ctx context.Context, in *workmail.DeleteAvailabilityConfigurationRequest) (*workmail.DeleteAvailabilityConfigurationResponse, error) {
	return answer(&workmail.DeleteAvailabilityConfigurationResponse{},
		s.Availability.Delete(ctx, str(in.OrganizationId), str(in.DomainName)))
}

// ListAvailabilityConfigurations returns a page of the configurations of an
// organization, without passwords.
func (s *Settings) ListAvailabilityConfigurations(ctx context.Context, in *workmail.ListAvailabilityConfigurationsRequest) (*workmail.ListAvailabilityConfigurationsResponse, error) {
	found, next, err := s.Availability.List(ctx, str(in.OrganizationId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListAvailabilityConfigurationsResponse{
		NextToken: opt(next),
		AvailabilityConfigurations: convert(found, func(c availability.Configuration) workmail.AvailabilityConfiguration {
			out := workmail.AvailabilityConfiguration{
				DomainName: opt(c.Domain), DateCreated: stamp(c.Created), DateModified: stamp(c.Modified),
			}
			if c.EWS != nil {
				out.ProviderType = workmail.AvailabilityProviderTypeEws
				out.EwsProvider = &workmail.RedactedEwsAvailabilityProvider{EwsEndpoint: opt(c.EWS.Endpoint), EwsUsername: opt(c.EWS.Username)}
			} else {
				out.ProviderType = workmail.AvailabilityProviderTypeLambda
				out.LambdaProvider = &workmail.LambdaAvailabilityProvider{LambdaArn: opt(c.LambdaARN)}
			}
			return out
		}),
	}, err)
}

// TestAvailabilityConfiguration asks a provider. That it fails is an answer, not
// an error.
func (s *Settings) TestAvailabilityConfiguration(ctx context.Context, in *workmail.TestAvailabilityConfigurationRequest) (*workmail.TestAvailabilityConfigurationResponse, error) {
	var reason string
	var err error
	switch {
	case in.DomainName == nil:
		reason, err = s.Availability.Test(ctx, str(in.OrganizationId), providerOf(in.EwsProvider, in.LambdaProvider))
	case in.EwsProvider != nil || in.LambdaProvider != nil:
		err = directory.Refuse(directory.InvalidParameter, "Give exactly one of DomainName, EwsProvider and LambdaProvider.")
	default:
		reason, err = s.Availability.TestStored(ctx, str(in.OrganizationId), str(in.DomainName))
	}
	return answer(&workmail.TestAvailabilityConfigurationResponse{TestPassed: reason == "", FailureReason: opt(reason)}, err)
}
