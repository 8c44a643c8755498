package workmail_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

// A tour of every operation on success, through the SDK, and what each answers.
func TestTour(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		c := serveDirectory(t, url, 0)
		org := newOrganization(t, c, "acme")
		t.Run("organization", func(t *testing.T) { tourOrganization(t, c, org) })
		t.Run("users", func(t *testing.T) { tourUsers(t, c, org) })
		t.Run("addresses", func(t *testing.T) { tourAddresses(t, c, org) })
		t.Run("groups", func(t *testing.T) { tourGroups(t, c, org) })
		t.Run("resources", func(t *testing.T) { tourResources(t, c, org) })
		t.Run("end", func(t *testing.T) { tourEnd(t, c, org) })
	})
}

func tourOrganization(t *testing.T, c *workmail.Client, org *string) {
	o := try(c.DescribeOrganization(t.Context(), &workmail.DescribeOrganizationInput{OrganizationId: org}))(t)
	if aws.ToString(o.Alias) != "acme" || aws.ToString(o.DefaultMailDomain) != "acme."+baseDomain || o.CompletedDate == nil ||
		aws.ToString(o.ARN) != "arn:aws:workmail:us-east-1:000000000000:organization/"+*org ||
		o.ErrorMessage != nil || o.MigrationAdmin != nil || aws.ToString(o.DirectoryType) == "" || o.InteroperabilityEnabled {
		t.Errorf("described: %+v", o)
	}
	list := try(c.ListOrganizations(t.Context(), &workmail.ListOrganizationsInput{}))(t)
	if len(list.OrganizationSummaries) != 1 || list.NextToken != nil {
		t.Fatalf("listed: %+v", list)
	}
	s := list.OrganizationSummaries[0]
	if aws.ToString(s.OrganizationId) != *org || aws.ToString(s.State) != "Active" || aws.ToString(s.DefaultMailDomain) != "acme."+baseDomain {
		t.Errorf("listed: %+v", s)
	}
}

func tourUsers(t *testing.T, c *workmail.Client, org *string) {
	ctx := t.Context()
	eva := try(c.CreateUser(ctx, &workmail.CreateUserInput{
		OrganizationId: org, Name: aws.String("eva"), DisplayName: aws.String("Eva E"), Password: aws.String("Secret-99"),
		FirstName: aws.String("Eva"), LastName: aws.String("E"), HiddenFromGlobalAddressList: true,
	}))(t).UserId
	u := try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: org, UserId: eva}))(t)
	if u.State != types.EntityStateDisabled || u.Email != nil || u.EnabledDate != nil || u.MailboxProvisionedDate != nil ||
		u.UserRole != types.UserRoleUser || aws.ToString(u.FirstName) != "Eva" || aws.ToString(u.LastName) != "E" || u.City != nil ||
		!u.HiddenFromGlobalAddressList || aws.ToString(u.DisplayName) != "Eva E" {
		t.Errorf("created: %+v", u)
	}
	try(c.RegisterToWorkMail(ctx, &workmail.RegisterToWorkMailInput{OrganizationId: org, EntityId: eva, Email: aws.String("eva@acme." + baseDomain)}))(t)
	for _, ident := range []string{*eva, "EVA", "Eva@acme." + baseDomain} {
		u = try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: org, UserId: &ident}))(t)
		if u.State != types.EntityStateEnabled || aws.ToString(u.Email) != "eva@acme."+baseDomain || u.EnabledDate == nil || u.MailboxProvisionedDate == nil || u.DisabledDate != nil {
			t.Errorf("registered: %+v", u)
		}
	}
	try(c.ResetPassword(ctx, &workmail.ResetPasswordInput{OrganizationId: org, UserId: eva, Password: aws.String("Other-77")}))(t)

	for i := range 5 {
		try(c.CreateUser(ctx, &workmail.CreateUserInput{OrganizationId: org, Name: aws.String(fmt.Sprintf("user%d", i)), DisplayName: aws.String("")}))(t)
	}
	var names []string
	pager := workmail.NewListUsersPaginator(c, &workmail.ListUsersInput{
		OrganizationId: org, MaxResults: aws.Int32(2),
		Filters: &types.ListUsersFilters{UsernamePrefix: aws.String("user"), State: types.EntityStateDisabled},
	})
	for pager.HasMorePages() {
		for _, u := range try(pager.NextPage(ctx))(t).Users {
			names = append(names, aws.ToString(u.Name))
		}
	}
	if strings.Join(names, " ") != "user0 user1 user2 user3 user4" {
		t.Errorf("listed %v", names)
	}
	list := try(c.ListUsers(ctx, &workmail.ListUsersInput{
		OrganizationId: org, Filters: &types.ListUsersFilters{PrimaryEmailPrefix: aws.String("EVA@"), UsernamePrefix: aws.String("e")},
	}))(t)
	if len(list.Users) != 1 || aws.ToString(list.Users[0].Id) != *eva || list.Users[0].EnabledDate == nil || list.NextToken != nil {
		t.Errorf("listed %+v", list)
	}
}

func tourAddresses(t *testing.T, c *workmail.Client, org *string) {
	ctx := t.Context()
	eva := try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: org, UserId: aws.String("eva")}))(t).UserId
	alias := aws.String("info@acme." + baseDomain)
	try(c.CreateAlias(ctx, &workmail.CreateAliasInput{OrganizationId: org, EntityId: eva, Alias: alias}))(t)
	aliases := func() string {
		return fmt.Sprint(try(c.ListAliases(ctx, &workmail.ListAliasesInput{OrganizationId: org, EntityId: eva}))(t).Aliases)
	}
	if got := aliases(); got != "[eva@acme.mailstead.test info@acme.mailstead.test]" {
		t.Errorf("aliases %s", got)
	}
	try(c.UpdatePrimaryEmailAddress(ctx, &workmail.UpdatePrimaryEmailAddressInput{OrganizationId: org, EntityId: eva, Email: alias}))(t)
	u := try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: org, UserId: eva}))(t)
	if aws.ToString(u.Email) != *alias {
		t.Errorf("primary address %s", aws.ToString(u.Email))
	}
	try(c.DeleteAlias(ctx, &workmail.DeleteAliasInput{OrganizationId: org, EntityId: eva, Alias: aws.String("eva@acme." + baseDomain)}))(t)
	if got := aliases(); got != "[info@acme.mailstead.test]" {
		t.Errorf("aliases %s", got)
	}
}

func tourGroups(t *testing.T, c *workmail.Client, org *string) {
	ctx := t.Context()
	staff := try(c.CreateGroup(ctx, &workmail.CreateGroupInput{OrganizationId: org, Name: aws.String("staff"), HiddenFromGlobalAddressList: true}))(t).GroupId
	try(c.RegisterToWorkMail(ctx, &workmail.RegisterToWorkMailInput{OrganizationId: org, EntityId: staff, Email: aws.String("staff@acme." + baseDomain)}))(t)
	g := try(c.DescribeGroup(ctx, &workmail.DescribeGroupInput{OrganizationId: org, GroupId: aws.String("staff")}))(t)
	if aws.ToString(g.GroupId) != *staff || g.State != types.EntityStateEnabled || aws.ToString(g.Email) != "staff@acme."+baseDomain || !g.HiddenFromGlobalAddressList || g.EnabledDate == nil {
		t.Errorf("described: %+v", g)
	}
	list := try(c.ListGroups(ctx, &workmail.ListGroupsInput{OrganizationId: org, Filters: &types.ListGroupsFilters{NamePrefix: aws.String("sta")}}))(t)
	if len(list.Groups) != 1 || aws.ToString(list.Groups[0].Id) != *staff {
		t.Errorf("listed: %+v", list.Groups)
	}
	try(c.AssociateMemberToGroup(ctx, &workmail.AssociateMemberToGroupInput{OrganizationId: org, GroupId: staff, MemberId: aws.String("eva")}))(t)
	members := try(c.ListGroupMembers(ctx, &workmail.ListGroupMembersInput{OrganizationId: org, GroupId: staff}))(t).Members
	if len(members) != 1 || aws.ToString(members[0].Name) != "eva" || members[0].Type != types.MemberTypeUser || members[0].State != types.EntityStateEnabled || members[0].EnabledDate == nil {
		t.Errorf("members: %+v", members)
	}
	try(c.DisassociateMemberFromGroup(ctx, &workmail.DisassociateMemberFromGroupInput{OrganizationId: org, GroupId: staff, MemberId: aws.String("eva")}))(t)
	if out := try(c.ListGroupMembers(ctx, &workmail.ListGroupMembersInput{OrganizationId: org, GroupId: staff}))(t); len(out.Members) != 0 || out.Members == nil {
		t.Errorf("members after removal: %#v", out.Members)
	}
	try(c.DeregisterFromWorkMail(ctx, &workmail.DeregisterFromWorkMailInput{OrganizationId: org, EntityId: staff}))(t)
	try(c.DeleteGroup(ctx, &workmail.DeleteGroupInput{OrganizationId: org, GroupId: staff}))(t)
	if g = try(c.DescribeGroup(ctx, &workmail.DescribeGroupInput{OrganizationId: org, GroupId: staff}))(t); g.State != types.EntityStateDeleted {
		t.Errorf("deleted: %+v", g)
	}
}

func tourResources(t *testing.T, c *workmail.Client, org *string) {
	ctx := t.Context()
	room := try(c.CreateResource(ctx, &workmail.CreateResourceInput{OrganizationId: org, Name: aws.String("room"), Type: types.ResourceTypeRoom, Description: aws.String("first floor")}))(t).ResourceId
	try(c.RegisterToWorkMail(ctx, &workmail.RegisterToWorkMailInput{OrganizationId: org, EntityId: aws.String("room"), Email: aws.String("room@acme." + baseDomain)}))(t)
	try(c.AssociateDelegateToResource(ctx, &workmail.AssociateDelegateToResourceInput{OrganizationId: org, ResourceId: room, EntityId: aws.String("eva")}))(t)
	delegates := try(c.ListResourceDelegates(ctx, &workmail.ListResourceDelegatesInput{OrganizationId: org, ResourceId: room}))(t).Delegates
	if len(delegates) != 1 || delegates[0].Type != types.MemberTypeUser {
		t.Errorf("delegates: %+v", delegates)
	}
	try(c.UpdateResource(ctx, &workmail.UpdateResourceInput{
		OrganizationId: org, ResourceId: room, Name: aws.String("hall"), Description: aws.String(""),
		BookingOptions: &types.BookingOptions{AutoDeclineRecurringRequests: true}, HiddenFromGlobalAddressList: aws.Bool(true),
	}))(t)
	r := try(c.DescribeResource(ctx, &workmail.DescribeResourceInput{OrganizationId: org, ResourceId: aws.String("hall")}))(t)
	if aws.ToString(r.ResourceId) != *room || r.Description != nil || r.Type != types.ResourceTypeRoom || r.BookingOptions == nil ||
		*r.BookingOptions != (types.BookingOptions{AutoDeclineRecurringRequests: true}) || !r.HiddenFromGlobalAddressList || r.State != types.EntityStateEnabled {
		t.Errorf("updated: %+v %+v", r, r.BookingOptions)
	}
	try(c.UpdateResource(ctx, &workmail.UpdateResourceInput{OrganizationId: org, ResourceId: room, BookingOptions: &types.BookingOptions{AutoAcceptRequests: true}}))(t)
	try(c.DisassociateDelegateFromResource(ctx, &workmail.DisassociateDelegateFromResourceInput{OrganizationId: org, ResourceId: room, EntityId: aws.String("eva")}))(t)
	list := try(c.ListResources(ctx, &workmail.ListResourcesInput{OrganizationId: org, Filters: &types.ListResourcesFilters{State: types.EntityStateEnabled}}))(t)
	if len(list.Resources) != 1 || aws.ToString(list.Resources[0].Email) != "room@acme."+baseDomain {
		t.Errorf("listed: %+v", list.Resources)
	}
	try(c.DeregisterFromWorkMail(ctx, &workmail.DeregisterFromWorkMailInput{OrganizationId: org, EntityId: room}))(t)
	try(c.DeleteResource(ctx, &workmail.DeleteResourceInput{OrganizationId: org, ResourceId: room}))(t)
}

func tourEnd(t *testing.T, c *workmail.Client, org *string) {
	ctx := t.Context()
	try(c.DeregisterFromWorkMail(ctx, &workmail.DeregisterFromWorkMailInput{OrganizationId: org, EntityId: aws.String("eva")}))(t)
	u := try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: org, UserId: aws.String("eva")}))(t)
	if u.State != types.EntityStateDisabled || u.DisabledDate == nil || u.MailboxDeprovisionedDate == nil || u.Email != nil {
		t.Errorf("deregistered: %+v", u)
	}
	try(c.DeleteUser(ctx, &workmail.DeleteUserInput{OrganizationId: org, UserId: u.UserId}))(t)
	out := try(c.DeleteOrganization(ctx, &workmail.DeleteOrganizationInput{OrganizationId: org, DeleteDirectory: true}))(t)
	if aws.ToString(out.OrganizationId) != *org || aws.ToString(out.State) != "Deleting" {
		t.Errorf("DeleteOrganization: %+v", out)
	}
	awaitState(t, c, org, "Deleted")
	list := try(c.ListOrganizations(ctx, &workmail.ListOrganizationsInput{}))(t)
	if len(list.OrganizationSummaries) != 1 || aws.ToString(list.OrganizationSummaries[0].State) != "Deleted" {
		t.Errorf("listed: %+v", list.OrganizationSummaries)
	}
	_, err := c.ListUsers(ctx, &workmail.ListUsersInput{OrganizationId: org})
	if code(err) != "OrganizationStateException" || !strings.Contains(err.Error(), "Organization "+*org+" is not Active, state: Deleted") {
		t.Errorf("ListUsers of a deleted organization: %v", err)
	}
}
