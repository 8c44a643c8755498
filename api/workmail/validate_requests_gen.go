// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/api/constraint"
)

// CheckConstraints reports the violations of the contract in the structure.
func (v *AssociateDelegateToResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("resourceId", v.ResourceId == nil)
	c.String("resourceId", v.ResourceId, &boundsEntityIdentifier)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *AssociateMemberToGroupRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("groupId", v.GroupId == nil)
	c.String("groupId", v.GroupId, &boundsEntityIdentifier)
	c.Required("memberId", v.MemberId == nil)
	c.String("memberId", v.MemberId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *AssumeImpersonationRoleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("impersonationRoleId", v.ImpersonationRoleId == nil)
	c.String("impersonationRoleId", v.ImpersonationRoleId, &boundsImpersonationRoleId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CancelMailboxExportJobRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("clientToken", v.ClientToken == nil)
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	c.Required("jobId", v.JobId == nil)
	c.String("jobId", v.JobId, &boundsMailboxExportJobId)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateAliasRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsWorkMailIdentifier)
	c.Required("alias", v.Alias == nil)
	c.String("alias", v.Alias, &boundsEmailAddress)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateAvailabilityConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsDomainName)
	constraint.Struct(c, "ewsProvider", v.EwsProvider)
	constraint.Struct(c, "lambdaProvider", v.LambdaProvider)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateGroupRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsGroupName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateIdentityCenterApplicationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsIdentityCenterApplicationName)
	c.Required("instanceArn", v.InstanceArn == nil)
	c.String("instanceArn", v.InstanceArn, &boundsInstanceArn)
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateImpersonationRoleRequest) CheckConstraints(c *constraint.Checker) {
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsImpersonationRoleName)
	c.Required("type", v.Type == "")
	c.Enum("type", string(v.Type), &boundsImpersonationRoleType)
	c.String("description", v.Description, &boundsImpersonationRoleDescription)
	c.Required("rules", v.Rules == nil)
	constraint.Structs(c, "rules", v.Rules, &boundsImpersonationRuleList)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateMobileDeviceAccessRuleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsMobileDeviceAccessRuleName)
	c.String("description", v.Description, &boundsMobileDeviceAccessRuleDescription)
	c.Required("effect", v.Effect == "")
	c.Enum("effect", string(v.Effect), &boundsMobileDeviceAccessRuleEffect)
	constraint.Strings(c, "deviceTypes", v.DeviceTypes, &boundsDeviceTypeList)
	constraint.Strings(c, "notDeviceTypes", v.NotDeviceTypes, &boundsDeviceTypeList)
	constraint.Strings(c, "deviceModels", v.DeviceModels, &boundsDeviceModelList)
	constraint.Strings(c, "notDeviceModels", v.NotDeviceModels, &boundsDeviceModelList)
	constraint.Strings(c, "deviceOperatingSystems", v.DeviceOperatingSystems, &boundsDeviceOperatingSystemList)
	constraint.Strings(c, "notDeviceOperatingSystems", v.NotDeviceOperatingSystems, &boundsDeviceOperatingSystemList)
	constraint.Strings(c, "deviceUserAgents", v.DeviceUserAgents, &boundsDeviceUserAgentList)
	constraint.Strings(c, "notDeviceUserAgents", v.NotDeviceUserAgents, &boundsDeviceUserAgentList)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateOrganizationRequest) CheckConstraints(c *constraint.Checker) {
	c.String("directoryId", v.DirectoryId, &boundsDirectoryId)
	c.Required("alias", v.Alias == nil)
	c.String("alias", v.Alias, &boundsOrganizationName)
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	constraint.Structs(c, "domains", v.Domains, &boundsDomains)
	c.String("kmsKeyArn", v.KmsKeyArn, &boundsKmsKeyArn)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsResourceName)
	c.Required("type", v.Type == "")
	c.Enum("type", string(v.Type), &boundsResourceType)
	c.String("description", v.Description, &boundsResourceDescription)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *CreateUserRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsUserName)
	c.Required("displayName", v.DisplayName == nil)
	c.String("displayName", v.DisplayName, &boundsUserAttribute)
	c.String("password", v.Password, &boundsPassword)
	c.Enum("role", string(v.Role), &boundsUserRole)
	c.String("firstName", v.FirstName, &boundsUserAttribute)
	c.String("lastName", v.LastName, &boundsUserAttribute)
	c.String("identityProviderUserId", v.IdentityProviderUserId, &boundsIdentityProviderUserId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteAccessControlRuleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsAccessControlRuleName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteAliasRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsWorkMailIdentifier)
	c.Required("alias", v.Alias == nil)
	c.String("alias", v.Alias, &boundsEmailAddress)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteAvailabilityConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsDomainName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteEmailMonitoringConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteGroupRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("groupId", v.GroupId == nil)
	c.String("groupId", v.GroupId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteIdentityCenterApplicationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("applicationArn", v.ApplicationArn == nil)
	c.String("applicationArn", v.ApplicationArn, &boundsApplicationArn)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteIdentityProviderConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteImpersonationRoleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("impersonationRoleId", v.ImpersonationRoleId == nil)
	c.String("impersonationRoleId", v.ImpersonationRoleId, &boundsImpersonationRoleId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteMailboxPermissionsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
	c.Required("granteeId", v.GranteeId == nil)
	c.String("granteeId", v.GranteeId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteMobileDeviceAccessOverrideRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
	c.Required("deviceId", v.DeviceId == nil)
	c.String("deviceId", v.DeviceId, &boundsDeviceId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteMobileDeviceAccessRuleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("mobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId == nil)
	c.String("mobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId, &boundsMobileDeviceAccessRuleId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteOrganizationRequest) CheckConstraints(c *constraint.Checker) {
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeletePersonalAccessTokenRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("personalAccessTokenId", v.PersonalAccessTokenId == nil)
	c.String("personalAccessTokenId", v.PersonalAccessTokenId, &boundsPersonalAccessTokenId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("resourceId", v.ResourceId == nil)
	c.String("resourceId", v.ResourceId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteRetentionPolicyRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("id", v.Id == nil)
	c.String("id", v.Id, &boundsShortString)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeleteUserRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeregisterFromWorkMailRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DeregisterMailDomainRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsWorkMailDomainName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeEmailMonitoringConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeEntityRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("email", v.Email == nil)
	c.String("email", v.Email, &boundsEmailAddress)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeGroupRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("groupId", v.GroupId == nil)
	c.String("groupId", v.GroupId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeIdentityProviderConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeInboundDmarcSettingsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeMailboxExportJobRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("jobId", v.JobId == nil)
	c.String("jobId", v.JobId, &boundsMailboxExportJobId)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeOrganizationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("resourceId", v.ResourceId == nil)
	c.String("resourceId", v.ResourceId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DescribeUserRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DisassociateDelegateFromResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("resourceId", v.ResourceId == nil)
	c.String("resourceId", v.ResourceId, &boundsEntityIdentifier)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *DisassociateMemberFromGroupRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("groupId", v.GroupId == nil)
	c.String("groupId", v.GroupId, &boundsEntityIdentifier)
	c.Required("memberId", v.MemberId == nil)
	c.String("memberId", v.MemberId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetAccessControlEffectRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("ipAddress", v.IpAddress == nil)
	c.String("ipAddress", v.IpAddress, &boundsIpAddress)
	c.Required("action", v.Action == nil)
	c.String("action", v.Action, &boundsAccessControlRuleAction)
	c.String("userId", v.UserId, &boundsWorkMailIdentifier)
	c.String("impersonationRoleId", v.ImpersonationRoleId, &boundsImpersonationRoleId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetDefaultRetentionPolicyRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetImpersonationRoleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("impersonationRoleId", v.ImpersonationRoleId == nil)
	c.String("impersonationRoleId", v.ImpersonationRoleId, &boundsImpersonationRoleId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetImpersonationRoleEffectRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("impersonationRoleId", v.ImpersonationRoleId == nil)
	c.String("impersonationRoleId", v.ImpersonationRoleId, &boundsImpersonationRoleId)
	c.Required("targetUser", v.TargetUser == nil)
	c.String("targetUser", v.TargetUser, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetMailDomainRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsWorkMailDomainName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetMailboxDetailsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetMobileDeviceAccessEffectRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("deviceType", v.DeviceType, &boundsDeviceType)
	c.String("deviceModel", v.DeviceModel, &boundsDeviceModel)
	c.String("deviceOperatingSystem", v.DeviceOperatingSystem, &boundsDeviceOperatingSystem)
	c.String("deviceUserAgent", v.DeviceUserAgent, &boundsDeviceUserAgent)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetMobileDeviceAccessOverrideRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
	c.Required("deviceId", v.DeviceId == nil)
	c.String("deviceId", v.DeviceId, &boundsDeviceId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *GetPersonalAccessTokenMetadataRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("personalAccessTokenId", v.PersonalAccessTokenId == nil)
	c.String("personalAccessTokenId", v.PersonalAccessTokenId, &boundsPersonalAccessTokenId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListAccessControlRulesRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListAliasesRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsWorkMailIdentifier)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListAvailabilityConfigurationsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
	c.String("nextToken", v.NextToken, &boundsNextToken)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListGroupMembersRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("groupId", v.GroupId == nil)
	c.String("groupId", v.GroupId, &boundsEntityIdentifier)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListGroupsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
	constraint.Struct(c, "filters", v.Filters)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListGroupsForEntityRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
	constraint.Struct(c, "filters", v.Filters)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListImpersonationRolesRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListMailDomainsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
	c.String("nextToken", v.NextToken, &boundsNextToken)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListMailboxExportJobsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListMailboxPermissionsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListMobileDeviceAccessOverridesRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
	c.String("deviceId", v.DeviceId, &boundsDeviceId)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListMobileDeviceAccessRulesRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListOrganizationsRequest) CheckConstraints(c *constraint.Checker) {
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListPersonalAccessTokensRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListResourceDelegatesRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("resourceId", v.ResourceId == nil)
	c.String("resourceId", v.ResourceId, &boundsEntityIdentifier)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListResourcesRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
	constraint.Struct(c, "filters", v.Filters)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListTagsForResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("resourceARN", v.ResourceARN == nil)
	c.String("resourceARN", v.ResourceARN, &boundsAmazonResourceName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListUsersRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("nextToken", v.NextToken, &boundsNextToken)
	c.Int32("maxResults", v.MaxResults, &boundsMaxResults)
	constraint.Struct(c, "filters", v.Filters)
}
