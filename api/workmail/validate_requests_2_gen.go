// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/api/constraint"
)

// CheckConstraints reports the violations of the contract in the structure.
func (v *PutAccessControlRuleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsAccessControlRuleName)
	c.Required("effect", v.Effect == "")
	c.Enum("effect", string(v.Effect), &boundsAccessControlRuleEffect)
	c.Required("description", v.Description == nil)
	c.String("description", v.Description, &boundsAccessControlRuleDescription)
	constraint.Strings(c, "ipRanges", v.IpRanges, &boundsIpRangeList)
	constraint.Strings(c, "notIpRanges", v.NotIpRanges, &boundsIpRangeList)
	constraint.Strings(c, "actions", v.Actions, &boundsActionsList)
	constraint.Strings(c, "notActions", v.NotActions, &boundsActionsList)
	constraint.Strings(c, "userIds", v.UserIds, &boundsUserIdList)
	constraint.Strings(c, "notUserIds", v.NotUserIds, &boundsUserIdList)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	constraint.Strings(c, "impersonationRoleIds", v.ImpersonationRoleIds, &boundsImpersonationRoleIdList)
	constraint.Strings(c, "notImpersonationRoleIds", v.NotImpersonationRoleIds, &boundsImpersonationRoleIdList)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *PutEmailMonitoringConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("roleArn", v.RoleArn, &boundsRoleArn)
	c.Required("logGroupArn", v.LogGroupArn == nil)
	c.String("logGroupArn", v.LogGroupArn, &boundsLogGroupArn)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *PutIdentityProviderConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("authenticationMode", v.AuthenticationMode == "")
	c.Enum("authenticationMode", string(v.AuthenticationMode), &boundsIdentityProviderAuthenticationMode)
	c.Required("identityCenterConfiguration", v.IdentityCenterConfiguration == nil)
	constraint.Struct(c, "identityCenterConfiguration", v.IdentityCenterConfiguration)
	c.Required("personalAccessTokenConfiguration", v.PersonalAccessTokenConfiguration == nil)
	constraint.Struct(c, "personalAccessTokenConfiguration", v.PersonalAccessTokenConfiguration)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *PutInboundDmarcSettingsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("enforced", v.Enforced == nil)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *PutMailboxPermissionsRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
	c.Required("granteeId", v.GranteeId == nil)
	c.String("granteeId", v.GranteeId, &boundsEntityIdentifier)
	c.Required("permissionValues", v.PermissionValues == nil)
	constraint.Strings(c, "permissionValues", v.PermissionValues, &boundsPermissionValues)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *PutMobileDeviceAccessOverrideRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
	c.Required("deviceId", v.DeviceId == nil)
	c.String("deviceId", v.DeviceId, &boundsDeviceId)
	c.Required("effect", v.Effect == "")
	c.Enum("effect", string(v.Effect), &boundsMobileDeviceAccessRuleEffect)
	c.String("description", v.Description, &boundsMobileDeviceAccessRuleDescription)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *PutRetentionPolicyRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("id", v.Id, &boundsShortString)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsShortString)
	c.String("description", v.Description, &boundsPolicyDescription)
	c.Required("folderConfigurations", v.FolderConfigurations == nil)
	constraint.Structs(c, "folderConfigurations", v.FolderConfigurations, &boundsFolderConfigurations)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *RegisterMailDomainRequest) CheckConstraints(c *constraint.Checker) {
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsWorkMailDomainName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *RegisterToWorkMailRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
	c.Required("email", v.Email == nil)
	c.String("email", v.Email, &boundsEmailAddress)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ResetPasswordRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsWorkMailIdentifier)
	c.Required("password", v.Password == nil)
	c.String("password", v.Password, &boundsPassword)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *StartMailboxExportJobRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("clientToken", v.ClientToken == nil)
	c.String("clientToken", v.ClientToken, &boundsIdempotencyClientToken)
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
	c.String("description", v.Description, &boundsDescription)
	c.Required("roleArn", v.RoleArn == nil)
	c.String("roleArn", v.RoleArn, &boundsRoleArn)
	c.Required("kmsKeyArn", v.KmsKeyArn == nil)
	c.String("kmsKeyArn", v.KmsKeyArn, &boundsKmsKeyArn)
	c.Required("s3BucketName", v.S3BucketName == nil)
	c.String("s3BucketName", v.S3BucketName, &boundsS3BucketName)
	c.Required("s3Prefix", v.S3Prefix == nil)
	c.String("s3Prefix", v.S3Prefix, &boundsS3ObjectKey)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *TagResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("resourceARN", v.ResourceARN == nil)
	c.String("resourceARN", v.ResourceARN, &boundsAmazonResourceName)
	c.Required("tags", v.Tags == nil)
	constraint.Structs(c, "tags", v.Tags, &boundsTagList)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *TestAvailabilityConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.String("domainName", v.DomainName, &boundsDomainName)
	constraint.Struct(c, "ewsProvider", v.EwsProvider)
	constraint.Struct(c, "lambdaProvider", v.LambdaProvider)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UntagResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("resourceARN", v.ResourceARN == nil)
	c.String("resourceARN", v.ResourceARN, &boundsAmazonResourceName)
	c.Required("tagKeys", v.TagKeys == nil)
	constraint.Strings(c, "tagKeys", v.TagKeys, &boundsTagKeyList)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateAvailabilityConfigurationRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsDomainName)
	constraint.Struct(c, "ewsProvider", v.EwsProvider)
	constraint.Struct(c, "lambdaProvider", v.LambdaProvider)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateDefaultMailDomainRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsWorkMailDomainName)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateGroupRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("groupId", v.GroupId == nil)
	c.String("groupId", v.GroupId, &boundsEntityIdentifier)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateImpersonationRoleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("impersonationRoleId", v.ImpersonationRoleId == nil)
	c.String("impersonationRoleId", v.ImpersonationRoleId, &boundsImpersonationRoleId)
	c.Required("name", v.Name == nil)
	c.String("name", v.Name, &boundsImpersonationRoleName)
	c.Required("type", v.Type == "")
	c.Enum("type", string(v.Type), &boundsImpersonationRoleType)
	c.String("description", v.Description, &boundsImpersonationRoleDescription)
	c.Required("rules", v.Rules == nil)
	constraint.Structs(c, "rules", v.Rules, &boundsImpersonationRuleList)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateMailboxQuotaRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
	c.Required("mailboxQuota", v.MailboxQuota == nil)
	c.Int32("mailboxQuota", v.MailboxQuota, &boundsMailboxQuota)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateMobileDeviceAccessRuleRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("mobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId == nil)
	c.String("mobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId, &boundsMobileDeviceAccessRuleId)
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
func (v *UpdatePrimaryEmailAddressRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("entityId", v.EntityId == nil)
	c.String("entityId", v.EntityId, &boundsEntityIdentifier)
	c.Required("email", v.Email == nil)
	c.String("email", v.Email, &boundsEmailAddress)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateResourceRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("resourceId", v.ResourceId == nil)
	c.String("resourceId", v.ResourceId, &boundsEntityIdentifier)
	c.String("name", v.Name, &boundsResourceName)
	constraint.Struct(c, "bookingOptions", v.BookingOptions)
	c.String("description", v.Description, &boundsNewResourceDescription)
	c.Enum("type", string(v.Type), &boundsResourceType)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *UpdateUserRequest) CheckConstraints(c *constraint.Checker) {
	c.Required("organizationId", v.OrganizationId == nil)
	c.String("organizationId", v.OrganizationId, &boundsOrganizationId)
	c.Required("userId", v.UserId == nil)
	c.String("userId", v.UserId, &boundsEntityIdentifier)
	c.Enum("role", string(v.Role), &boundsUserRole)
	c.String("displayName", v.DisplayName, &boundsUserAttribute)
	c.String("firstName", v.FirstName, &boundsUserAttribute)
	c.String("lastName", v.LastName, &boundsUserAttribute)
	c.String("initials", v.Initials, &boundsUserAttribute)
	c.String("telephone", v.Telephone, &boundsUserAttribute)
	c.String("street", v.Street, &boundsUserAttribute)
	c.String("jobTitle", v.JobTitle, &boundsUserAttribute)
	c.String("city", v.City, &boundsUserAttribute)
	c.String("company", v.Company, &boundsUserAttribute)
	c.String("zipCode", v.ZipCode, &boundsUserAttribute)
	c.String("department", v.Department, &boundsUserAttribute)
	c.String("country", v.Country, &boundsUserAttribute)
	c.String("office", v.Office, &boundsUserAttribute)
	c.String("identityProviderUserId", v.IdentityProviderUserId, &boundsIdentityProviderUserIdForUpdate)
}
