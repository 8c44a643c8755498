package workmail_test

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"
)

// A misuse is a call and the error that it must get, or "" for none.
type misuse struct {
	op, want string
	in       any
}

// organizationMisuses calls every operation on an organization that does not
// exist and on one that is deleted.
func (s *scene) organizationMisuses() []misuse {
	var all []misuse
	for _, o := range []struct {
		org  *string
		want string
	}{
		{s.missingOrg, "OrganizationNotFoundException"},
		{s.dead, "OrganizationStateException"},
	} {
		org, name, id, address := o.org, aws.String("name"), s.missing, s.address("x")
		for op, in := range map[string]any{
			"AssociateDelegateToResource":      &workmail.AssociateDelegateToResourceInput{OrganizationId: org, ResourceId: id, EntityId: id},
			"AssociateMemberToGroup":           &workmail.AssociateMemberToGroupInput{OrganizationId: org, GroupId: id, MemberId: id},
			"CreateAlias":                      &workmail.CreateAliasInput{OrganizationId: org, EntityId: id, Alias: address},
			"CreateGroup":                      &workmail.CreateGroupInput{OrganizationId: org, Name: name},
			"CreateResource":                   &workmail.CreateResourceInput{OrganizationId: org, Name: name, Type: types.ResourceTypeRoom},
			"CreateUser":                       &workmail.CreateUserInput{OrganizationId: org, Name: name, DisplayName: name, Password: aws.String("Secret-99")},
			"DeleteAlias":                      &workmail.DeleteAliasInput{OrganizationId: org, EntityId: id, Alias: address},
			"DeleteGroup":                      &workmail.DeleteGroupInput{OrganizationId: org, GroupId: id},
			"DeleteOrganization":               &workmail.DeleteOrganizationInput{OrganizationId: org},
			"DeleteResource":                   &workmail.DeleteResourceInput{OrganizationId: org, ResourceId: id},
			"DeleteUser":                       &workmail.DeleteUserInput{OrganizationId: org, UserId: id},
			"DeregisterFromWorkMail":           &workmail.DeregisterFromWorkMailInput{OrganizationId: org, EntityId: id},
			"DescribeGroup":                    &workmail.DescribeGroupInput{OrganizationId: org, GroupId: id},
			"DescribeResource":                 &workmail.DescribeResourceInput{OrganizationId: org, ResourceId: id},
			"DescribeUser":                     &workmail.DescribeUserInput{OrganizationId: org, UserId: id},
			"DisassociateDelegateFromResource": &workmail.DisassociateDelegateFromResourceInput{OrganizationId: org, ResourceId: id, EntityId: id},
			"DisassociateMemberFromGroup":      &workmail.DisassociateMemberFromGroupInput{OrganizationId: org, GroupId: id, MemberId: id},
			"ListAliases":                      &workmail.ListAliasesInput{OrganizationId: org, EntityId: id},
			"ListGroupMembers":                 &workmail.ListGroupMembersInput{OrganizationId: org, GroupId: id},
			"ListGroups":                       &workmail.ListGroupsInput{OrganizationId: org},
			"ListResourceDelegates":            &workmail.ListResourceDelegatesInput{OrganizationId: org, ResourceId: id},
			"ListResources":                    &workmail.ListResourcesInput{OrganizationId: org},
			"ListUsers":                        &workmail.ListUsersInput{OrganizationId: org},
			"RegisterToWorkMail":               &workmail.RegisterToWorkMailInput{OrganizationId: org, EntityId: id, Email: address},
			"ResetPassword":                    &workmail.ResetPasswordInput{OrganizationId: org, UserId: id, Password: aws.String("Secret-99")},
			"UpdatePrimaryEmailAddress":        &workmail.UpdatePrimaryEmailAddressInput{OrganizationId: org, EntityId: id, Email: address},
			"UpdateResource":                   &workmail.UpdateResourceInput{OrganizationId: org, ResourceId: id, Name: name},
		} {
			all = append(all, misuse{op, o.want, in})
		}
	}
	return append(all,
		misuse{"DescribeOrganization", "OrganizationNotFoundException", &workmail.DescribeOrganizationInput{OrganizationId: s.missingOrg}},
		misuse{"DescribeOrganization", "", &workmail.DescribeOrganizationInput{OrganizationId: s.dead}},
		misuse{"DeleteOrganization", "OrganizationStateException", &workmail.DeleteOrganizationInput{OrganizationId: s.org}}, // it has enabled users
		misuse{"DeleteOrganization", "InvalidParameterException", &workmail.DeleteOrganizationInput{OrganizationId: s.dead, ForceDelete: true, ClientToken: aws.String("twice")}},
	)
}

func (s *scene) misuses() []misuse {
	all := s.createMisuses()
	all = append(all, s.entityMisuses()...)
	all = append(all, s.addressMisuses()...)
	all = append(all, s.attachMisuses()...)
	return append(all, s.listMisuses()...)
}

func (s *scene) createMisuses() []misuse {
	org, taken, reserved := s.org, aws.String("EVA"), aws.String("Administrator")
	organization := func(want, alias string, in workmail.CreateOrganizationInput) misuse {
		in.Alias = &alias
		return misuse{"CreateOrganization", want, &in}
	}
	user := func(want string, in workmail.CreateUserInput) misuse {
		in.OrganizationId, in.DisplayName = org, aws.String("x")
		return misuse{"CreateUser", want, &in}
	}
	return []misuse{
		organization("NameAvailabilityException", "ACME", workmail.CreateOrganizationInput{}),
		organization("DirectoryInUseException", "more", workmail.CreateOrganizationInput{DirectoryId: s.directory}),
		organization("DirectoryUnavailableException", "more", workmail.CreateOrganizationInput{DirectoryId: aws.String("d-0000000000")}),
		organization("InvalidParameterException", "more", workmail.CreateOrganizationInput{EnableInteroperability: true}),
		organization("InvalidParameterException", "more", workmail.CreateOrganizationInput{Domains: []types.Domain{{DomainName: &s.pendingName}}}),
		organization("", "two", workmail.CreateOrganizationInput{ClientToken: aws.String("t")}),
		organization("", "two", workmail.CreateOrganizationInput{ClientToken: aws.String("t")}),
		organization("InvalidParameterException", "other", workmail.CreateOrganizationInput{ClientToken: aws.String("t")}),
		organization("", "three", workmail.CreateOrganizationInput{}),
		organization("", "four", workmail.CreateOrganizationInput{}),
		organization("LimitExceededException", "five", workmail.CreateOrganizationInput{}),

		user("NameAvailabilityException", workmail.CreateUserInput{Name: taken}),
		user("ReservedNameException", workmail.CreateUserInput{Name: reserved}),
		user("InvalidPasswordException", workmail.CreateUserInput{Name: aws.String("new"), Password: aws.String("weak")}),
		user("InvalidParameterException", workmail.CreateUserInput{Name: aws.String("new"), Role: types.UserRoleSystemUser}),
		user("InvalidParameterException", workmail.CreateUserInput{Name: aws.String("new"), Role: types.UserRoleResource}),
		{"CreateGroup", "NameAvailabilityException", &workmail.CreateGroupInput{OrganizationId: org, Name: taken}},
		{"CreateGroup", "ReservedNameException", &workmail.CreateGroupInput{OrganizationId: org, Name: reserved}},
		{"CreateResource", "NameAvailabilityException", &workmail.CreateResourceInput{OrganizationId: org, Name: taken, Type: types.ResourceTypeRoom}},
		{"CreateResource", "InvalidParameterException", &workmail.CreateResourceInput{
			OrganizationId: org, Name: aws.String("new"), Type: types.ResourceTypeRoom, Description: aws.String("a\x00b"),
		}},
		{"CreateResource", "ReservedNameException", &workmail.CreateResourceInput{OrganizationId: org, Name: reserved, Type: types.ResourceTypeEquipment}},
	}
}

func (s *scene) entityMisuses() []misuse {
	org, nobody := s.org, aws.String("nobody")
	update := func(want string, id *string, in workmail.UpdateResourceInput) misuse {
		in.OrganizationId, in.ResourceId = org, id
		return misuse{"UpdateResource", want, &in}
	}
	return []misuse{
		{"DescribeUser", "EntityNotFoundException", &workmail.DescribeUserInput{OrganizationId: org, UserId: nobody}},
		{"DescribeUser", "EntityNotFoundException", &workmail.DescribeUserInput{OrganizationId: org, UserId: s.staff}},
		{"DescribeUser", "", &workmail.DescribeUserInput{OrganizationId: org, UserId: s.gone}},
		{"DescribeGroup", "EntityNotFoundException", &workmail.DescribeGroupInput{OrganizationId: org, GroupId: s.eva}},
		{"DescribeResource", "EntityNotFoundException", &workmail.DescribeResourceInput{OrganizationId: org, ResourceId: s.eva}},

		{"DeleteUser", "EntityStateException", &workmail.DeleteUserInput{OrganizationId: org, UserId: s.eva}},
		{"DeleteUser", "UnsupportedOperationException", &workmail.DeleteUserInput{OrganizationId: org, UserId: s.system}},
		{"DeleteUser", "", &workmail.DeleteUserInput{OrganizationId: org, UserId: s.missing}},
		{"DeleteUser", "", &workmail.DeleteUserInput{OrganizationId: org, UserId: s.gone}},
		{"DeleteGroup", "EntityStateException", &workmail.DeleteGroupInput{OrganizationId: org, GroupId: s.staff}},
		{"DeleteGroup", "", &workmail.DeleteGroupInput{OrganizationId: org, GroupId: nobody}},
		{"RegisterToWorkMail", "", &workmail.RegisterToWorkMailInput{OrganizationId: org, EntityId: s.hall, Email: s.address("hall")}},
		{"DeleteResource", "EntityStateException", &workmail.DeleteResourceInput{OrganizationId: org, ResourceId: s.hall}},
		{"DeleteResource", "", &workmail.DeleteResourceInput{OrganizationId: org, ResourceId: nobody}},

		{"ResetPassword", "EntityNotFoundException", &workmail.ResetPasswordInput{OrganizationId: org, UserId: s.missing, Password: aws.String("Secret-99")}},
		{"ResetPassword", "EntityStateException", &workmail.ResetPasswordInput{OrganizationId: org, UserId: s.gone, Password: aws.String("Secret-99")}},
		{"ResetPassword", "UnsupportedOperationException", &workmail.ResetPasswordInput{OrganizationId: org, UserId: s.system, Password: aws.String("Secret-99")}},
		{"ResetPassword", "InvalidPasswordException", &workmail.ResetPasswordInput{OrganizationId: org, UserId: s.eva, Password: aws.String("12345678")}},

		update("EntityNotFoundException", nobody, workmail.UpdateResourceInput{Name: aws.String("x")}),
		update("EntityStateException", s.goneRoom, workmail.UpdateResourceInput{Name: aws.String("x")}),
		update("InvalidConfigurationException", s.hall, workmail.UpdateResourceInput{BookingOptions: &types.BookingOptions{}}),
		update("NameAvailabilityException", s.hall, workmail.UpdateResourceInput{Name: aws.String("eva")}),
		update("InvalidParameterException", s.hall, workmail.UpdateResourceInput{Name: aws.String("guest")}),
		update("", s.hall, workmail.UpdateResourceInput{Name: aws.String("HALL")}),
	}
}

func (s *scene) addressMisuses() []misuse {
	org := s.org
	taken, foreign, pending := s.address("BOB"), aws.String("x@elsewhere.example"), aws.String("x@"+s.pendingName)
	reserved := s.address("amazonjournaling")
	register := func(want string, id, address *string) misuse {
		return misuse{"RegisterToWorkMail", want, &workmail.RegisterToWorkMailInput{OrganizationId: org, EntityId: id, Email: address}}
	}
	alias := func(want string, id, address *string) misuse {
		return misuse{"CreateAlias", want, &workmail.CreateAliasInput{OrganizationId: org, EntityId: id, Alias: address}}
	}
	primary := func(want string, id, address *string) misuse {
		return misuse{"UpdatePrimaryEmailAddress", want, &workmail.UpdatePrimaryEmailAddressInput{OrganizationId: org, EntityId: id, Email: address}}
	}
	return []misuse{
		register("EntityNotFoundException", s.missing, s.address("x")),
		register("EntityStateException", s.gone, s.address("x")),
		register("UnsupportedOperationException", s.system, s.address("x")),
		register("EntityAlreadyRegisteredException", s.eva, s.address("x")),
		register("", s.eva, s.address("eva")),
		register("EmailAddressInUseException", s.idle, taken),
		register("MailDomainNotFoundException", s.idle, foreign),
		register("MailDomainStateException", s.idle, pending),
		register("InvalidParameterException", s.idle, reserved),
		{"DeregisterFromWorkMail", "EntityNotFoundException", &workmail.DeregisterFromWorkMailInput{OrganizationId: org, EntityId: s.missing}},
		{"DeregisterFromWorkMail", "EntityStateException", &workmail.DeregisterFromWorkMailInput{OrganizationId: org, EntityId: s.idle}},

		alias("EntityNotFoundException", s.missing, s.address("x")),
		alias("EntityStateException", s.idle, s.address("x")),
		alias("EmailAddressInUseException", s.eva, taken),
		alias("MailDomainNotFoundException", s.eva, foreign),
		alias("MailDomainStateException", s.eva, pending),
		alias("InvalidParameterException", s.eva, reserved),
		alias("LimitExceededException", s.manyAddresses, s.address("many100")),
		alias("", s.manyAddresses, s.address("many99")),
		{"DeleteAlias", "EntityNotFoundException", &workmail.DeleteAliasInput{OrganizationId: org, EntityId: s.missing, Alias: taken}},
		{"DeleteAlias", "EntityStateException", &workmail.DeleteAliasInput{OrganizationId: org, EntityId: s.gone, Alias: taken}},
		{"DeleteAlias", "InvalidParameterException", &workmail.DeleteAliasInput{OrganizationId: org, EntityId: s.bob, Alias: taken}},
		{"DeleteAlias", "", &workmail.DeleteAliasInput{OrganizationId: org, EntityId: s.eva, Alias: taken}},

		primary("EntityNotFoundException", s.missing, s.address("x")),
		primary("EntityStateException", s.idle, s.address("x")),
		primary("UnsupportedOperationException", s.system, s.address("x")),
		primary("EmailAddressInUseException", s.eva, taken),
		primary("MailDomainNotFoundException", s.eva, foreign),
		primary("MailDomainStateException", s.eva, pending),
		primary("InvalidParameterException", s.eva, reserved),
	}
}

func (s *scene) attachMisuses() []misuse {
	org := s.org
	member := func(want string, group, id *string) misuse {
		return misuse{"AssociateMemberToGroup", want, &workmail.AssociateMemberToGroupInput{OrganizationId: org, GroupId: group, MemberId: id}}
	}
	noMember := func(want string, group, id *string) misuse {
		return misuse{"DisassociateMemberFromGroup", want, &workmail.DisassociateMemberFromGroupInput{OrganizationId: org, GroupId: group, MemberId: id}}
	}
	delegate := func(want string, resource, id *string) misuse {
		return misuse{"AssociateDelegateToResource", want, &workmail.AssociateDelegateToResourceInput{OrganizationId: org, ResourceId: resource, EntityId: id}}
	}
	noDelegate := func(want string, resource, id *string) misuse {
		return misuse{"DisassociateDelegateFromResource", want, &workmail.DisassociateDelegateFromResourceInput{OrganizationId: org, ResourceId: resource, EntityId: id}}
	}
	return []misuse{
		member("EntityNotFoundException", s.missing, s.eva),
		member("EntityNotFoundException", s.staff, s.missing),
		member("EntityStateException", s.staff, s.idle),
		member("EntityStateException", s.goneGroup, s.eva),
		member("InvalidParameterException", s.staff, s.hall),
		member("InvalidParameterException", s.staff, s.all),
		member("InvalidParameterException", s.staff, s.staff),
		member("", s.all, s.staff),
		noMember("EntityNotFoundException", s.staff, s.missing),
		noMember("EntityStateException", s.goneGroup, s.eva),
		noMember("", s.staff, s.bob),
		delegate("EntityNotFoundException", s.room, s.missing),
		delegate("EntityNotFoundException", s.missing, s.eva),
		delegate("EntityStateException", s.room, s.idle),
		delegate("EntityStateException", s.goneRoom, s.eva),
		delegate("InvalidParameterException", s.room, s.hall),
		delegate("", s.room, s.eva),
		noDelegate("EntityNotFoundException", s.room, s.missing),
		noDelegate("EntityStateException", s.room, s.eva), // the last one
		noDelegate("EntityStateException", s.goneRoom, s.eva),
		noDelegate("", s.room, s.bob),
	}
}

func (s *scene) listMisuses() []misuse {
	org, bad := s.org, aws.String("bogus")
	return []misuse{
		{"ListOrganizations", "InvalidParameterException", &workmail.ListOrganizationsInput{NextToken: bad}},
		{"ListUsers", "InvalidParameterException", &workmail.ListUsersInput{OrganizationId: org, NextToken: bad}},
		{"ListGroups", "InvalidParameterException", &workmail.ListGroupsInput{OrganizationId: org, NextToken: bad}},
		{"ListResources", "InvalidParameterException", &workmail.ListResourcesInput{OrganizationId: org, NextToken: bad}},
		{"ListAliases", "InvalidParameterException", &workmail.ListAliasesInput{OrganizationId: org, EntityId: s.eva, NextToken: bad}},
		{"ListAliases", "EntityNotFoundException", &workmail.ListAliasesInput{OrganizationId: org, EntityId: s.missing}},
		{"ListAliases", "EntityStateException", &workmail.ListAliasesInput{OrganizationId: org, EntityId: s.gone}},
		{"ListGroupMembers", "InvalidParameterException", &workmail.ListGroupMembersInput{OrganizationId: org, GroupId: s.staff, NextToken: bad}},
		{"ListGroupMembers", "EntityNotFoundException", &workmail.ListGroupMembersInput{OrganizationId: org, GroupId: s.eva}},
		{"ListGroupMembers", "EntityStateException", &workmail.ListGroupMembersInput{OrganizationId: org, GroupId: s.goneGroup}},
		{"ListResourceDelegates", "InvalidParameterException", &workmail.ListResourceDelegatesInput{OrganizationId: org, ResourceId: s.room, NextToken: bad}},
		{"ListResourceDelegates", "EntityNotFoundException", &workmail.ListResourceDelegatesInput{OrganizationId: org, ResourceId: s.missing}},
		{"ListResourceDelegates", "EntityStateException", &workmail.ListResourceDelegatesInput{OrganizationId: org, ResourceId: s.goneRoom}},
	}
}
