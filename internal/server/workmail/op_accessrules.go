package workmail

import (
	"context"
	"net/netip"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/accessrule"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// PutAccessControlRule adds or replaces an access control rule.
func (s *Settings) PutAccessControlRule(ctx context.Context, in *workmail.PutAccessControlRuleRequest) (*workmail.PutAccessControlRuleResponse, error) {
	return answer(&workmail.PutAccessControlRuleResponse{}, s.AccessRules.Put(ctx, str(in.OrganizationId), accessrule.Rule{
		Name:        str(in.Name),
		Effect:      string(in.Effect),
		Description: str(in.Description),
		IPRanges:    in.IpRanges, NotIPRanges: in.NotIpRanges,
		Actions: in.Actions, NotActions: in.NotActions,
		Users: in.UserIds, NotUsers: in.NotUserIds,
		Roles: in.ImpersonationRoleIds, NotRoles: in.NotImpersonationRoleIds,
	}))
}

// DeleteAccessControlRule removes an access control rule.
func (s *Settings) DeleteAccessControlRule(ctx context.Context, in *workmail.DeleteAccessControlRuleRequest) (*workmail.DeleteAccessControlRuleResponse, error) {
	return answer(&workmail.DeleteAccessControlRuleResponse{}, s.AccessRules.Delete(ctx, str(in.OrganizationId), str(in.Name)))
}

// ListAccessControlRules returns the access control rules of an organization.
func (s *Settings) ListAccessControlRules(ctx context.Context, in *workmail.ListAccessControlRulesRequest) (*workmail.ListAccessControlRulesResponse, error) {
	rules, err := s.AccessRules.List(ctx, str(in.OrganizationId))
	return answer(&workmail.ListAccessControlRulesResponse{
		Rules: convert(rules, func(r accessrule.Rule) workmail.AccessControlRule {
			return workmail.AccessControlRule{
				Name:        opt(r.Name),
				Effect:      workmail.AccessControlRuleEffect(r.Effect),
				Description: &r.Description,
				IpRanges:    r.IPRanges, NotIpRanges: r.NotIPRanges,
				Actions: r.Actions, NotActions: r.NotActions,
				UserIds: r.Users, NotUserIds: r.NotUsers,
				ImpersonationRoleIds: r.Roles, NotImpersonationRoleIds: r.NotRoles,
				DateCreated: stamp(r.Created), DateModified: stamp(r.Modified),
			}
		}),
	}, err)
}

// GetAccessControlEffect returns what the access control rules say about a user
// or an impersonation role.
func (s *Settings) GetAccessControlEffect(ctx context.Context, in *workmail.GetAccessControlEffectRequest) (*workmail.GetAccessControlEffectResponse, error) {
	ip, err := netip.ParseAddr(str(in.IpAddress))
	if err != nil {
		return answer[workmail.GetAccessControlEffectResponse](nil,
			directory.Refuse(directory.InvalidParameter, "%s is no IPv4 address.", str(in.IpAddress)))
	}
	effect, matched, err := s.AccessRules.Effect(ctx, str(in.OrganizationId), accessrule.Visit{
		Action: str(in.Action), IP: ip, User: str(in.UserId), Role: str(in.ImpersonationRoleId),
	})
	return answer(&workmail.GetAccessControlEffectResponse{
		Effect: workmail.AccessControlRuleEffect(effect), MatchedRules: list(matched),
	}, err)
}
