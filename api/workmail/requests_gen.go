// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

// AssociateDelegateToResourceRequest is the input of AssociateDelegateToResource.
type AssociateDelegateToResourceRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	ResourceId     *string `json:"ResourceId,omitzero"`     // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
}

// AssociateMemberToGroupRequest is the input of AssociateMemberToGroup.
type AssociateMemberToGroupRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	GroupId        *string `json:"GroupId,omitzero"`        // required
	MemberId       *string `json:"MemberId,omitzero"`       // required
}

// AssumeImpersonationRoleRequest is the input of AssumeImpersonationRole.
type AssumeImpersonationRoleRequest struct {
	OrganizationId      *string `json:"OrganizationId,omitzero"`      // required
	ImpersonationRoleId *string `json:"ImpersonationRoleId,omitzero"` // required
}

// CancelMailboxExportJobRequest is the input of CancelMailboxExportJob.
type CancelMailboxExportJobRequest struct {
	ClientToken    *string `json:"ClientToken,omitzero"`    // required, idempotency token
	JobId          *string `json:"JobId,omitzero"`          // required
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// CreateAliasRequest is the input of CreateAlias.
type CreateAliasRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	Alias          *string `json:"Alias,omitzero"`          // required
}

// CreateAvailabilityConfigurationRequest is the input of CreateAvailabilityConfiguration.
type CreateAvailabilityConfigurationRequest struct {
	ClientToken    *string                     `json:"ClientToken,omitzero"`    // idempotency token
	OrganizationId *string                     `json:"OrganizationId,omitzero"` // required
	DomainName     *string                     `json:"DomainName,omitzero"`     // required
	EwsProvider    *EwsAvailabilityProvider    `json:"EwsProvider,omitzero"`
	LambdaProvider *LambdaAvailabilityProvider `json:"LambdaProvider,omitzero"`
}

// CreateGroupRequest is the input of CreateGroup.
type CreateGroupRequest struct {
	OrganizationId              *string `json:"OrganizationId,omitzero"` // required
	Name                        *string `json:"Name,omitzero"`           // required
	HiddenFromGlobalAddressList bool    `json:"HiddenFromGlobalAddressList"`
}

// CreateIdentityCenterApplicationRequest is the input of CreateIdentityCenterApplication.
type CreateIdentityCenterApplicationRequest struct {
	Name        *string `json:"Name,omitzero"`        // required
	InstanceArn *string `json:"InstanceArn,omitzero"` // required
	ClientToken *string `json:"ClientToken,omitzero"` // idempotency token
}

// CreateImpersonationRoleRequest is the input of CreateImpersonationRole.
type CreateImpersonationRoleRequest struct {
	ClientToken    *string               `json:"ClientToken,omitzero"`    // idempotency token
	OrganizationId *string               `json:"OrganizationId,omitzero"` // required
	Name           *string               `json:"Name,omitzero"`           // required
	Type           ImpersonationRoleType `json:"Type,omitzero"`           // required
	Description    *string               `json:"Description,omitzero"`
	Rules          []ImpersonationRule   `json:"Rules,omitzero"` // required
}

// CreateMobileDeviceAccessRuleRequest is the input of CreateMobileDeviceAccessRule.
type CreateMobileDeviceAccessRuleRequest struct {
	OrganizationId            *string                      `json:"OrganizationId,omitzero"` // required
	ClientToken               *string                      `json:"ClientToken,omitzero"`    // idempotency token
	Name                      *string                      `json:"Name,omitzero"`           // required
	Description               *string                      `json:"Description,omitzero"`
	Effect                    MobileDeviceAccessRuleEffect `json:"Effect,omitzero"` // required
	DeviceTypes               []string                     `json:"DeviceTypes,omitzero"`
	NotDeviceTypes            []string                     `json:"NotDeviceTypes,omitzero"`
	DeviceModels              []string                     `json:"DeviceModels,omitzero"`
	NotDeviceModels           []string                     `json:"NotDeviceModels,omitzero"`
	DeviceOperatingSystems    []string                     `json:"DeviceOperatingSystems,omitzero"`
	NotDeviceOperatingSystems []string                     `json:"NotDeviceOperatingSystems,omitzero"`
	DeviceUserAgents          []string                     `json:"DeviceUserAgents,omitzero"`
	NotDeviceUserAgents       []string                     `json:"NotDeviceUserAgents,omitzero"`
}

// CreateOrganizationRequest is the input of CreateOrganization.
type CreateOrganizationRequest struct {
	DirectoryId            *string  `json:"DirectoryId,omitzero"`
	Alias                  *string  `json:"Alias,omitzero"`       // required
	ClientToken            *string  `json:"ClientToken,omitzero"` // idempotency token
	Domains                []Domain `json:"Domains,omitzero"`
	KmsKeyArn              *string  `json:"KmsKeyArn,omitzero"`
	EnableInteroperability bool     `json:"EnableInteroperability"`
}

// CreateResourceRequest is the input of CreateResource.
type CreateResourceRequest struct {
	OrganizationId              *string      `json:"OrganizationId,omitzero"` // required
	Name                        *string      `json:"Name,omitzero"`           // required
	Type                        ResourceType `json:"Type,omitzero"`           // required
	Description                 *string      `json:"Description,omitzero"`    // sensitive
	HiddenFromGlobalAddressList bool         `json:"HiddenFromGlobalAddressList"`
}

// CreateUserRequest is the input of CreateUser.
type CreateUserRequest struct {
	OrganizationId              *string  `json:"OrganizationId,omitzero"` // required
	Name                        *string  `json:"Name,omitzero"`           // required
	DisplayName                 *string  `json:"DisplayName,omitzero"`    // required, sensitive
	Password                    *string  `json:"Password,omitzero"`       // sensitive
	Role                        UserRole `json:"Role,omitzero"`
	FirstName                   *string  `json:"FirstName,omitzero"` // sensitive
	LastName                    *string  `json:"LastName,omitzero"`  // sensitive
	HiddenFromGlobalAddressList bool     `json:"HiddenFromGlobalAddressList"`
	IdentityProviderUserId      *string  `json:"IdentityProviderUserId,omitzero"`
}

// DeleteAccessControlRuleRequest is the input of DeleteAccessControlRule.
type DeleteAccessControlRuleRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	Name           *string `json:"Name,omitzero"`           // required
}

// DeleteAliasRequest is the input of DeleteAlias.
type DeleteAliasRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	Alias          *string `json:"Alias,omitzero"`          // required
}

// DeleteAvailabilityConfigurationRequest is the input of DeleteAvailabilityConfiguration.
type DeleteAvailabilityConfigurationRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	DomainName     *string `json:"DomainName,omitzero"`     // required
}

// DeleteEmailMonitoringConfigurationRequest is the input of DeleteEmailMonitoringConfiguration.
type DeleteEmailMonitoringConfigurationRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// DeleteGroupRequest is the input of DeleteGroup.
type DeleteGroupRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	GroupId        *string `json:"GroupId,omitzero"`        // required
}

// DeleteIdentityCenterApplicationRequest is the input of DeleteIdentityCenterApplication.
type DeleteIdentityCenterApplicationRequest struct {
	ApplicationArn *string `json:"ApplicationArn,omitzero"` // required
}

// DeleteIdentityProviderConfigurationRequest is the input of DeleteIdentityProviderConfiguration.
type DeleteIdentityProviderConfigurationRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// DeleteImpersonationRoleRequest is the input of DeleteImpersonationRole.
type DeleteImpersonationRoleRequest struct {
	OrganizationId      *string `json:"OrganizationId,omitzero"`      // required
	ImpersonationRoleId *string `json:"ImpersonationRoleId,omitzero"` // required
}

// DeleteMailboxPermissionsRequest is the input of DeleteMailboxPermissions.
type DeleteMailboxPermissionsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	GranteeId      *string `json:"GranteeId,omitzero"`      // required
}

// DeleteMobileDeviceAccessOverrideRequest is the input of DeleteMobileDeviceAccessOverride.
type DeleteMobileDeviceAccessOverrideRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`         // required
	DeviceId       *string `json:"DeviceId,omitzero"`       // required
}

// DeleteMobileDeviceAccessRuleRequest is the input of DeleteMobileDeviceAccessRule.
type DeleteMobileDeviceAccessRuleRequest struct {
	OrganizationId           *string `json:"OrganizationId,omitzero"`           // required
	MobileDeviceAccessRuleId *string `json:"MobileDeviceAccessRuleId,omitzero"` // required
}

// DeleteOrganizationRequest is the input of DeleteOrganization.
type DeleteOrganizationRequest struct {
	ClientToken                     *string `json:"ClientToken,omitzero"`    // idempotency token
	OrganizationId                  *string `json:"OrganizationId,omitzero"` // required
	DeleteDirectory                 bool    `json:"DeleteDirectory"`         // required
	ForceDelete                     bool    `json:"ForceDelete"`
	DeleteIdentityCenterApplication bool    `json:"DeleteIdentityCenterApplication"`
}

// DeletePersonalAccessTokenRequest is the input of DeletePersonalAccessToken.
type DeletePersonalAccessTokenRequest struct {
	OrganizationId        *string `json:"OrganizationId,omitzero"`        // required
	PersonalAccessTokenId *string `json:"PersonalAccessTokenId,omitzero"` // required
}

// DeleteResourceRequest is the input of DeleteResource.
type DeleteResourceRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	ResourceId     *string `json:"ResourceId,omitzero"`     // required
}

// DeleteRetentionPolicyRequest is the input of DeleteRetentionPolicy.
type DeleteRetentionPolicyRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	Id             *string `json:"Id,omitzero"`             // required
}

// DeleteUserRequest is the input of DeleteUser.
type DeleteUserRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`         // required
}

// DeregisterFromWorkMailRequest is the input of DeregisterFromWorkMail.
type DeregisterFromWorkMailRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
}

// DeregisterMailDomainRequest is the input of DeregisterMailDomain.
type DeregisterMailDomainRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	DomainName     *string `json:"DomainName,omitzero"`     // required
}

// DescribeEmailMonitoringConfigurationRequest is the input of DescribeEmailMonitoringConfiguration.
type DescribeEmailMonitoringConfigurationRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// DescribeEntityRequest is the input of DescribeEntity.
type DescribeEntityRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	Email          *string `json:"Email,omitzero"`          // required
}

// DescribeGroupRequest is the input of DescribeGroup.
type DescribeGroupRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	GroupId        *string `json:"GroupId,omitzero"`        // required
}

// DescribeIdentityProviderConfigurationRequest is the input of DescribeIdentityProviderConfiguration.
type DescribeIdentityProviderConfigurationRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// DescribeInboundDmarcSettingsRequest is the input of DescribeInboundDmarcSettings.
type DescribeInboundDmarcSettingsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// DescribeMailboxExportJobRequest is the input of DescribeMailboxExportJob.
type DescribeMailboxExportJobRequest struct {
	JobId          *string `json:"JobId,omitzero"`          // required
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// DescribeOrganizationRequest is the input of DescribeOrganization.
type DescribeOrganizationRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// DescribeResourceRequest is the input of DescribeResource.
type DescribeResourceRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	ResourceId     *string `json:"ResourceId,omitzero"`     // required
}

// DescribeUserRequest is the input of DescribeUser.
type DescribeUserRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`         // required
}

// DisassociateDelegateFromResourceRequest is the input of DisassociateDelegateFromResource.
type DisassociateDelegateFromResourceRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	ResourceId     *string `json:"ResourceId,omitzero"`     // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
}

// DisassociateMemberFromGroupRequest is the input of DisassociateMemberFromGroup.
type DisassociateMemberFromGroupRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	GroupId        *string `json:"GroupId,omitzero"`        // required
	MemberId       *string `json:"MemberId,omitzero"`       // required
}

// GetAccessControlEffectRequest is the input of GetAccessControlEffect.
type GetAccessControlEffectRequest struct {
	OrganizationId      *string `json:"OrganizationId,omitzero"` // required
	IpAddress           *string `json:"IpAddress,omitzero"`      // required
	Action              *string `json:"Action,omitzero"`         // required
	UserId              *string `json:"UserId,omitzero"`
	ImpersonationRoleId *string `json:"ImpersonationRoleId,omitzero"`
}

// GetDefaultRetentionPolicyRequest is the input of GetDefaultRetentionPolicy.
type GetDefaultRetentionPolicyRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// GetImpersonationRoleRequest is the input of GetImpersonationRole.
type GetImpersonationRoleRequest struct {
	OrganizationId      *string `json:"OrganizationId,omitzero"`      // required
	ImpersonationRoleId *string `json:"ImpersonationRoleId,omitzero"` // required
}

// GetImpersonationRoleEffectRequest is the input of GetImpersonationRoleEffect.
type GetImpersonationRoleEffectRequest struct {
	OrganizationId      *string `json:"OrganizationId,omitzero"`      // required
	ImpersonationRoleId *string `json:"ImpersonationRoleId,omitzero"` // required
	TargetUser          *string `json:"TargetUser,omitzero"`          // required
}

// GetMailDomainRequest is the input of GetMailDomain.
type GetMailDomainRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	DomainName     *string `json:"DomainName,omitzero"`     // required
}

// GetMailboxDetailsRequest is the input of GetMailboxDetails.
type GetMailboxDetailsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`         // required
}

// GetMobileDeviceAccessEffectRequest is the input of GetMobileDeviceAccessEffect.
type GetMobileDeviceAccessEffectRequest struct {
	OrganizationId        *string `json:"OrganizationId,omitzero"` // required
	DeviceType            *string `json:"DeviceType,omitzero"`
	DeviceModel           *string `json:"DeviceModel,omitzero"`
	DeviceOperatingSystem *string `json:"DeviceOperatingSystem,omitzero"`
	DeviceUserAgent       *string `json:"DeviceUserAgent,omitzero"`
}

// GetMobileDeviceAccessOverrideRequest is the input of GetMobileDeviceAccessOverride.
type GetMobileDeviceAccessOverrideRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`         // required
	DeviceId       *string `json:"DeviceId,omitzero"`       // required
}

// GetPersonalAccessTokenMetadataRequest is the input of GetPersonalAccessTokenMetadata.
type GetPersonalAccessTokenMetadataRequest struct {
	OrganizationId        *string `json:"OrganizationId,omitzero"`        // required
	PersonalAccessTokenId *string `json:"PersonalAccessTokenId,omitzero"` // required
}

// ListAccessControlRulesRequest is the input of ListAccessControlRules.
type ListAccessControlRulesRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// ListAliasesRequest is the input of ListAliases.
type ListAliasesRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListAvailabilityConfigurationsRequest is the input of ListAvailabilityConfigurations.
type ListAvailabilityConfigurationsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	MaxResults     *int32  `json:"MaxResults,omitzero"`
	NextToken      *string `json:"NextToken,omitzero"`
}

// ListGroupMembersRequest is the input of ListGroupMembers.
type ListGroupMembersRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	GroupId        *string `json:"GroupId,omitzero"`        // required
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListGroupsRequest is the input of ListGroups.
type ListGroupsRequest struct {
	OrganizationId *string            `json:"OrganizationId,omitzero"` // required
	NextToken      *string            `json:"NextToken,omitzero"`
	MaxResults     *int32             `json:"MaxResults,omitzero"`
	Filters        *ListGroupsFilters `json:"Filters,omitzero"`
}

// ListGroupsForEntityRequest is the input of ListGroupsForEntity.
type ListGroupsForEntityRequest struct {
	OrganizationId *string                     `json:"OrganizationId,omitzero"` // required
	EntityId       *string                     `json:"EntityId,omitzero"`       // required
	Filters        *ListGroupsForEntityFilters `json:"Filters,omitzero"`
	NextToken      *string                     `json:"NextToken,omitzero"`
	MaxResults     *int32                      `json:"MaxResults,omitzero"`
}

// ListImpersonationRolesRequest is the input of ListImpersonationRoles.
type ListImpersonationRolesRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListMailDomainsRequest is the input of ListMailDomains.
type ListMailDomainsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	MaxResults     *int32  `json:"MaxResults,omitzero"`
	NextToken      *string `json:"NextToken,omitzero"`
}

// ListMailboxExportJobsRequest is the input of ListMailboxExportJobs.
type ListMailboxExportJobsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListMailboxPermissionsRequest is the input of ListMailboxPermissions.
type ListMailboxPermissionsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListMobileDeviceAccessOverridesRequest is the input of ListMobileDeviceAccessOverrides.
type ListMobileDeviceAccessOverridesRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`
	DeviceId       *string `json:"DeviceId,omitzero"`
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListMobileDeviceAccessRulesRequest is the input of ListMobileDeviceAccessRules.
type ListMobileDeviceAccessRulesRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
}

// ListOrganizationsRequest is the input of ListOrganizations.
type ListOrganizationsRequest struct {
	NextToken  *string `json:"NextToken,omitzero"`
	MaxResults *int32  `json:"MaxResults,omitzero"`
}

// ListPersonalAccessTokensRequest is the input of ListPersonalAccessTokens.
type ListPersonalAccessTokensRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListResourceDelegatesRequest is the input of ListResourceDelegates.
type ListResourceDelegatesRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	ResourceId     *string `json:"ResourceId,omitzero"`     // required
	NextToken      *string `json:"NextToken,omitzero"`
	MaxResults     *int32  `json:"MaxResults,omitzero"`
}

// ListResourcesRequest is the input of ListResources.
type ListResourcesRequest struct {
	OrganizationId *string               `json:"OrganizationId,omitzero"` // required
	NextToken      *string               `json:"NextToken,omitzero"`
	MaxResults     *int32                `json:"MaxResults,omitzero"`
	Filters        *ListResourcesFilters `json:"Filters,omitzero"`
}

// ListTagsForResourceRequest is the input of ListTagsForResource.
type ListTagsForResourceRequest struct {
	ResourceARN *string `json:"ResourceARN,omitzero"` // required
}

// ListUsersRequest is the input of ListUsers.
type ListUsersRequest struct {
	OrganizationId *string           `json:"OrganizationId,omitzero"` // required
	NextToken      *string           `json:"NextToken,omitzero"`
	MaxResults     *int32            `json:"MaxResults,omitzero"`
	Filters        *ListUsersFilters `json:"Filters,omitzero"`
}

// PutAccessControlRuleRequest is the input of PutAccessControlRule.
type PutAccessControlRuleRequest struct {
	Name                    *string                 `json:"Name,omitzero"`        // required
	Effect                  AccessControlRuleEffect `json:"Effect,omitzero"`      // required
	Description             *string                 `json:"Description,omitzero"` // required
	IpRanges                []string                `json:"IpRanges,omitzero"`
	NotIpRanges             []string                `json:"NotIpRanges,omitzero"`
	Actions                 []string                `json:"Actions,omitzero"`
	NotActions              []string                `json:"NotActions,omitzero"`
	UserIds                 []string                `json:"UserIds,omitzero"`
	NotUserIds              []string                `json:"NotUserIds,omitzero"`
	OrganizationId          *string                 `json:"OrganizationId,omitzero"` // required
	ImpersonationRoleIds    []string                `json:"ImpersonationRoleIds,omitzero"`
	NotImpersonationRoleIds []string                `json:"NotImpersonationRoleIds,omitzero"`
}

// PutEmailMonitoringConfigurationRequest is the input of PutEmailMonitoringConfiguration.
type PutEmailMonitoringConfigurationRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	RoleArn        *string `json:"RoleArn,omitzero"`
	LogGroupArn    *string `json:"LogGroupArn,omitzero"` // required
}

// PutIdentityProviderConfigurationRequest is the input of PutIdentityProviderConfiguration.
type PutIdentityProviderConfigurationRequest struct {
	OrganizationId                   *string                            `json:"OrganizationId,omitzero"`                   // required
	AuthenticationMode               IdentityProviderAuthenticationMode `json:"AuthenticationMode,omitzero"`               // required
	IdentityCenterConfiguration      *IdentityCenterConfiguration       `json:"IdentityCenterConfiguration,omitzero"`      // required
	PersonalAccessTokenConfiguration *PersonalAccessTokenConfiguration  `json:"PersonalAccessTokenConfiguration,omitzero"` // required
}

// PutInboundDmarcSettingsRequest is the input of PutInboundDmarcSettings.
type PutInboundDmarcSettingsRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	Enforced       *bool   `json:"Enforced,omitzero"`       // required
}

// PutMailboxPermissionsRequest is the input of PutMailboxPermissions.
type PutMailboxPermissionsRequest struct {
	OrganizationId   *string          `json:"OrganizationId,omitzero"`   // required
	EntityId         *string          `json:"EntityId,omitzero"`         // required
	GranteeId        *string          `json:"GranteeId,omitzero"`        // required
	PermissionValues []PermissionType `json:"PermissionValues,omitzero"` // required
}

// PutMobileDeviceAccessOverrideRequest is the input of PutMobileDeviceAccessOverride.
type PutMobileDeviceAccessOverrideRequest struct {
	OrganizationId *string                      `json:"OrganizationId,omitzero"` // required
	UserId         *string                      `json:"UserId,omitzero"`         // required
	DeviceId       *string                      `json:"DeviceId,omitzero"`       // required
	Effect         MobileDeviceAccessRuleEffect `json:"Effect,omitzero"`         // required
	Description    *string                      `json:"Description,omitzero"`
}

// PutRetentionPolicyRequest is the input of PutRetentionPolicy.
type PutRetentionPolicyRequest struct {
	OrganizationId       *string               `json:"OrganizationId,omitzero"` // required
	Id                   *string               `json:"Id,omitzero"`
	Name                 *string               `json:"Name,omitzero"`                 // required
	Description          *string               `json:"Description,omitzero"`          // sensitive
	FolderConfigurations []FolderConfiguration `json:"FolderConfigurations,omitzero"` // required
}

// RegisterMailDomainRequest is the input of RegisterMailDomain.
type RegisterMailDomainRequest struct {
	ClientToken    *string `json:"ClientToken,omitzero"`    // idempotency token
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	DomainName     *string `json:"DomainName,omitzero"`     // required
}

// RegisterToWorkMailRequest is the input of RegisterToWorkMail.
type RegisterToWorkMailRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	Email          *string `json:"Email,omitzero"`          // required
}

// ResetPasswordRequest is the input of ResetPassword.
type ResetPasswordRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`         // required
	Password       *string `json:"Password,omitzero"`       // required, sensitive
}

// StartMailboxExportJobRequest is the input of StartMailboxExportJob.
type StartMailboxExportJobRequest struct {
	ClientToken    *string `json:"ClientToken,omitzero"`    // required, idempotency token
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	Description    *string `json:"Description,omitzero"`
	RoleArn        *string `json:"RoleArn,omitzero"`      // required
	KmsKeyArn      *string `json:"KmsKeyArn,omitzero"`    // required
	S3BucketName   *string `json:"S3BucketName,omitzero"` // required
	S3Prefix       *string `json:"S3Prefix,omitzero"`     // required
}

// TagResourceRequest is the input of TagResource.
type TagResourceRequest struct {
	ResourceARN *string `json:"ResourceARN,omitzero"` // required
	Tags        []Tag   `json:"Tags,omitzero"`        // required
}

// TestAvailabilityConfigurationRequest is the input of TestAvailabilityConfiguration.
type TestAvailabilityConfigurationRequest struct {
	OrganizationId *string                     `json:"OrganizationId,omitzero"` // required
	DomainName     *string                     `json:"DomainName,omitzero"`
	EwsProvider    *EwsAvailabilityProvider    `json:"EwsProvider,omitzero"`
	LambdaProvider *LambdaAvailabilityProvider `json:"LambdaProvider,omitzero"`
}

// UntagResourceRequest is the input of UntagResource.
type UntagResourceRequest struct {
	ResourceARN *string  `json:"ResourceARN,omitzero"` // required
	TagKeys     []string `json:"TagKeys,omitzero"`     // required
}

// UpdateAvailabilityConfigurationRequest is the input of UpdateAvailabilityConfiguration.
type UpdateAvailabilityConfigurationRequest struct {
	OrganizationId *string                     `json:"OrganizationId,omitzero"` // required
	DomainName     *string                     `json:"DomainName,omitzero"`     // required
	EwsProvider    *EwsAvailabilityProvider    `json:"EwsProvider,omitzero"`
	LambdaProvider *LambdaAvailabilityProvider `json:"LambdaProvider,omitzero"`
}
