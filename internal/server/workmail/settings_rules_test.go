package workmail_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/internal/service/impersonation"
)

// The exceptions of the API.
const (
	entityNotFound   = "EntityNotFoundException"
	entityState      = "EntityStateException"
	invalidParameter = "InvalidParameterException"
	limitExceeded    = "LimitExceededException"
	nameAvailability = "NameAvailabilityException"
	resourceNotFound = "ResourceNotFoundException"
)

func TestAccessControlRules(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c := s.c
		role := ask(s, "", c.CreateImpersonationRole, workmail.CreateImpersonationRoleInput{
			Name: aws.String("sync"), Type: types.ImpersonationRoleTypeReadOnly, Rules: []types.ImpersonationRule{},
		}).ImpersonationRoleId
		rules := ask(s, "", c.ListAccessControlRules, workmail.ListAccessControlRulesInput{}).Rules
		if len(rules) != 1 || aws.ToString(rules[0].Name) != "default" || rules[0].Effect != types.AccessControlRuleEffectAllow ||
			aws.ToString(rules[0].Description) != "Default WorkMail Rule" || !rules[0].DateCreated.Equal(time.Unix(0, 0)) || !rules[0].DateModified.Equal(time.Unix(0, 0)) {
			t.Fatalf("rules of a new organization: %+v", rules)
		}
		effect := func(in workmail.GetAccessControlEffectInput) string {
			in.IpAddress = aws.String("192.0.2.1")
			out := ask(s, "", c.GetAccessControlEffect, in)
			return string(out.Effect) + " " + strings.Join(out.MatchedRules, ",")
		}
		imap := workmail.GetAccessControlEffectInput{UserId: s.eva, Action: aws.String("IMAP")}
		if got := effect(imap); got != "ALLOW default" {
			t.Errorf("by default: %s", got)
		}
		ask(s, "", c.PutAccessControlRule, workmail.PutAccessControlRuleInput{
			Name: aws.String("myRule"), Effect: types.AccessControlRuleEffectDeny, Description: aws.String("no"),
			UserIds: []string{"eva@acme." + baseDomain}, NotActions: []string{"EWS"}, IpRanges: []string{"192.0.2.0/24"}, NotImpersonationRoleIds: []string{*role},
		})
		if got := effect(imap); got != "DENY myRule" {
			t.Errorf("with a rule: %s", got)
		}
		if got := effect(workmail.GetAccessControlEffectInput{UserId: s.bob, Action: aws.String("IMAP")}); got != "ALLOW default" {
			t.Errorf("for another user: %s", got)
		}
		if got := effect(workmail.GetAccessControlEffectInput{ImpersonationRoleId: role, Action: aws.String("EWS")}); got != "ALLOW default" {
			t.Errorf("for a role: %s", got)
		}
		rules = ask(s, "", c.ListAccessControlRules, workmail.ListAccessControlRulesInput{}).Rules
		if len(rules) != 2 || !slices.Equal(rules[1].UserIds, []string{*s.eva}) || rules[1].Actions != nil || aws.ToString(rules[1].Description) != "no" ||
			rules[1].DateCreated.IsZero() || rules[1].DateCreated.Nanosecond() != 0 || !slices.Equal(rules[1].NotImpersonationRoleIds, []string{*role}) {
			t.Errorf("rules: %+v", rules)
		}
		s.later(time.Hour)
		put := workmail.PutAccessControlRuleInput{Name: aws.String("default"), Effect: types.AccessControlRuleEffectAllow, Description: aws.String("mine"), Actions: []string{"EWS"}}
		ask(s, "", c.PutAccessControlRule, put)
		first := ask(s, "", c.ListAccessControlRules, workmail.ListAccessControlRulesInput{}).Rules[0]
		if !first.DateCreated.Equal(time.Unix(0, 0)) || first.DateModified.Equal(time.Unix(0, 0)) || aws.ToString(first.Description) != "mine" {
			t.Errorf("replaced default: %+v", first)
		}

		misuse := put
		misuse.Name = aws.String("bad")
		for want, change := range map[string]func(in *workmail.PutAccessControlRuleInput){
			invalidParameter: func(in *workmail.PutAccessControlRuleInput) { in.NotActions = []string{"Telepathy"} },
			entityNotFound:   func(in *workmail.PutAccessControlRuleInput) { in.UserIds = []string{*s.missing} },
			resourceNotFound: func(in *workmail.PutAccessControlRuleInput) { in.ImpersonationRoleIds = []string{"nobody"} },
		} {
			in := misuse
			change(&in)
			ask(s, want, c.PutAccessControlRule, in)
		}
		misuse.UserIds = []string{*s.gone}
		ask(s, entityNotFound, c.PutAccessControlRule, misuse)
		for i := range 8 {
			in := put
			in.Name = aws.String(fmt.Sprintf("rule%d", i))
			ask(s, "", c.PutAccessControlRule, in)
		}
		misuse.UserIds = nil
		ask(s, limitExceeded, c.PutAccessControlRule, misuse)
		ask(s, "", c.PutAccessControlRule, put) // replacing goes on

		get := workmail.GetAccessControlEffectInput{IpAddress: aws.String("192.0.2.1"), Action: aws.String("SMTP")}
		ask(s, invalidParameter, c.GetAccessControlEffect, get)
		get.UserId, get.ImpersonationRoleId = s.eva, role
		ask(s, invalidParameter, c.GetAccessControlEffect, get)
		get.UserId = nil
		ask(s, invalidParameter, c.GetAccessControlEffect, get) // a role, and not EWS
		get.Action, get.ImpersonationRoleId = aws.String("EWS"), aws.String("nobody")
		ask(s, resourceNotFound, c.GetAccessControlEffect, get)
		get.ImpersonationRoleId, get.UserId = nil, s.missing
		ask(s, entityNotFound, c.GetAccessControlEffect, get)
		get.UserId, get.Action = s.eva, aws.String("Telepathy")
		ask(s, invalidParameter, c.GetAccessControlEffect, get)

		for range 2 {
			ask(s, "", c.DeleteAccessControlRule, workmail.DeleteAccessControlRuleInput{Name: aws.String("myRule")})
		}
		for _, r := range ask(s, "", c.ListAccessControlRules, workmail.ListAccessControlRulesInput{}).Rules {
			ask(s, "", c.DeleteAccessControlRule, workmail.DeleteAccessControlRuleInput{Name: r.Name})
		}
		if out := ask(s, "", c.ListAccessControlRules, workmail.ListAccessControlRulesInput{}); out.Rules == nil || len(out.Rules) != 0 {
			t.Errorf("after deletion: %+v", out.Rules)
		}
		if got := effect(imap); got != "DENY " {
			t.Errorf("without rules: %s", got)
		}
		s.complete(nil, "AccessControl")
	})
}

func TestMobileDeviceRules(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c := s.c
		rules := ask(s, "", c.ListMobileDeviceAccessRules, workmail.ListMobileDeviceAccessRulesInput{}).Rules
		if len(rules) != 1 || rules[0].Effect != types.MobileDeviceAccessRuleEffectAllow || rules[0].DeviceTypes != nil || rules[0].MobileDeviceAccessRuleId == nil {
			t.Fatalf("rules of a new organization: %+v", rules)
		}
		create := workmail.CreateMobileDeviceAccessRuleInput{
			Name: aws.String("old"), Effect: types.MobileDeviceAccessRuleEffectDeny, DeviceOperatingSystems: []string{"ios 14"}, ClientToken: aws.String("once"),
		}
		id := ask(s, "", c.CreateMobileDeviceAccessRule, create).MobileDeviceAccessRuleId
		if again := ask(s, "", c.CreateMobileDeviceAccessRule, create).MobileDeviceAccessRuleId; *again != *id {
			t.Errorf("repeated with its token: %s and %s", *id, *again)
		}
		other := create
		other.Name = aws.String("other")
		ask(s, invalidParameter, c.CreateMobileDeviceAccessRule, other)
		effect := func(in workmail.GetMobileDeviceAccessEffectInput) string {
			out := ask(s, "", c.GetMobileDeviceAccessEffect, in)
			var names []string
			for _, r := range out.MatchedRules {
				if r.MobileDeviceAccessRuleId == nil {
					t.Error("a matched rule without an identifier")
				}
				names = append(names, aws.ToString(r.Name))
			}
			return string(out.Effect) + " " + strings.Join(names, ",")
		}
		phone := workmail.GetMobileDeviceAccessEffectInput{DeviceOperatingSystem: aws.String("iOS 14.2.1 16F203")}
		if got := effect(phone); got != "DENY old" {
			t.Errorf("an old phone: %s", got)
		}
		if got := effect(workmail.GetMobileDeviceAccessEffectInput{}); got != "ALLOW default" {
			t.Errorf("a silent device: %s", got)
		}
		update := workmail.UpdateMobileDeviceAccessRuleInput{
			MobileDeviceAccessRuleId: id, Name: aws.String("new"), Description: aws.String("d"), Effect: types.MobileDeviceAccessRuleEffectAllow,
			NotDeviceTypes: []string{"Android"},
		}
		ask(s, "", c.UpdateMobileDeviceAccessRule, update)
		rules = ask(s, "", c.ListMobileDeviceAccessRules, workmail.ListMobileDeviceAccessRulesInput{}).Rules
		if len(rules) != 2 || aws.ToString(rules[1].Name) != "new" || rules[1].DeviceOperatingSystems != nil ||
			!slices.Equal(rules[1].NotDeviceTypes, []string{"Android"}) || aws.ToString(rules[1].Description) != "d" {
			t.Errorf("updated: %+v", rules)
		}
		update.MobileDeviceAccessRuleId = s.missing
		ask(s, entityNotFound, c.UpdateMobileDeviceAccessRule, update)
		create.ClientToken = nil
		for range 8 { // the same name may appear twice
			ask(s, "", c.CreateMobileDeviceAccessRule, create)
		}
		ask(s, limitExceeded, c.CreateMobileDeviceAccessRule, create)
		rules = ask(s, "", c.ListMobileDeviceAccessRules, workmail.ListMobileDeviceAccessRulesInput{}).Rules
		for _, r := range append(rules, rules[0]) {
			ask(s, "", c.DeleteMobileDeviceAccessRule, workmail.DeleteMobileDeviceAccessRuleInput{MobileDeviceAccessRuleId: r.MobileDeviceAccessRuleId})
		}
		if got := effect(phone); got != "DENY " {
			t.Errorf("without rules: %s", got)
		}
		none := []string{"InvalidParameter"} // the constraints of the contract come first
		s.complete(map[string][]string{
			"UpdateMobileDeviceAccessRule": none, "DeleteMobileDeviceAccessRule": none, "ListMobileDeviceAccessRules": none, "GetMobileDeviceAccessEffect": none,
		}, "MobileDeviceAccessRule", "MobileDeviceAccessEffect")
	})
}

func TestMobileDeviceOverrides(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c := s.c
		put := workmail.PutMobileDeviceAccessOverrideInput{
			UserId: aws.String("eva@acme." + baseDomain), DeviceId: aws.String("ABCdef1"), Effect: types.MobileDeviceAccessRuleEffectDeny,
			Description: aws.String("https://mdm.example/1"),
		}
		ask(s, "", c.PutMobileDeviceAccessOverride, put)
		key := workmail.GetMobileDeviceAccessOverrideInput{UserId: aws.String("eva"), DeviceId: aws.String("abcDEF1")}
		first := ask(s, "", c.GetMobileDeviceAccessOverride, key)
		if aws.ToString(first.UserId) != *s.eva || first.Effect != "DENY" || aws.ToString(first.Description) != "https://mdm.example/1" || first.DateCreated == nil {
			t.Errorf("override: %+v", first)
		}
		s.later(time.Minute)
		put.Effect = types.MobileDeviceAccessRuleEffectAllow
		ask(s, "", c.PutMobileDeviceAccessOverride, put)
		second := ask(s, "", c.GetMobileDeviceAccessOverride, key)
		if second.Effect != "ALLOW" || !second.DateCreated.Equal(*first.DateCreated) || !second.DateModified.After(*first.DateModified) {
			t.Errorf("replaced: %+v, before %+v", second, first)
		}
		for _, device := range []string{"abcdef1", "zz"} {
			ask(s, "", c.PutMobileDeviceAccessOverride, workmail.PutMobileDeviceAccessOverrideInput{UserId: s.bob, DeviceId: &device, Effect: "DENY"})
		}
		list := func(in workmail.ListMobileDeviceAccessOverridesInput) []string {
			in.MaxResults = aws.Int32(1)
			var found []string
			for {
				out := ask(s, "", c.ListMobileDeviceAccessOverrides, in)
				for _, o := range out.Overrides {
					who := map[string]string{*s.eva: "eva", *s.bob: "bob"}[aws.ToString(o.UserId)]
					found = append(found, who+" "+aws.ToString(o.DeviceId)+" "+string(o.Effect))
				}
				if in.NextToken = out.NextToken; in.NextToken == nil {
					slices.Sort(found)
					return found
				}
			}
		}
		for _, tc := range []struct {
			in   workmail.ListMobileDeviceAccessOverridesInput
			want []string
		}{
			{workmail.ListMobileDeviceAccessOverridesInput{}, []string{"bob abcdef1 DENY", "bob zz DENY", "eva abcdef1 ALLOW"}},
			{workmail.ListMobileDeviceAccessOverridesInput{UserId: aws.String("bob")}, []string{"bob abcdef1 DENY", "bob zz DENY"}},
			{workmail.ListMobileDeviceAccessOverridesInput{DeviceId: aws.String("ABCDEF1")}, []string{"bob abcdef1 DENY", "eva abcdef1 ALLOW"}},
			{workmail.ListMobileDeviceAccessOverridesInput{UserId: s.bob, DeviceId: aws.String("zz")}, []string{"bob zz DENY"}},
		} {
			if got := list(tc.in); !slices.Equal(got, tc.want) {
				t.Errorf("listed %v, want %v", got, tc.want)
			}
		}
		ask(s, invalidParameter, c.ListMobileDeviceAccessOverrides, workmail.ListMobileDeviceAccessOverridesInput{NextToken: aws.String("nonsense")})
		ask(s, entityNotFound, c.ListMobileDeviceAccessOverrides, workmail.ListMobileDeviceAccessOverridesInput{UserId: s.missing})
		put.UserId = s.idle
		ask(s, entityState, c.PutMobileDeviceAccessOverride, put)
		put.UserId = s.gone
		ask(s, entityNotFound, c.PutMobileDeviceAccessOverride, put)
		ask(s, entityNotFound, c.GetMobileDeviceAccessOverride, workmail.GetMobileDeviceAccessOverrideInput{UserId: s.missing, DeviceId: key.DeviceId})
		ask(s, resourceNotFound, c.GetMobileDeviceAccessOverride, workmail.GetMobileDeviceAccessOverrideInput{UserId: s.eva, DeviceId: aws.String("0")})
		ask(s, entityNotFound, c.DeleteMobileDeviceAccessOverride, workmail.DeleteMobileDeviceAccessOverrideInput{UserId: s.missing, DeviceId: key.DeviceId})
		for range 2 {
			ask(s, "", c.DeleteMobileDeviceAccessOverride, workmail.DeleteMobileDeviceAccessOverrideInput{UserId: s.eva, DeviceId: aws.String("ABCDEF1")})
		}
		s.deleteUser(s.bob)
		if got := list(workmail.ListMobileDeviceAccessOverridesInput{}); len(got) != 0 {
			t.Errorf("after the deletion of the user: %v", got)
		}
		none := []string{"InvalidParameter"}
		s.complete(map[string][]string{
			"PutMobileDeviceAccessOverride": none, "GetMobileDeviceAccessOverride": none, "DeleteMobileDeviceAccessOverride": none,
		}, "MobileDeviceAccessOverride")
	})
}

func TestImpersonationRoles(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c := s.c
		create := workmail.CreateImpersonationRoleInput{
			Name: aws.String("sync"), Type: types.ImpersonationRoleTypeFullAccess, Description: aws.String("for the CRM"), ClientToken: aws.String("once"),
			Rules: []types.ImpersonationRule{
				{ImpersonationRuleId: aws.String("everybody"), Name: aws.String("all"), Effect: types.AccessEffectAllow},
				{ImpersonationRuleId: aws.String("not-bob"), Effect: types.AccessEffectDeny, TargetUsers: []string{"bob"}},
			},
		}
		id := ask(s, "", c.CreateImpersonationRole, create).ImpersonationRoleId
		if again := ask(s, "", c.CreateImpersonationRole, create).ImpersonationRoleId; *again != *id {
			t.Errorf("repeated with its token: %s and %s", *id, *again)
		}
		role := ask(s, "", c.GetImpersonationRole, workmail.GetImpersonationRoleInput{ImpersonationRoleId: id})
		if aws.ToString(role.Name) != "sync" || role.Type != types.ImpersonationRoleTypeFullAccess || len(role.Rules) != 2 || role.DateCreated == nil ||
			!slices.Equal(role.Rules[1].TargetUsers, []string{*s.bob}) || role.Rules[0].TargetUsers != nil || aws.ToString(role.Rules[0].Name) != "all" {
			t.Errorf("role: %+v", role)
		}
		effect := func(user string) string {
			out := ask(s, "", c.GetImpersonationRoleEffect, workmail.GetImpersonationRoleEffectInput{ImpersonationRoleId: id, TargetUser: &user})
			var ids []string
			for _, r := range out.MatchedRules {
				ids = append(ids, aws.ToString(r.ImpersonationRuleId))
			}
			return string(out.Type) + " " + string(out.Effect) + " " + strings.Join(ids, ",")
		}
		if got := effect(*s.eva); got != "FULL_ACCESS ALLOW everybody" {
			t.Errorf("eva: %s", got)
		}
		if got := effect("bob@acme." + baseDomain); got != "FULL_ACCESS DENY not-bob" {
			t.Errorf("bob: %s", got)
		}
		token := ask(s, "", c.AssumeImpersonationRole, workmail.AssumeImpersonationRoleInput{ImpersonationRoleId: id})
		if aws.ToInt64(token.ExpiresIn) != 900 || len(aws.ToString(token.Token)) < 40 {
			t.Errorf("token: %v seconds, %d characters", token.ExpiresIn, len(aws.ToString(token.Token)))
		}
		presents := func(want error) {
			t.Helper()
			org, role, err := s.settings.Impersonation.Present(context.Background(), *token.Token)
			if err != want || err == nil && (org != *s.org || role.ID != *id) {
				t.Errorf("the token stands for %s %s, %v", org, role.ID, err)
			}
		}
		presents(nil)
		s.later(14*time.Minute + 50*time.Second)
		presents(nil)
		s.later(11 * time.Second)
		presents(impersonation.ErrToken)
		token = ask(s, "", c.AssumeImpersonationRole, workmail.AssumeImpersonationRoleInput{ImpersonationRoleId: id})
		must(t, s.settings.Impersonation.Sweep(t.Context()))
		presents(nil)

		update := workmail.UpdateImpersonationRoleInput{ImpersonationRoleId: id, Name: aws.String("new"), Type: types.ImpersonationRoleTypeReadOnly, Rules: []types.ImpersonationRule{}}
		ask(s, "", c.UpdateImpersonationRole, update)
		if role = ask(s, "", c.GetImpersonationRole, workmail.GetImpersonationRoleInput{ImpersonationRoleId: id}); role.Description != nil || len(role.Rules) != 0 || role.Rules == nil {
			t.Errorf("updated: %+v", role)
		}
		if got := effect(*s.eva); got != "READ_ONLY DENY " {
			t.Errorf("a role without rules: %s", got)
		}

		misuse := func(ids ...string) []types.ImpersonationRule {
			return []types.ImpersonationRule{{ImpersonationRuleId: aws.String("r"), Effect: types.AccessEffectAllow, NotTargetUsers: ids}}
		}
		twice := append(misuse("eva"), misuse("eva")...)
		create.ClientToken = nil
		for _, tc := range []struct {
			want  string
			rules []types.ImpersonationRule
		}{{entityNotFound, misuse(*s.missing)}, {entityState, misuse(*s.gone)}, {invalidParameter, twice}} {
			create.Rules, update.Rules = tc.rules, tc.rules
			ask(s, tc.want, c.CreateImpersonationRole, create)
			ask(s, tc.want, c.UpdateImpersonationRole, update)
		}
		update.ImpersonationRoleId = aws.String("nobody")
		ask(s, resourceNotFound, c.UpdateImpersonationRole, update)
		ask(s, resourceNotFound, c.GetImpersonationRole, workmail.GetImpersonationRoleInput{ImpersonationRoleId: update.ImpersonationRoleId})
		ask(s, resourceNotFound, c.AssumeImpersonationRole, workmail.AssumeImpersonationRoleInput{ImpersonationRoleId: update.ImpersonationRoleId})
		ask(s, resourceNotFound, c.GetImpersonationRoleEffect, workmail.GetImpersonationRoleEffectInput{ImpersonationRoleId: update.ImpersonationRoleId, TargetUser: s.eva})
		ask(s, entityNotFound, c.GetImpersonationRoleEffect, workmail.GetImpersonationRoleEffectInput{ImpersonationRoleId: id, TargetUser: s.missing})
		ask(s, entityState, c.GetImpersonationRoleEffect, workmail.GetImpersonationRoleEffectInput{ImpersonationRoleId: id, TargetUser: s.idle})
		create.Rules = misuse("eva")
		for range 19 {
			ask(s, "", c.CreateImpersonationRole, create)
		}
		ask(s, limitExceeded, c.CreateImpersonationRole, create)
		var listed int
		pager := workmail.NewListImpersonationRolesPaginator(c, &workmail.ListImpersonationRolesInput{OrganizationId: s.org, MaxResults: aws.Int32(7)})
		for pager.HasMorePages() {
			listed += len(try(pager.NextPage(t.Context()))(t).Roles)
		}
		if listed != 20 {
			t.Errorf("listed %d roles", listed)
		}
		ask(s, "", c.ListImpersonationRoles, workmail.ListImpersonationRolesInput{})
		ask(s, invalidParameter, c.ListImpersonationRoles, workmail.ListImpersonationRolesInput{NextToken: aws.String("nonsense")})
		for range 2 {
			ask(s, "", c.DeleteImpersonationRole, workmail.DeleteImpersonationRoleInput{ImpersonationRoleId: id})
		}
		presents(impersonation.ErrToken)
		s.complete(map[string][]string{
			"GetImpersonationRole": {"InvalidParameter"}, "GetImpersonationRoleEffect": {"InvalidParameter"},
			"AssumeImpersonationRole": {"InvalidParameter"}, "DeleteImpersonationRole": {"InvalidParameter"},
			"UpdateImpersonationRole": {"LimitExceeded"}, // it adds no role
		}, "ImpersonationRole")
	})
}
