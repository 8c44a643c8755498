// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"log/slog"

	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AssociateDelegateToResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ResourceId", v.ResourceId)
	e.OptString("EntityId", v.EntityId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AssociateMemberToGroupRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("GroupId", v.GroupId)
	e.OptString("MemberId", v.MemberId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AssumeImpersonationRoleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CancelMailboxExportJobRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ClientToken", v.ClientToken)
	e.OptString("JobId", v.JobId)
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateAliasRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("Alias", v.Alias)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateAvailabilityConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ClientToken", v.ClientToken)
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	awsjson.OptStruct(e, "EwsProvider", v.EwsProvider)
	awsjson.OptStruct(e, "LambdaProvider", v.LambdaProvider)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *CreateAvailabilityConfigurationRequest) LogValue() slog.Value {
	return slog.StringValue(awsjson.Redacted(v))
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateGroupRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Name", v.Name)
	e.Bool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateIdentityCenterApplicationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Name", v.Name)
	e.OptString("InstanceArn", v.InstanceArn)
	e.OptString("ClientToken", v.ClientToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateImpersonationRoleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ClientToken", v.ClientToken)
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.OptString("Description", v.Description)
	awsjson.OptStructs(e, "Rules", v.Rules)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateMobileDeviceAccessRuleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ClientToken", v.ClientToken)
	e.OptString("Name", v.Name)
	e.OptString("Description", v.Description)
	e.OptEnum("Effect", string(v.Effect))
	awsjson.OptStrings(e, "DeviceTypes", v.DeviceTypes)
	awsjson.OptStrings(e, "NotDeviceTypes", v.NotDeviceTypes)
	awsjson.OptStrings(e, "DeviceModels", v.DeviceModels)
	awsjson.OptStrings(e, "NotDeviceModels", v.NotDeviceModels)
	awsjson.OptStrings(e, "DeviceOperatingSystems", v.DeviceOperatingSystems)
	awsjson.OptStrings(e, "NotDeviceOperatingSystems", v.NotDeviceOperatingSystems)
	awsjson.OptStrings(e, "DeviceUserAgents", v.DeviceUserAgents)
	awsjson.OptStrings(e, "NotDeviceUserAgents", v.NotDeviceUserAgents)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateOrganizationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("DirectoryId", v.DirectoryId)
	e.OptString("Alias", v.Alias)
	e.OptString("ClientToken", v.ClientToken)
	awsjson.OptStructs(e, "Domains", v.Domains)
	e.OptString("KmsKeyArn", v.KmsKeyArn)
	e.Bool("EnableInteroperability", v.EnableInteroperability)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.OptSensitive("Description", v.Description)
	e.Bool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *CreateResourceRequest) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *CreateUserRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Name", v.Name)
	e.OptSensitive("DisplayName", v.DisplayName)
	e.OptSensitive("Password", v.Password)
	e.OptEnum("Role", string(v.Role))
	e.OptSensitive("FirstName", v.FirstName)
	e.OptSensitive("LastName", v.LastName)
	e.Bool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.OptString("IdentityProviderUserId", v.IdentityProviderUserId)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *CreateUserRequest) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteAccessControlRuleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Name", v.Name)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteAliasRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("Alias", v.Alias)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteAvailabilityConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteEmailMonitoringConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteGroupRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("GroupId", v.GroupId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteIdentityCenterApplicationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ApplicationArn", v.ApplicationArn)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteIdentityProviderConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteImpersonationRoleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteMailboxPermissionsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("GranteeId", v.GranteeId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteMobileDeviceAccessOverrideRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptString("DeviceId", v.DeviceId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteMobileDeviceAccessRuleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("MobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteOrganizationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ClientToken", v.ClientToken)
	e.OptString("OrganizationId", v.OrganizationId)
	e.Bool("DeleteDirectory", v.DeleteDirectory)
	e.Bool("ForceDelete", v.ForceDelete)
	e.Bool("DeleteIdentityCenterApplication", v.DeleteIdentityCenterApplication)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeletePersonalAccessTokenRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("PersonalAccessTokenId", v.PersonalAccessTokenId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ResourceId", v.ResourceId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteRetentionPolicyRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Id", v.Id)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeleteUserRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeregisterFromWorkMailRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DeregisterMailDomainRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeEmailMonitoringConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeEntityRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Email", v.Email)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeGroupRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("GroupId", v.GroupId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeIdentityProviderConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeInboundDmarcSettingsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeMailboxExportJobRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("JobId", v.JobId)
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeOrganizationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ResourceId", v.ResourceId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DescribeUserRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DisassociateDelegateFromResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ResourceId", v.ResourceId)
	e.OptString("EntityId", v.EntityId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DisassociateMemberFromGroupRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("GroupId", v.GroupId)
	e.OptString("MemberId", v.MemberId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetAccessControlEffectRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("IpAddress", v.IpAddress)
	e.OptString("Action", v.Action)
	e.OptString("UserId", v.UserId)
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetDefaultRetentionPolicyRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetImpersonationRoleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetImpersonationRoleEffectRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.OptString("TargetUser", v.TargetUser)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMailDomainRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMailboxDetailsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMobileDeviceAccessEffectRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DeviceType", v.DeviceType)
	e.OptString("DeviceModel", v.DeviceModel)
	e.OptString("DeviceOperatingSystem", v.DeviceOperatingSystem)
	e.OptString("DeviceUserAgent", v.DeviceUserAgent)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetMobileDeviceAccessOverrideRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptString("DeviceId", v.DeviceId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GetPersonalAccessTokenMetadataRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("PersonalAccessTokenId", v.PersonalAccessTokenId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListAccessControlRulesRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListAliasesRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListAvailabilityConfigurationsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptInt32("MaxResults", v.MaxResults)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupMembersRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("GroupId", v.GroupId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	awsjson.OptStruct(e, "Filters", v.Filters)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupsForEntityRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	awsjson.OptStruct(e, "Filters", v.Filters)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListImpersonationRolesRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMailDomainsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptInt32("MaxResults", v.MaxResults)
	e.OptString("NextToken", v.NextToken)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMailboxExportJobsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMailboxPermissionsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMobileDeviceAccessOverridesRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptString("DeviceId", v.DeviceId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListMobileDeviceAccessRulesRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListOrganizationsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListPersonalAccessTokensRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListResourceDelegatesRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ResourceId", v.ResourceId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	e.EndObject()
}
