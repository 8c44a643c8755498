// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"log/slog"

	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AssociateDelegateToResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AssociateMemberToGroupResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AssumeImpersonationRoleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptSensitive("Token", v.Token)
	e.OptInt64("ExpiresIn", v.ExpiresIn)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *AssumeImpersonationRoleResponse) LogValue() slog.Value {
	return slog.StringValue(awsjson.Redacted(v))
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CancelMailboxExportJobResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateAliasResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateAvailabilityConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateGroupResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("GroupId", v.GroupId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateIdentityCenterApplicationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ApplicationArn", v.ApplicationArn)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateImpersonationRoleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateMobileDeviceAccessRuleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("MobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateOrganizationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ResourceId", v.ResourceId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateUserResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("UserId", v.UserId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteAccessControlRuleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteAliasResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteAvailabilityConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteEmailMonitoringConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteGroupResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteIdentityCenterApplicationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteIdentityProviderConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteImpersonationRoleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteMailboxPermissionsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteMobileDeviceAccessOverrideResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteMobileDeviceAccessRuleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteOrganizationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("State", v.State)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeletePersonalAccessTokenResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteRetentionPolicyResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteUserResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeregisterFromWorkMailResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeregisterMailDomainResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeEmailMonitoringConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("RoleArn", v.RoleArn)
	e.OptString("LogGroupArn", v.LogGroupArn)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeEntityResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("EntityId", v.EntityId)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeGroupResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("GroupId", v.GroupId)
	e.OptString("Name", v.Name)
	e.OptString("Email", v.Email)
	e.OptEnum("State", string(v.State))
	e.OptTime("EnabledDate", v.EnabledDate)
	e.OptTime("DisabledDate", v.DisabledDate)
	e.Bool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeIdentityProviderConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptEnum("AuthenticationMode", string(v.AuthenticationMode))
	awsjson.OptStruct(e, "IdentityCenterConfiguration", v.IdentityCenterConfiguration)
	awsjson.OptStruct(e, "PersonalAccessTokenConfiguration", v.PersonalAccessTokenConfiguration)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeInboundDmarcSettingsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.Bool("Enforced", v.Enforced)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeMailboxExportJobResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("EntityId", v.EntityId)
	e.OptString("Description", v.Description)
	e.OptString("RoleArn", v.RoleArn)
	e.OptString("KmsKeyArn", v.KmsKeyArn)
	e.OptString("S3BucketName", v.S3BucketName)
	e.OptString("S3Prefix", v.S3Prefix)
	e.OptString("S3Path", v.S3Path)
	e.Int32("EstimatedProgress", v.EstimatedProgress)
	e.OptEnum("State", string(v.State))
	e.OptString("ErrorInfo", v.ErrorInfo)
	e.OptTime("StartTime", v.StartTime)
	e.OptTime("EndTime", v.EndTime)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeOrganizationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Alias", v.Alias)
	e.OptString("State", v.State)
	e.OptString("DirectoryId", v.DirectoryId)
	e.OptString("DirectoryType", v.DirectoryType)
	e.OptString("DefaultMailDomain", v.DefaultMailDomain)
	e.OptTime("CompletedDate", v.CompletedDate)
	e.OptString("ErrorMessage", v.ErrorMessage)
	e.OptString("ARN", v.ARN)
	e.OptString("MigrationAdmin", v.MigrationAdmin)
	e.Bool("InteroperabilityEnabled", v.InteroperabilityEnabled)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ResourceId", v.ResourceId)
	e.OptString("Email", v.Email)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	awsjson.OptStruct(e, "BookingOptions", v.BookingOptions)
	e.OptEnum("State", string(v.State))
	e.OptTime("EnabledDate", v.EnabledDate)
	e.OptTime("DisabledDate", v.DisabledDate)
	e.OptSensitive("Description", v.Description)
	e.Bool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *DescribeResourceResponse) LogValue() slog.Value {
	return slog.StringValue(awsjson.Redacted(v))
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeUserResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("UserId", v.UserId)
	e.OptString("Name", v.Name)
	e.OptString("Email", v.Email)
	e.OptSensitive("DisplayName", v.DisplayName)
	e.OptEnum("State", string(v.State))
	e.OptEnum("UserRole", string(v.UserRole))
	e.OptTime("EnabledDate", v.EnabledDate)
	e.OptTime("DisabledDate", v.DisabledDate)
	e.OptTime("MailboxProvisionedDate", v.MailboxProvisionedDate)
	e.OptTime("MailboxDeprovisionedDate", v.MailboxDeprovisionedDate)
	e.OptSensitive("FirstName", v.FirstName)
	e.OptSensitive("LastName", v.LastName)
	e.Bool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.OptSensitive("Initials", v.Initials)
	e.OptSensitive("Telephone", v.Telephone)
	e.OptSensitive("Street", v.Street)
	e.OptSensitive("JobTitle", v.JobTitle)
	e.OptSensitive("City", v.City)
	e.OptSensitive("Company", v.Company)
	e.OptSensitive("ZipCode", v.ZipCode)
	e.OptSensitive("Department", v.Department)
	e.OptSensitive("Country", v.Country)
	e.OptSensitive("Office", v.Office)
	e.OptString("IdentityProviderUserId", v.IdentityProviderUserId)
	e.OptString("IdentityProviderIdentityStoreId", v.IdentityProviderIdentityStoreId)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *DescribeUserResponse) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DisassociateDelegateFromResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DisassociateMemberFromGroupResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetAccessControlEffectResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptEnum("Effect", string(v.Effect))
	awsjson.OptStrings(e, "MatchedRules", v.MatchedRules)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetDefaultRetentionPolicyResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Id", v.Id)
	e.OptString("Name", v.Name)
	e.OptString("Description", v.Description)
	awsjson.OptStructs(e, "FolderConfigurations", v.FolderConfigurations)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetImpersonationRoleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.OptString("Description", v.Description)
	awsjson.OptStructs(e, "Rules", v.Rules)
	e.OptTime("DateCreated", v.DateCreated)
	e.OptTime("DateModified", v.DateModified)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetImpersonationRoleEffectResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptEnum("Type", string(v.Type))
	e.OptEnum("Effect", string(v.Effect))
	awsjson.OptStructs(e, "MatchedRules", v.MatchedRules)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMailDomainResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.OptStructs(e, "Records", v.Records)
	e.Bool("IsTestDomain", v.IsTestDomain)
	e.Bool("IsDefault", v.IsDefault)
	e.OptEnum("OwnershipVerificationStatus", string(v.OwnershipVerificationStatus))
	e.OptEnum("DkimVerificationStatus", string(v.DkimVerificationStatus))
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMailboxDetailsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptInt32("MailboxQuota", v.MailboxQuota)
	e.Float64("MailboxSize", v.MailboxSize)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMobileDeviceAccessEffectResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptEnum("Effect", string(v.Effect))
	awsjson.OptStructs(e, "MatchedRules", v.MatchedRules)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMobileDeviceAccessOverrideResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("UserId", v.UserId)
	e.OptString("DeviceId", v.DeviceId)
	e.OptEnum("Effect", string(v.Effect))
	e.OptString("Description", v.Description)
	e.OptTime("DateCreated", v.DateCreated)
	e.OptTime("DateModified", v.DateModified)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetPersonalAccessTokenMetadataResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("PersonalAccessTokenId", v.PersonalAccessTokenId)
	e.OptString("UserId", v.UserId)
	e.OptString("Name", v.Name)
	e.OptTime("DateCreated", v.DateCreated)
	e.OptTime("DateLastUsed", v.DateLastUsed)
	e.OptTime("ExpiresTime", v.ExpiresTime)
	awsjson.OptStrings(e, "Scopes", v.Scopes)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListAccessControlRulesResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Rules", v.Rules)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListAliasesResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStrings(e, "Aliases", v.Aliases)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListAvailabilityConfigurationsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "AvailabilityConfigurations", v.AvailabilityConfigurations)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupMembersResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Members", v.Members)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Groups", v.Groups)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupsForEntityResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Groups", v.Groups)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListImpersonationRolesResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Roles", v.Roles)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMailDomainsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "MailDomains", v.MailDomains)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMailboxExportJobsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Jobs", v.Jobs)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMailboxPermissionsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Permissions", v.Permissions)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMobileDeviceAccessOverridesResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Overrides", v.Overrides)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMobileDeviceAccessRulesResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Rules", v.Rules)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListOrganizationsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "OrganizationSummaries", v.OrganizationSummaries)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListPersonalAccessTokensResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("NextToken", v.NextToken)
	awsjson.AllStructs(e, "PersonalAccessTokenSummaries", v.PersonalAccessTokenSummaries)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListResourceDelegatesResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Delegates", v.Delegates)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListResourcesResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Resources", v.Resources)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *ListResourcesResponse) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListTagsForResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Tags", v.Tags)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListUsersResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	awsjson.AllStructs(e, "Users", v.Users)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutAccessControlRuleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutEmailMonitoringConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutIdentityProviderConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}
