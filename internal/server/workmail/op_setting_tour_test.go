package workmail_test

import (
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

// A tour of the operations that change entities and settings, on success.
func TestSettingTour(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, url string) {
		t.Parallel()
		c := serveDirectory(t, url, 0)
		org := newOrganization(t, c, "acme")
		eva, bob := enabledUser(t, c, org, "eva"), enabledUser(t, c, org, "bob")
		t.Run("updates", func(t *testing.T) { tourUpdates(t, c, org, eva) })
		t.Run("groups of", func(t *testing.T) { tourGroupsOf(t, c, org, eva) })
		t.Run("mailboxes", func(t *testing.T) { tourMailboxes(t, c, org, eva, bob) })
		t.Run("tags", func(t *testing.T) { tourTags(t, c, org) })
		t.Run("settings", func(t *testing.T) { tourMailSettings(t, c, org) })
	})
}

// enabledUser makes an enabled user.
func enabledUser(t *testing.T, c *workmail.Client, org *string, name string) *string {
	t.Helper()
	id := try(c.CreateUser(t.Context(), &workmail.CreateUserInput{OrganizationId: org, Name: &name, DisplayName: &name}))(t).UserId
	try(c.RegisterToWorkMail(t.Context(), &workmail.RegisterToWorkMailInput{
		OrganizationId: org, EntityId: id, Email: aws.String(name + "@acme." + baseDomain),
	}))(t)
	return id
}

func tourUpdates(t *testing.T, c *workmail.Client, org, eva *string) {
	ctx := t.Context()
	try(c.UpdateUser(ctx, &workmail.UpdateUserInput{
		OrganizationId: org, UserId: eva, Role: types.UserRoleUser, DisplayName: aws.String("Eva E"),
		FirstName: aws.String("Eva"), LastName: aws.String("E"), Initials: aws.String("EE"), Telephone: aws.String("1"),
		Street: aws.String("s"), JobTitle: aws.String("j"), City: aws.String("c"), Company: aws.String("co"), ZipCode: aws.String("z"),
		Department: aws.String("d"), Country: aws.String("at"), Office: aws.String("o"),
		HiddenFromGlobalAddressList: aws.Bool(true), IdentityProviderUserId: aws.String("00000000-0000-4000-8000-000000000001"),
	}))(t)
	u := try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: org, UserId: eva}))(t)
	for member, pair := range map[string][2]*string{
		"DisplayName": {u.DisplayName, aws.String("Eva E")}, "FirstName": {u.FirstName, aws.String("Eva")}, "LastName": {u.LastName, aws.String("E")},
		"Initials": {u.Initials, aws.String("EE")}, "Telephone": {u.Telephone, aws.String("1")}, "Street": {u.Street, aws.String("s")},
		"JobTitle": {u.JobTitle, aws.String("j")}, "City": {u.City, aws.String("c")}, "Company": {u.Company, aws.String("co")},
		"ZipCode": {u.ZipCode, aws.String("z")}, "Department": {u.Department, aws.String("d")}, "Country": {u.Country, aws.String("at")},
		"Office": {u.Office, aws.String("o")}, "IdentityProviderUserId": {u.IdentityProviderUserId, aws.String("00000000-0000-4000-8000-000000000001")},
	} {
		if aws.ToString(pair[0]) != *pair[1] {
			t.Errorf("%s is %q, want %q", member, aws.ToString(pair[0]), *pair[1])
		}
	}
	if !u.HiddenFromGlobalAddressList || u.UserRole != types.UserRoleUser {
		t.Errorf("updated: %+v", u)
	}
	try(c.UpdateUser(ctx, &workmail.UpdateUserInput{
		OrganizationId: org, UserId: eva, City: aws.String(""), IdentityProviderUserId: aws.String(""), HiddenFromGlobalAddressList: aws.Bool(false),
	}))(t)
	u = try(c.DescribeUser(ctx, &workmail.DescribeUserInput{OrganizationId: org, UserId: eva}))(t)
	if u.City != nil || u.IdentityProviderUserId != nil || u.HiddenFromGlobalAddressList || aws.ToString(u.Office) != "o" {
		t.Errorf("cleared: %+v", u)
	}
	e := try(c.DescribeEntity(ctx, &workmail.DescribeEntityInput{OrganizationId: org, Email: aws.String("EVA@acme." + baseDomain)}))(t)
	if aws.ToString(e.EntityId) != *eva || aws.ToString(e.Name) != "eva" || e.Type != types.EntityTypeUser {
		t.Errorf("DescribeEntity: %+v", e)
	}
}

func tourGroupsOf(t *testing.T, c *workmail.Client, org, eva *string) {
	ctx := t.Context()
	ids := map[string]string{}
	for _, name := range []string{"staff", "stage", "all"} {
		id := try(c.CreateGroup(ctx, &workmail.CreateGroupInput{OrganizationId: org, Name: &name}))(t).GroupId
		try(c.AssociateMemberToGroup(ctx, &workmail.AssociateMemberToGroupInput{OrganizationId: org, GroupId: id, MemberId: eva}))(t)
		ids[name] = *id
	}
	try(c.UpdateGroup(ctx, &workmail.UpdateGroupInput{OrganizationId: org, GroupId: aws.String("all"), HiddenFromGlobalAddressList: aws.Bool(true)}))(t)
	if g := try(c.DescribeGroup(ctx, &workmail.DescribeGroupInput{OrganizationId: org, GroupId: aws.String("all")}))(t); !g.HiddenFromGlobalAddressList {
		t.Errorf("updated: %+v", g)
	}
	var names []string
	pager := workmail.NewListGroupsForEntityPaginator(c, &workmail.ListGroupsForEntityInput{
		OrganizationId: org, EntityId: aws.String("eva"), MaxResults: aws.Int32(1),
		Filters: &types.ListGroupsForEntityFilters{GroupNamePrefix: aws.String("STA")},
	})
	for pager.HasMorePages() {
		for _, g := range try(pager.NextPage(ctx))(t).Groups {
			if ids[aws.ToString(g.GroupName)] != aws.ToString(g.GroupId) {
				t.Errorf("listed %s as %s", aws.ToString(g.GroupName), aws.ToString(g.GroupId))
			}
			names = append(names, aws.ToString(g.GroupName))
		}
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"staff", "stage"}) {
		t.Errorf("listed %v", names)
	}
	all := try(c.ListGroupsForEntity(ctx, &workmail.ListGroupsForEntityInput{OrganizationId: org, EntityId: eva}))(t)
	if len(all.Groups) != 3 || all.NextToken != nil {
		t.Errorf("listed %+v", all)
	}
}

func tourMailboxes(t *testing.T, c *workmail.Client, org, eva, bob *string) {
	ctx := t.Context()
	try(c.PutMailboxPermissions(ctx, &workmail.PutMailboxPermissionsInput{
		OrganizationId: org, EntityId: eva, GranteeId: bob,
		PermissionValues: []types.PermissionType{types.PermissionTypeSendOnBehalf, types.PermissionTypeFullAccess, types.PermissionTypeSendAs},
	}))(t)
	list := try(c.ListMailboxPermissions(ctx, &workmail.ListMailboxPermissionsInput{OrganizationId: org, EntityId: eva}))(t)
	if len(list.Permissions) != 1 || aws.ToString(list.Permissions[0].GranteeId) != *bob || list.Permissions[0].GranteeType != types.MemberTypeUser ||
		!slices.Equal(list.Permissions[0].PermissionValues, types.PermissionType("").Values()) || list.NextToken != nil {
		t.Errorf("listed %+v", list)
	}
	try(c.DeleteMailboxPermissions(ctx, &workmail.DeleteMailboxPermissionsInput{OrganizationId: org, EntityId: eva, GranteeId: bob}))(t)
	list = try(c.ListMailboxPermissions(ctx, &workmail.ListMailboxPermissionsInput{OrganizationId: org, EntityId: eva}))(t)
	if len(list.Permissions) != 0 || list.Permissions == nil {
		t.Errorf("listed %#v", list.Permissions)
	}
	details := try(c.GetMailboxDetails(ctx, &workmail.GetMailboxDetailsInput{OrganizationId: org, UserId: eva}))(t)
	if aws.ToInt32(details.MailboxQuota) != 51200 || details.MailboxSize != 0.03890800476074219 {
		t.Errorf("details: %+v", details)
	}
	try(c.UpdateMailboxQuota(ctx, &workmail.UpdateMailboxQuotaInput{OrganizationId: org, UserId: eva, MailboxQuota: aws.Int32(10)}))(t)
	details = try(c.GetMailboxDetails(ctx, &workmail.GetMailboxDetailsInput{OrganizationId: org, UserId: aws.String("eva")}))(t)
	if aws.ToInt32(details.MailboxQuota) != 10 {
		t.Errorf("details: %+v", details)
	}
}

func tourTags(t *testing.T, c *workmail.Client, org *string) {
	ctx := t.Context()
	arn := try(c.DescribeOrganization(ctx, &workmail.DescribeOrganizationInput{OrganizationId: org}))(t).ARN
	tag := func(key, value string) types.Tag { return types.Tag{Key: &key, Value: &value} }
	try(c.TagResource(ctx, &workmail.TagResourceInput{ResourceARN: arn, Tags: []types.Tag{tag("team", "a"), tag("cost", "")}}))(t)
	try(c.TagResource(ctx, &workmail.TagResourceInput{ResourceARN: arn, Tags: []types.Tag{tag("team", "b")}}))(t)
	found := func() map[string]string {
		tags := map[string]string{}
		for _, t := range try(c.ListTagsForResource(ctx, &workmail.ListTagsForResourceInput{ResourceARN: arn}))(t).Tags {
			tags[*t.Key] = *t.Value
		}
		return tags
	}
	if got := found(); len(got) != 2 || got["team"] != "b" {
		t.Errorf("tags %v", got)
	}
	try(c.UntagResource(ctx, &workmail.UntagResourceInput{ResourceARN: arn, TagKeys: []string{"team", "absent"}}))(t)
	if got := found(); len(got) != 1 {
		t.Errorf("tags %v", got)
	}
}

func tourMailSettings(t *testing.T, c *workmail.Client, org *string) {
	ctx := t.Context()
	dmarc := func() bool {
		return try(c.DescribeInboundDmarcSettings(ctx, &workmail.DescribeInboundDmarcSettingsInput{OrganizationId: org}))(t).Enforced
	}
	if !dmarc() {
		t.Error("a new organization does not enforce DMARC")
	}
	try(c.PutInboundDmarcSettings(ctx, &workmail.PutInboundDmarcSettingsInput{OrganizationId: org, Enforced: aws.Bool(false)}))(t)
	if dmarc() {
		t.Error("DMARC is still enforced")
	}
	role := aws.String("arn:aws:iam::000000000000:role/events")
	for _, want := range []*string{role, nil} {
		try(c.PutEmailMonitoringConfiguration(ctx, &workmail.PutEmailMonitoringConfigurationInput{
			OrganizationId: org, RoleArn: want, LogGroupArn: aws.String(logGroup),
		}))(t)
		m := try(c.DescribeEmailMonitoringConfiguration(ctx, &workmail.DescribeEmailMonitoringConfigurationInput{OrganizationId: org}))(t)
		if aws.ToString(m.LogGroupArn) != logGroup || aws.ToString(m.RoleArn) != aws.ToString(want) || (m.RoleArn == nil) != (want == nil) {
			t.Errorf("monitoring: %+v", m)
		}
	}
	try(c.DeleteEmailMonitoringConfiguration(ctx, &workmail.DeleteEmailMonitoringConfigurationInput{OrganizationId: org}))(t)
	_, err := c.DescribeEmailMonitoringConfiguration(ctx, &workmail.DescribeEmailMonitoringConfigurationInput{OrganizationId: org})
	if code(err) != "ResourceNotFoundException" {
		t.Errorf("after deletion: %v", err)
	}
}
