package workmail_test

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"
)

// logGroup is the ARN of a log group as the contract wants it.
const logGroup = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/workmail/events/acme:*"

// settingMisuses are those of the operations that change entities and settings.
func (s *scene) settingMisuses() []misuse {
	all := s.settingOrganizationMisuses()
	all = append(all, s.updateMisuses()...)
	all = append(all, s.permissionMisuses()...)
	all = append(all, s.domainMisuses()...)
	return append(all, s.tagMisuses()...)
}

func (s *scene) settingOrganizationMisuses() []misuse {
	var all []misuse
	for _, o := range []struct {
		org  *string
		want string
	}{
		{s.missingOrg, "OrganizationNotFoundException"},
		{s.dead, "OrganizationStateException"},
	} {
		org, id := o.org, s.missing
		for op, in := range map[string]any{
			"UpdateUser":               &workmail.UpdateUserInput{OrganizationId: org, UserId: id},
			"UpdateGroup":              &workmail.UpdateGroupInput{OrganizationId: org, GroupId: id},
			"DescribeEntity":           &workmail.DescribeEntityInput{OrganizationId: org, Email: s.address("x")},
			"ListGroupsForEntity":      &workmail.ListGroupsForEntityInput{OrganizationId: org, EntityId: id},
			"PutMailboxPermissions":    &workmail.PutMailboxPermissionsInput{OrganizationId: org, EntityId: id, GranteeId: id, PermissionValues: []types.PermissionType{}},
			"ListMailboxPermissions":   &workmail.ListMailboxPermissionsInput{OrganizationId: org, EntityId: id},
			"DeleteMailboxPermissions": &workmail.DeleteMailboxPermissionsInput{OrganizationId: org, EntityId: id, GranteeId: id},
			"GetMailboxDetails":        &workmail.GetMailboxDetailsInput{OrganizationId: org, UserId: id},
			"UpdateMailboxQuota":       &workmail.UpdateMailboxQuotaInput{OrganizationId: org, UserId: id, MailboxQuota: aws.Int32(1)},

			"DescribeInboundDmarcSettings":         &workmail.DescribeInboundDmarcSettingsInput{OrganizationId: org},
			"PutInboundDmarcSettings":              &workmail.PutInboundDmarcSettingsInput{OrganizationId: org, Enforced: aws.Bool(false)},
			"PutEmailMonitoringConfiguration":      &workmail.PutEmailMonitoringConfigurationInput{OrganizationId: org, LogGroupArn: aws.String(logGroup)},
			"DescribeEmailMonitoringConfiguration": &workmail.DescribeEmailMonitoringConfigurationInput{OrganizationId: org},
			"DeleteEmailMonitoringConfiguration":   &workmail.DeleteEmailMonitoringConfigurationInput{OrganizationId: org},
		} {
			all = append(all, misuse{op, o.want, in})
		}
	}
	return append(all,
		misuse{"DescribeEmailMonitoringConfiguration", "ResourceNotFoundException", &workmail.DescribeEmailMonitoringConfigurationInput{OrganizationId: s.org}},
		misuse{"DeleteEmailMonitoringConfiguration", "", &workmail.DeleteEmailMonitoringConfigurationInput{OrganizationId: s.org}})
}

func (s *scene) updateMisuses() []misuse {
	org, nobody, bad := s.org, aws.String("nobody"), aws.String("bogus")
	user := func(want string, id *string, role types.UserRole) misuse {
		return misuse{"UpdateUser", want, &workmail.UpdateUserInput{OrganizationId: org, UserId: id, Role: role}}
	}
	quota := func(want string, id *string, mb int32) misuse {
		return misuse{"UpdateMailboxQuota", want, &workmail.UpdateMailboxQuotaInput{OrganizationId: org, UserId: id, MailboxQuota: &mb}}
	}
	return []misuse{
		user("EntityNotFoundException", nobody, ""),
		user("EntityNotFoundException", s.staff, ""),
		user("EntityStateException", s.gone, ""),
		user("UnsupportedOperationException", s.system, ""),
		user("InvalidParameterException", s.bob, types.UserRoleSystemUser),
		user("InvalidParameterException", s.bob, types.UserRoleResource),
		user("", s.bob, types.UserRoleUser),
		{"UpdateGroup", "EntityNotFoundException", &workmail.UpdateGroupInput{OrganizationId: org, GroupId: s.bob}},
		{"UpdateGroup", "EntityStateException", &workmail.UpdateGroupInput{OrganizationId: org, GroupId: s.goneGroup}},
		{"DescribeEntity", "EntityNotFoundException", &workmail.DescribeEntityInput{OrganizationId: org, Email: s.address("nobody")}},
		{"ListGroupsForEntity", "EntityNotFoundException", &workmail.ListGroupsForEntityInput{OrganizationId: org, EntityId: nobody}},
		{"ListGroupsForEntity", "EntityStateException", &workmail.ListGroupsForEntityInput{OrganizationId: org, EntityId: s.gone}},
		{"ListGroupsForEntity", "InvalidParameterException", &workmail.ListGroupsForEntityInput{OrganizationId: org, EntityId: s.bob, NextToken: bad}},
		{"GetMailboxDetails", "EntityNotFoundException", &workmail.GetMailboxDetailsInput{OrganizationId: org, UserId: nobody}},
		{"GetMailboxDetails", "EntityNotFoundException", &workmail.GetMailboxDetailsInput{OrganizationId: org, UserId: s.idle}},
		quota("EntityNotFoundException", nobody, 1),
		quota("EntityStateException", s.idle, 1),
		quota("InvalidParameterException", s.bob, 51201),
		quota("", s.bob, 51200),
	}
}

func (s *scene) permissionMisuses() []misuse {
	org, nobody := s.org, aws.String("nobody")
	put := func(want string, owner, grantee *string, p ...types.PermissionType) misuse {
		if p == nil {
			p = []types.PermissionType{}
		}
		return misuse{"PutMailboxPermissions", want, &workmail.PutMailboxPermissionsInput{OrganizationId: org, EntityId: owner, GranteeId: grantee, PermissionValues: p}}
	}
	remove := func(want string, owner, grantee *string) misuse {
		return misuse{"DeleteMailboxPermissions", want, &workmail.DeleteMailboxPermissionsInput{OrganizationId: org, EntityId: owner, GranteeId: grantee}}
	}
	return []misuse{
		put("EntityNotFoundException", nobody, s.eva),
		put("EntityNotFoundException", s.eva, nobody),
		put("EntityStateException", s.eva, s.idle),
		put("EntityStateException", s.idle, s.eva),
		put("InvalidParameterException", s.eva, s.hall, types.PermissionTypeSendAs),
		put("InvalidParameterException", s.staff, s.eva, types.PermissionTypeFullAccess),
		put("", s.staff, s.eva, types.PermissionTypeSendAs),
		put("", s.staff, s.eva),
		remove("EntityNotFoundException", nobody, s.eva),
		remove("EntityStateException", s.gone, s.eva),
		remove("", s.eva, s.bob),
		{"ListMailboxPermissions", "EntityNotFoundException", &workmail.ListMailboxPermissionsInput{OrganizationId: org, EntityId: nobody}},
		{"ListMailboxPermissions", "InvalidParameterException", &workmail.ListMailboxPermissionsInput{OrganizationId: org, EntityId: s.eva, NextToken: aws.String("bogus")}},
	}
}

func (s *scene) tagMisuses() []misuse {
	arn := func(org *string) *string {
		return aws.String("arn:aws:workmail:us-east-1:000000000000:organization/" + *org)
	}
	live, dead, missing := arn(s.org), arn(s.dead), arn(s.missingOrg)
	tag := func(want string, arn *string, keys ...string) misuse {
		in := &workmail.TagResourceInput{ResourceARN: arn, Tags: []types.Tag{}}
		for _, key := range keys {
			in.Tags = append(in.Tags, types.Tag{Key: aws.String(key), Value: aws.String("")})
		}
		return misuse{"TagResource", want, in}
	}
	var many []string
	for i := range 50 {
		many = append(many, fmt.Sprint("key", i))
	}
	return []misuse{
		tag("ResourceNotFoundException", missing, "a"),
		tag("OrganizationStateException", dead, "a"),
		tag("InvalidParameterException", live, "a", "a"),
		tag("InvalidParameterException", live, "aws:a"),
		tag("", live, "a"),
		tag("TooManyTagsException", live, many...),
		{"UntagResource", "ResourceNotFoundException", &workmail.UntagResourceInput{ResourceARN: missing, TagKeys: []string{"a"}}},
		{"UntagResource", "", &workmail.UntagResourceInput{ResourceARN: live, TagKeys: []string{"absent"}}},
		{"ListTagsForResource", "ResourceNotFoundException", &workmail.ListTagsForResourceInput{ResourceARN: dead}},
	}
}
