// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// AssociateDelegateToResourceResponse is the output of AssociateDelegateToResource.
type AssociateDelegateToResourceResponse struct{}

// AssociateMemberToGroupResponse is the output of AssociateMemberToGroup.
type AssociateMemberToGroupResponse struct{}

// AssumeImpersonationRoleResponse is the output of AssumeImpersonationRole.
type AssumeImpersonationRoleResponse struct {
	Token     *string `json:"Token,omitzero"` // sensitive
	ExpiresIn *int64  `json:"ExpiresIn,omitzero"`
}

// CancelMailboxExportJobResponse is the output of CancelMailboxExportJob.
type CancelMailboxExportJobResponse struct{}

// CreateAliasResponse is the output of CreateAlias.
type CreateAliasResponse struct{}

// CreateAvailabilityConfigurationResponse is the output of CreateAvailabilityConfiguration.
type CreateAvailabilityConfigurationResponse struct{}

// CreateGroupResponse is the output of CreateGroup.
type CreateGroupResponse struct {
	GroupId *string `json:"GroupId,omitzero"`
}

// CreateIdentityCenterApplicationResponse is the output of CreateIdentityCenterApplication.
type CreateIdentityCenterApplicationResponse struct {
	ApplicationArn *string `json:"ApplicationArn,omitzero"`
}

// CreateImpersonationRoleResponse is the output of CreateImpersonationRole.
type CreateImpersonationRoleResponse struct {
	ImpersonationRoleId *string `json:"ImpersonationRoleId,omitzero"`
}

// CreateMobileDeviceAccessRuleResponse is the output of CreateMobileDeviceAccessRule.
type CreateMobileDeviceAccessRuleResponse struct {
	MobileDeviceAccessRuleId *string `json:"MobileDeviceAccessRuleId,omitzero"`
}

// CreateOrganizationResponse is the output of CreateOrganization.
type CreateOrganizationResponse struct {
	OrganizationId *string `json:"OrganizationId,omitzero"`
}

// CreateResourceResponse is the output of CreateResource.
type CreateResourceResponse struct {
	ResourceId *string `json:"ResourceId,omitzero"`
}

// CreateUserResponse is the output of CreateUser.
type CreateUserResponse struct {
	UserId *string `json:"UserId,omitzero"`
}

// DeleteAccessControlRuleResponse is the output of DeleteAccessControlRule.
type DeleteAccessControlRuleResponse struct{}

// DeleteAliasResponse is the output of DeleteAlias.
type DeleteAliasResponse struct{}

// DeleteAvailabilityConfigurationResponse is the output of DeleteAvailabilityConfiguration.
type DeleteAvailabilityConfigurationResponse struct{}

// DeleteEmailMonitoringConfigurationResponse is the output of DeleteEmailMonitoringConfiguration.
type DeleteEmailMonitoringConfigurationResponse struct{}

// DeleteGroupResponse is the output of DeleteGroup.
type DeleteGroupResponse struct{}

// DeleteIdentityCenterApplicationResponse is the output of DeleteIdentityCenterApplication.
type DeleteIdentityCenterApplicationResponse struct{}

// DeleteIdentityProviderConfigurationResponse is the output of DeleteIdentityProviderConfiguration.
type DeleteIdentityProviderConfigurationResponse struct{}

// DeleteImpersonationRoleResponse is the output of DeleteImpersonationRole.
type DeleteImpersonationRoleResponse struct{}

// DeleteMailboxPermissionsResponse is the output of DeleteMailboxPermissions.
type DeleteMailboxPermissionsResponse struct{}

// DeleteMobileDeviceAccessOverrideResponse is the output of DeleteMobileDeviceAccessOverride.
type DeleteMobileDeviceAccessOverrideResponse struct{}

// DeleteMobileDeviceAccessRuleResponse is the output of DeleteMobileDeviceAccessRule.
type DeleteMobileDeviceAccessRuleResponse struct{}

// DeleteOrganizationResponse is the output of DeleteOrganization.
type DeleteOrganizationResponse struct {
	OrganizationId *string `json:"OrganizationId,omitzero"`
	State          *string `json:"State,omitzero"`
}

// DeletePersonalAccessTokenResponse is the output of DeletePersonalAccessToken.
type DeletePersonalAccessTokenResponse struct{}

// DeleteResourceResponse is the output of DeleteResource.
type DeleteResourceResponse struct{}

// DeleteRetentionPolicyResponse is the output of DeleteRetentionPolicy.
type DeleteRetentionPolicyResponse struct{}

// DeleteUserResponse is the output of DeleteUser.
type DeleteUserResponse struct{}

// DeregisterFromWorkMailResponse is the output of DeregisterFromWorkMail.
type DeregisterFromWorkMailResponse struct{}

// DeregisterMailDomainResponse is the output of DeregisterMailDomain.
type DeregisterMailDomainResponse struct{}

// DescribeEmailMonitoringConfigurationResponse is the output of DescribeEmailMonitoringConfiguration.
type DescribeEmailMonitoringConfigurationResponse struct {
	RoleArn     *string `json:"RoleArn,omitzero"`
	LogGroupArn *string `json:"LogGroupArn,omitzero"`
}

// DescribeEntityResponse is the output of DescribeEntity.
type DescribeEntityResponse struct {
	EntityId *string    `json:"EntityId,omitzero"`
	Name     *string    `json:"Name,omitzero"`
	Type     EntityType `json:"Type,omitzero"`
}

// DescribeGroupResponse is the output of DescribeGroup.
type DescribeGroupResponse struct {
	GroupId                     *string           `json:"GroupId,omitzero"`
	Name                        *string           `json:"Name,omitzero"`
	Email                       *string           `json:"Email,omitzero"`
	State                       EntityState       `json:"State,omitzero"`
	EnabledDate                 awsjson.Timestamp `json:"EnabledDate,omitzero"`
	DisabledDate                awsjson.Timestamp `json:"DisabledDate,omitzero"`
	HiddenFromGlobalAddressList bool              `json:"HiddenFromGlobalAddressList"`
}

// DescribeIdentityProviderConfigurationResponse is the output of DescribeIdentityProviderConfiguration.
type DescribeIdentityProviderConfigurationResponse struct {
	AuthenticationMode               IdentityProviderAuthenticationMode `json:"AuthenticationMode,omitzero"`
	IdentityCenterConfiguration      *IdentityCenterConfiguration       `json:"IdentityCenterConfiguration,omitzero"`
	PersonalAccessTokenConfiguration *PersonalAccessTokenConfiguration  `json:"PersonalAccessTokenConfiguration,omitzero"`
}

// DescribeInboundDmarcSettingsResponse is the output of DescribeInboundDmarcSettings.
type DescribeInboundDmarcSettingsResponse struct {
	Enforced bool `json:"Enforced"`
}

// DescribeMailboxExportJobResponse is the output of DescribeMailboxExportJob.
type DescribeMailboxExportJobResponse struct {
	EntityId          *string               `json:"EntityId,omitzero"`
	Description       *string               `json:"Description,omitzero"`
	RoleArn           *string               `json:"RoleArn,omitzero"`
	KmsKeyArn         *string               `json:"KmsKeyArn,omitzero"`
	S3BucketName      *string               `json:"S3BucketName,omitzero"`
	S3Prefix          *string               `json:"S3Prefix,omitzero"`
	S3Path            *string               `json:"S3Path,omitzero"`
	EstimatedProgress int32                 `json:"EstimatedProgress"`
	State             MailboxExportJobState `json:"State,omitzero"`
	ErrorInfo         *string               `json:"ErrorInfo,omitzero"`
	StartTime         awsjson.Timestamp     `json:"StartTime,omitzero"`
	EndTime           awsjson.Timestamp     `json:"EndTime,omitzero"`
}

// DescribeOrganizationResponse is the output of DescribeOrganization.
type DescribeOrganizationResponse struct {
	OrganizationId          *string           `json:"OrganizationId,omitzero"`
	Alias                   *string           `json:"Alias,omitzero"`
	State                   *string           `json:"State,omitzero"`
	DirectoryId             *string           `json:"DirectoryId,omitzero"`
	DirectoryType           *string           `json:"DirectoryType,omitzero"`
	DefaultMailDomain       *string           `json:"DefaultMailDomain,omitzero"`
	CompletedDate           awsjson.Timestamp `json:"CompletedDate,omitzero"`
	ErrorMessage            *string           `json:"ErrorMessage,omitzero"`
	ARN                     *string           `json:"ARN,omitzero"`
	MigrationAdmin          *string           `json:"MigrationAdmin,omitzero"`
	InteroperabilityEnabled bool              `json:"InteroperabilityEnabled"`
}

// DescribeResourceResponse is the output of DescribeResource.
type DescribeResourceResponse struct {
	ResourceId                  *string           `json:"ResourceId,omitzero"`
	Email                       *string           `json:"Email,omitzero"`
	Name                        *string           `json:"Name,omitzero"`
	Type                        ResourceType      `json:"Type,omitzero"`
	BookingOptions              *BookingOptions   `json:"BookingOptions,omitzero"`
	State                       EntityState       `json:"State,omitzero"`
	EnabledDate                 awsjson.Timestamp `json:"EnabledDate,omitzero"`
	DisabledDate                awsjson.Timestamp `json:"DisabledDate,omitzero"`
	Description                 *string           `json:"Description,omitzero"` // sensitive
	HiddenFromGlobalAddressList bool              `json:"HiddenFromGlobalAddressList"`
}

// DescribeUserResponse is the output of DescribeUser.
type DescribeUserResponse struct {
	UserId                          *string           `json:"UserId,omitzero"`
	Name                            *string           `json:"Name,omitzero"`
	Email                           *string           `json:"Email,omitzero"`
	DisplayName                     *string           `json:"DisplayName,omitzero"` // sensitive
	State                           EntityState       `json:"State,omitzero"`
	UserRole                        UserRole          `json:"UserRole,omitzero"`
	EnabledDate                     awsjson.Timestamp `json:"EnabledDate,omitzero"`
	DisabledDate                    awsjson.Timestamp `json:"DisabledDate,omitzero"`
	MailboxProvisionedDate          awsjson.Timestamp `json:"MailboxProvisionedDate,omitzero"`
	MailboxDeprovisionedDate        awsjson.Timestamp `json:"MailboxDeprovisionedDate,omitzero"`
	FirstName                       *string           `json:"FirstName,omitzero"` // sensitive
	LastName                        *string           `json:"LastName,omitzero"`  // sensitive
	HiddenFromGlobalAddressList     bool              `json:"HiddenFromGlobalAddressList"`
	Initials                        *string           `json:"Initials,omitzero"`   // sensitive
	Telephone                       *string           `json:"Telephone,omitzero"`  // sensitive
	Street                          *string           `json:"Street,omitzero"`     // sensitive
	JobTitle                        *string           `json:"JobTitle,omitzero"`   // sensitive
	City                            *string           `json:"City,omitzero"`       // sensitive
	Company                         *string           `json:"Company,omitzero"`    // sensitive
	ZipCode                         *string           `json:"ZipCode,omitzero"`    // sensitive
	Department                      *string           `json:"Department,omitzero"` // sensitive
	Country                         *string           `json:"Country,omitzero"`    // sensitive
	Office                          *string           `json:"Office,omitzero"`     // sensitive
	IdentityProviderUserId          *string           `json:"IdentityProviderUserId,omitzero"`
	IdentityProviderIdentityStoreId *string           `json:"IdentityProviderIdentityStoreId,omitzero"`
}

// DisassociateDelegateFromResourceResponse is the output of DisassociateDelegateFromResource.
type DisassociateDelegateFromResourceResponse struct{}

// DisassociateMemberFromGroupResponse is the output of DisassociateMemberFromGroup.
type DisassociateMemberFromGroupResponse struct{}

// GetAccessControlEffectResponse is the output of GetAccessControlEffect.
type GetAccessControlEffectResponse struct {
	Effect       AccessControlRuleEffect `json:"Effect,omitzero"`
	MatchedRules []string                `json:"MatchedRules,omitzero"`
}

// GetDefaultRetentionPolicyResponse is the output of GetDefaultRetentionPolicy.
type GetDefaultRetentionPolicyResponse struct {
	Id                   *string               `json:"Id,omitzero"`
	Name                 *string               `json:"Name,omitzero"`
	Description          *string               `json:"Description,omitzero"`
	FolderConfigurations []FolderConfiguration `json:"FolderConfigurations,omitzero"`
}

// GetImpersonationRoleResponse is the output of GetImpersonationRole.
type GetImpersonationRoleResponse struct {
	ImpersonationRoleId *string               `json:"ImpersonationRoleId,omitzero"`
	Name                *string               `json:"Name,omitzero"`
	Type                ImpersonationRoleType `json:"Type,omitzero"`
	Description         *string               `json:"Description,omitzero"`
	Rules               []ImpersonationRule   `json:"Rules,omitzero"`
	DateCreated         awsjson.Timestamp     `json:"DateCreated,omitzero"`
	DateModified        awsjson.Timestamp     `json:"DateModified,omitzero"`
}

// GetImpersonationRoleEffectResponse is the output of GetImpersonationRoleEffect.
type GetImpersonationRoleEffectResponse struct {
	Type         ImpersonationRoleType      `json:"Type,omitzero"`
	Effect       AccessEffect               `json:"Effect,omitzero"`
	MatchedRules []ImpersonationMatchedRule `json:"MatchedRules,omitzero"`
}

// GetMailDomainResponse is the output of GetMailDomain.
type GetMailDomainResponse struct {
	Records                     []DnsRecord                 `json:"Records,omitzero"`
	IsTestDomain                bool                        `json:"IsTestDomain"`
	IsDefault                   bool                        `json:"IsDefault"`
	OwnershipVerificationStatus DnsRecordVerificationStatus `json:"OwnershipVerificationStatus,omitzero"`
	DkimVerificationStatus      DnsRecordVerificationStatus `json:"DkimVerificationStatus,omitzero"`
}

// GetMailboxDetailsResponse is the output of GetMailboxDetails.
type GetMailboxDetailsResponse struct {
	MailboxQuota *int32  `json:"MailboxQuota,omitzero"`
	MailboxSize  float64 `json:"MailboxSize"`
}

// GetMobileDeviceAccessEffectResponse is the output of GetMobileDeviceAccessEffect.
type GetMobileDeviceAccessEffectResponse struct {
	Effect       MobileDeviceAccessRuleEffect    `json:"Effect,omitzero"`
	MatchedRules []MobileDeviceAccessMatchedRule `json:"MatchedRules,omitzero"`
}

// GetMobileDeviceAccessOverrideResponse is the output of GetMobileDeviceAccessOverride.
type GetMobileDeviceAccessOverrideResponse struct {
	UserId       *string                      `json:"UserId,omitzero"`
	DeviceId     *string                      `json:"DeviceId,omitzero"`
	Effect       MobileDeviceAccessRuleEffect `json:"Effect,omitzero"`
	Description  *string                      `json:"Description,omitzero"`
	DateCreated  awsjson.Timestamp            `json:"DateCreated,omitzero"`
	DateModified awsjson.Timestamp            `json:"DateModified,omitzero"`
}

// GetPersonalAccessTokenMetadataResponse is the output of GetPersonalAccessTokenMetadata.
type GetPersonalAccessTokenMetadataResponse struct {
	PersonalAccessTokenId *string           `json:"PersonalAccessTokenId,omitzero"`
	UserId                *string           `json:"UserId,omitzero"`
	Name                  *string           `json:"Name,omitzero"`
	DateCreated           awsjson.Timestamp `json:"DateCreated,omitzero"`
	DateLastUsed          awsjson.Timestamp `json:"DateLastUsed,omitzero"`
	ExpiresTime           awsjson.Timestamp `json:"ExpiresTime,omitzero"`
	Scopes                []string          `json:"Scopes,omitzero"`
}

// ListAccessControlRulesResponse is the output of ListAccessControlRules.
type ListAccessControlRulesResponse struct {
	Rules []AccessControlRule `json:"Rules"`
}

// ListAliasesResponse is the output of ListAliases.
type ListAliasesResponse struct {
	Aliases   []string `json:"Aliases"`
	NextToken *string  `json:"NextToken,omitzero"`
}

// ListAvailabilityConfigurationsResponse is the output of ListAvailabilityConfigurations.
type ListAvailabilityConfigurationsResponse struct {
	AvailabilityConfigurations []AvailabilityConfiguration `json:"AvailabilityConfigurations"`
	NextToken                  *string                     `json:"NextToken,omitzero"`
}

// ListGroupMembersResponse is the output of ListGroupMembers.
type ListGroupMembersResponse struct {
	Members   []Member `json:"Members"`
	NextToken *string  `json:"NextToken,omitzero"`
}

// ListGroupsResponse is the output of ListGroups.
type ListGroupsResponse struct {
	Groups    []Group `json:"Groups"`
	NextToken *string `json:"NextToken,omitzero"`
}

// ListGroupsForEntityResponse is the output of ListGroupsForEntity.
type ListGroupsForEntityResponse struct {
	Groups    []GroupIdentifier `json:"Groups"`
	NextToken *string           `json:"NextToken,omitzero"`
}

// ListImpersonationRolesResponse is the output of ListImpersonationRoles.
type ListImpersonationRolesResponse struct {
	Roles     []ImpersonationRole `json:"Roles"`
	NextToken *string             `json:"NextToken,omitzero"`
}

// ListMailDomainsResponse is the output of ListMailDomains.
type ListMailDomainsResponse struct {
	MailDomains []MailDomainSummary `json:"MailDomains"`
	NextToken   *string             `json:"NextToken,omitzero"`
}

// ListMailboxExportJobsResponse is the output of ListMailboxExportJobs.
type ListMailboxExportJobsResponse struct {
	Jobs      []MailboxExportJob `json:"Jobs"`
	NextToken *string            `json:"NextToken,omitzero"`
}

// ListMailboxPermissionsResponse is the output of ListMailboxPermissions.
type ListMailboxPermissionsResponse struct {
	Permissions []Permission `json:"Permissions"`
	NextToken   *string      `json:"NextToken,omitzero"`
}

// ListMobileDeviceAccessOverridesResponse is the output of ListMobileDeviceAccessOverrides.
type ListMobileDeviceAccessOverridesResponse struct {
	Overrides []MobileDeviceAccessOverride `json:"Overrides"`
	NextToken *string                      `json:"NextToken,omitzero"`
}

// ListMobileDeviceAccessRulesResponse is the output of ListMobileDeviceAccessRules.
type ListMobileDeviceAccessRulesResponse struct {
	Rules []MobileDeviceAccessRule `json:"Rules"`
}

// ListOrganizationsResponse is the output of ListOrganizations.
type ListOrganizationsResponse struct {
	OrganizationSummaries []OrganizationSummary `json:"OrganizationSummaries"`
	NextToken             *string               `json:"NextToken,omitzero"`
}

// ListPersonalAccessTokensResponse is the output of ListPersonalAccessTokens.
type ListPersonalAccessTokensResponse struct {
	NextToken                    *string                      `json:"NextToken,omitzero"`
	PersonalAccessTokenSummaries []PersonalAccessTokenSummary `json:"PersonalAccessTokenSummaries"`
}

// ListResourceDelegatesResponse is the output of ListResourceDelegates.
type ListResourceDelegatesResponse struct {
	Delegates []Delegate `json:"Delegates"`
	NextToken *string    `json:"NextToken,omitzero"`
}

// ListResourcesResponse is the output of ListResources.
type ListResourcesResponse struct {
	Resources []Resource `json:"Resources"`
	NextToken *string    `json:"NextToken,omitzero"`
}

// ListTagsForResourceResponse is the output of ListTagsForResource.
type ListTagsForResourceResponse struct {
	Tags []Tag `json:"Tags"`
}

// ListUsersResponse is the output of ListUsers.
type ListUsersResponse struct {
	Users     []User  `json:"Users"`
	NextToken *string `json:"NextToken,omitzero"`
}

// PutAccessControlRuleResponse is the output of PutAccessControlRule.
type PutAccessControlRuleResponse struct{}

// PutEmailMonitoringConfigurationResponse is the output of PutEmailMonitoringConfiguration.
type PutEmailMonitoringConfigurationResponse struct{}

// PutIdentityProviderConfigurationResponse is the output of PutIdentityProviderConfiguration.
type PutIdentityProviderConfigurationResponse struct{}

// PutInboundDmarcSettingsResponse is the output of PutInboundDmarcSettings.
type PutInboundDmarcSettingsResponse struct{}

// PutMailboxPermissionsResponse is the output of PutMailboxPermissions.
type PutMailboxPermissionsResponse struct{}

// PutMobileDeviceAccessOverrideResponse is the output of PutMobileDeviceAccessOverride.
type PutMobileDeviceAccessOverrideResponse struct{}

// PutRetentionPolicyResponse is the output of PutRetentionPolicy.
type PutRetentionPolicyResponse struct{}

// RegisterMailDomainResponse is the output of RegisterMailDomain.
type RegisterMailDomainResponse struct{}

// RegisterToWorkMailResponse is the output of RegisterToWorkMail.
type RegisterToWorkMailResponse struct{}

// ResetPasswordResponse is the output of ResetPassword.
type ResetPasswordResponse struct{}

// StartMailboxExportJobResponse is the output of StartMailboxExportJob.
type StartMailboxExportJobResponse struct {
	JobId *string `json:"JobId,omitzero"`
}

// TagResourceResponse is the output of TagResource.
type TagResourceResponse struct{}

// TestAvailabilityConfigurationResponse is the output of TestAvailabilityConfiguration.
type TestAvailabilityConfigurationResponse struct {
	TestPassed    bool    `json:"TestPassed"`
	FailureReason *string `json:"FailureReason,omitzero"`
}

// UntagResourceResponse is the output of UntagResource.
type UntagResourceResponse struct{}

// UpdateAvailabilityConfigurationResponse is the output of UpdateAvailabilityConfiguration.
type UpdateAvailabilityConfigurationResponse struct{}

// UpdateDefaultMailDomainResponse is the output of UpdateDefaultMailDomain.
type UpdateDefaultMailDomainResponse struct{}

// UpdateGroupResponse is the output of UpdateGroup.
type UpdateGroupResponse struct{}

// UpdateImpersonationRoleResponse is the output of UpdateImpersonationRole.
type UpdateImpersonationRoleResponse struct{}

// UpdateMailboxQuotaResponse is the output of UpdateMailboxQuota.
type UpdateMailboxQuotaResponse struct{}

// UpdateMobileDeviceAccessRuleResponse is the output of UpdateMobileDeviceAccessRule.
type UpdateMobileDeviceAccessRuleResponse struct{}

// UpdatePrimaryEmailAddressResponse is the output of UpdatePrimaryEmailAddress.
type UpdatePrimaryEmailAddressResponse struct{}

// UpdateResourceResponse is the output of UpdateResource.
type UpdateResourceResponse struct{}

// UpdateUserResponse is the output of UpdateUser.
type UpdateUserResponse struct{}
