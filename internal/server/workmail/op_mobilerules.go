package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/mobilerule"
)

// CreateMobileDeviceAccessRule adds a mobile device access rule.
func (s *Settings) CreateMobileDeviceAccessRule(ctx context.Context, in *workmail.CreateMobileDeviceAccessRuleRequest) (*workmail.CreateMobileDeviceAccessRuleResponse, error) {
	id, err := s.DeviceRules.Create(ctx, str(in.OrganizationId), str(in.ClientToken), mobilerule.Definition{
		Name: str(in.Name), Description: str(in.Description), Effect: string(in.Effect),
		Types:            mobilerule.Condition{Any: in.DeviceTypes, Not: in.NotDeviceTypes},
		Models:           mobilerule.Condition{Any: in.DeviceModels, Not: in.NotDeviceModels},
		OperatingSystems: mobilerule.Condition{Any: in.DeviceOperatingSystems, Not: in.NotDeviceOperatingSystems},
		UserAgents:       mobilerule.Condition{Any: in.DeviceUserAgents, Not: in.NotDeviceUserAgents},
	})
	return answer(&workmail.CreateMobileDeviceAccessRuleResponse{MobileDeviceAccessRuleId: opt(id)}, err)
}

// UpdateMobileDeviceAccessRule replaces a mobile device access rule.
func (s *Settings) UpdateMobileDeviceAccessRule(ctx context.Context, in *workmail.UpdateMobileDeviceAccessRuleRequest) (*workmail.UpdateMobileDeviceAccessRuleResponse, error) {
	err := s.DeviceRules.Update(ctx, str(in.OrganizationId), str(in.MobileDeviceAccessRuleId), mobilerule.Definition{
		Name: str(in.Name), Description: str(in.Description), Effect: string(in.Effect),
		Types:            mobilerule.Condition{Any: in.DeviceTypes, Not: in.NotDeviceTypes},
		Models:           mobilerule.Condition{Any: in.DeviceModels, Not: in.NotDeviceModels},
		OperatingSystems: mobilerule.Condition{Any: in.DeviceOperatingSystems, Not: in.NotDeviceOperatingSystems},
		UserAgents:       mobilerule.Condition{Any: in.DeviceUserAgents, Not: in.NotDeviceUserAgents},
	})
	return answer(&workmail.UpdateMobileDeviceAccessRuleResponse{}, err)
}

// DeleteMobileDeviceAccessRule removes a mobile device access rule.
func (s *Settings) DeleteMobileDeviceAccessRule(ctx context.Context, in *workmail.DeleteMobileDeviceAccessRuleRequest) (*workmail.DeleteMobileDeviceAccessRuleResponse, error) {
	return answer(&workmail.DeleteMobileDeviceAccessRuleResponse{},
		s.DeviceRules.Delete(ctx, str(in.OrganizationId), str(in.MobileDeviceAccessRuleId)))
}

// ListMobileDeviceAccessRules returns the mobile device access rules of an
// organization.
func (s *Settings) ListMobileDeviceAccessRules(ctx context.Context, in *workmail.ListMobileDeviceAccessRulesRequest) (*workmail.ListMobileDeviceAccessRulesResponse, error) {
	rules, err := s.DeviceRules.List(ctx, str(in.OrganizationId))
	return answer(&workmail.ListMobileDeviceAccessRulesResponse{
		Rules: convert(rules, func(r mobilerule.Rule) workmail.MobileDeviceAccessRule {
			return workmail.MobileDeviceAccessRule{
				MobileDeviceAccessRuleId: opt(r.ID),
				Name:                     opt(r.Name),
				Description:              opt(r.Description),
				Effect:                   workmail.MobileDeviceAccessRuleEffect(r.Effect),
				DeviceTypes:              r.Types.Any, NotDeviceTypes: r.Types.Not,
				DeviceModels: r.Models.Any, NotDeviceModels: r.Models.Not,
				DeviceOperatingSystems: r.OperatingSystems.Any, NotDeviceOperatingSystems: r.OperatingSystems.Not,
				DeviceUserAgents: r.UserAgents.Any, NotDeviceUserAgents: r.UserAgents.Not,
				DateCreated: stamp(r.Created), DateModified: stamp(r.Modified),
			}
		}),
	}, err)
}

// GetMobileDeviceAccessEffect returns what the rules say about a device.
func (s *Settings) GetMobileDeviceAccessEffect(ctx context.Context, in *workmail.GetMobileDeviceAccessEffectRequest) (*workmail.GetMobileDeviceAccessEffectResponse, error) {
	effect, matched, err := s.DeviceRules.Effect(ctx, str(in.OrganizationId), mobilerule.Device{
		Type: in.DeviceType, Model: in.DeviceModel, OperatingSystem: in.DeviceOperatingSystem, UserAgent: in.DeviceUserAgent,
	})
	return answer(&workmail.GetMobileDeviceAccessEffectResponse{
		Effect: workmail.MobileDeviceAccessRuleEffect(effect),
		MatchedRules: convert(matched, func(r mobilerule.Rule) workmail.MobileDeviceAccessMatchedRule {
			return workmail.MobileDeviceAccessMatchedRule{MobileDeviceAccessRuleId: opt(r.ID), Name: opt(r.Name)}
		}),
	}, err)
}

// PutMobileDeviceAccessOverride decides about one device of one user.
func (s *Settings) PutMobileDeviceAccessOverride(ctx context.Context, in *workmail.PutMobileDeviceAccessOverrideRequest) (*workmail.PutMobileDeviceAccessOverrideResponse, error) {
	return answer(&workmail.PutMobileDeviceAccessOverrideResponse{}, s.DeviceRules.PutOverride(ctx,
		str(in.OrganizationId), str(in.UserId), str(in.DeviceId), string(in.Effect), str(in.Description)))
}

// GetMobileDeviceAccessOverride returns what was decided about one device of one
// user.
func (s *Settings) GetMobileDeviceAccessOverride(ctx context.Context, in *workmail.GetMobileDeviceAccessOverrideRequest) (*workmail.GetMobileDeviceAccessOverrideResponse, error) {
	o, err := s.DeviceRules.Override(ctx, str(in.OrganizationId), str(in.UserId), str(in.DeviceId))
	return answer(&workmail.GetMobileDeviceAccessOverrideResponse{
		UserId: opt(o.User), DeviceId: opt(o.Device), Effect: workmail.MobileDeviceAccessRuleEffect(o.Effect),
		Description: opt(o.Description), DateCreated: stamp(o.Created), DateModified: stamp(o.Modified),
	}, err)
}

// DeleteMobileDeviceAccessOverride leaves a device of a user to the rules again.
func (s *Settings) DeleteMobileDeviceAccessOverride(ctx context.Context, in *workmail.DeleteMobileDeviceAccessOverrideRequest) (*workmail.DeleteMobileDeviceAccessOverrideResponse, error) {
	return answer(&workmail.DeleteMobileDeviceAccessOverrideResponse{},
		s.DeviceRules.DeleteOverride(ctx, str(in.OrganizationId), str(in.UserId), str(in.DeviceId)))
}

// ListMobileDeviceAccessOverrides returns a page of the overrides of an
// organization.
func (s *Settings) ListMobileDeviceAccessOverrides(ctx context.Context, in *workmail.ListMobileDeviceAccessOverridesRequest) (*workmail.ListMobileDeviceAccessOverridesResponse, error) {
	found, next, err := s.DeviceRules.Overrides(ctx, str(in.OrganizationId), str(in.UserId), str(in.DeviceId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListMobileDeviceAccessOverridesResponse{
		NextToken: opt(next),
		Overrides: convert(found, func(o mobilerule.Override) workmail.MobileDeviceAccessOverride {
			return workmail.MobileDeviceAccessOverride{
				UserId: opt(o.User), DeviceId: opt(o.Device), Effect: workmail.MobileDeviceAccessRuleEffect(o.Effect),
				Description: opt(o.Description), DateCreated: stamp(o.Created), DateModified: stamp(o.Modified),
			}
		}),
	}, err)
}
