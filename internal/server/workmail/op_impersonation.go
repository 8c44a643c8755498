package workmail

import (
	"context"
	"time"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/impersonation"
)

// CreateImpersonationRole adds an impersonation role.
func (s *Settings) CreateImpersonationRole(ctx context.Context, in *workmail.CreateImpersonationRoleRequest) (*workmail.CreateImpersonationRoleResponse, error) {
	id, err := s.Impersonation.Create(ctx, str(in.OrganizationId), str(in.ClientToken), impersonation.Definition{
		Name: str(in.Name), Description: str(in.Description), Type: string(in.Type), Rules: rulesOf(in.Rules),
	})
	return answer(&workmail.CreateImpersonationRoleResponse{ImpersonationRoleId: opt(id)}, err)
}

// UpdateImpersonationRole replaces an impersonation role.
func (s *Settings) UpdateImpersonationRole(ctx context.Context, in *workmail.UpdateImpersonationRoleRequest) (*workmail.UpdateImpersonationRoleResponse, error) {
	return answer(&workmail.UpdateImpersonationRoleResponse{}, s.Impersonation.Update(ctx,
		str(in.OrganizationId), str(in.ImpersonationRoleId), impersonation.Definition{
			Name: str(in.Name), Description: str(in.Description), Type: string(in.Type), Rules: rulesOf(in.Rules),
		}))
}

func rulesOf(in []workmail.ImpersonationRule) []impersonation.Rule {
	return convert(in, func(r workmail.ImpersonationRule) impersonation.Rule {
		return impersonation.Rule{
			ID: str(r.ImpersonationRuleId), Name: str(r.Name), Description: str(r.Description), Effect: string(r.Effect),
			Targets: r.TargetUsers, NotTargets: r.NotTargetUsers,
		}
	})
}

// DeleteImpersonationRole removes an impersonation role.
func (s *Settings) DeleteImpersonationRole(ctx context.Context, in *workmail.DeleteImpersonationRoleRequest) (*workmail.DeleteImpersonationRoleResponse, error) {
	return answer(&workmail.DeleteImpersonationRoleResponse{},
		s.Impersonation.Delete(ctx, str(in.OrganizationId), str(in.ImpersonationRoleId)))
}

// GetImpersonationRole returns an impersonation role.
func (s *Settings) GetImpersonationRole(ctx context.Context, in *workmail.GetImpersonationRoleRequest) (*workmail.GetImpersonationRoleResponse, error) {
	r, err := s.Impersonation.Role(ctx, str(in.OrganizationId), str(in.ImpersonationRoleId))
	return answer(&workmail.GetImpersonationRoleResponse{
		ImpersonationRoleId: opt(r.ID), Name: opt(r.Name), Type: workmail.ImpersonationRoleType(r.Type), Description: opt(r.Description),
		Rules: convert(r.Rules, func(r impersonation.Rule) workmail.ImpersonationRule {
			return workmail.ImpersonationRule{
				ImpersonationRuleId: opt(r.ID), Name: opt(r.Name), Description: opt(r.Description), Effect: workmail.AccessEffect(r.Effect),
				TargetUsers: r.Targets, NotTargetUsers: r.NotTargets,
			}
		}),
		DateCreated: stamp(r.Created), DateModified: stamp(r.Modified),
	}, err)
}

// ListImpersonationRoles returns a page of the impersonation roles of an
// organization.
func (s *Settings) ListImpersonationRoles(ctx context.Context, in *workmail.ListImpersonationRolesRequest) (*workmail.ListImpersonationRolesResponse, error) {
	found, next, err := s.Impersonation.List(ctx, str(in.OrganizationId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListImpersonationRolesResponse{
		NextToken: opt(next),
		Roles: convert(found, func(r impersonation.Role) workmail.ImpersonationRole {
			return workmail.ImpersonationRole{
				ImpersonationRoleId: opt(r.ID), Name: opt(r.Name), Type: workmail.ImpersonationRoleType(r.Type),
				DateCreated: stamp(r.Created), DateModified: stamp(r.Modified),
			}
		}),
	}, err)
}

// GetImpersonationRoleEffect returns whether a role reaches a user.
func (s *Settings) GetImpersonationRoleEffect(ctx context.Context, in *workmail.GetImpersonationRoleEffectRequest) (*workmail.GetImpersonationRoleEffectResponse, error) {
	role, effect, matched, err := s.Impersonation.Effect(ctx, str(in.OrganizationId), str(in.ImpersonationRoleId), str(in.TargetUser))
	return answer(&workmail.GetImpersonationRoleEffectResponse{
		Type: workmail.ImpersonationRoleType(role.Type), Effect: workmail.AccessEffect(effect),
		MatchedRules: convert(matched, func(r impersonation.Rule) workmail.ImpersonationMatchedRule {
			return workmail.ImpersonationMatchedRule{ImpersonationRuleId: opt(r.ID), Name: opt(r.Name)}
		}),
	}, err)
}

// AssumeImpersonationRole returns a token with which a program acts in a role.
func (s *Settings) AssumeImpersonationRole(ctx context.Context, in *workmail.AssumeImpersonationRoleRequest) (*workmail.AssumeImpersonationRoleResponse, error) {
	token, err := s.Impersonation.Assume(ctx, str(in.OrganizationId), str(in.ImpersonationRoleId))
	seconds := int64(impersonation.TokenLifetime / time.Second)
	return answer(&workmail.AssumeImpersonationRoleResponse{Token: opt(token), ExpiresIn: &seconds}, err)
}
