// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"context"
)

// Service is the whole contract. A backend may implement any part of it; see
// [Operation.Bind].
type Service interface {
	AssociateDelegateToResourceHandler
	AssociateMemberToGroupHandler
	AssumeImpersonationRoleHandler
	CancelMailboxExportJobHandler
	CreateAliasHandler
	CreateAvailabilityConfigurationHandler
	CreateGroupHandler
	CreateIdentityCenterApplicationHandler
	CreateImpersonationRoleHandler
	CreateMobileDeviceAccessRuleHandler
	CreateOrganizationHandler
	CreateResourceHandler
	CreateUserHandler
	DeleteAccessControlRuleHandler
	DeleteAliasHandler
	DeleteAvailabilityConfigurationHandler
	DeleteEmailMonitoringConfigurationHandler
	DeleteGroupHandler
	DeleteIdentityCenterApplicationHandler
	DeleteIdentityProviderConfigurationHandler
	DeleteImpersonationRoleHandler
	DeleteMailboxPermissionsHandler
	DeleteMobileDeviceAccessOverrideHandler
	DeleteMobileDeviceAccessRuleHandler
	DeleteOrganizationHandler
	DeletePersonalAccessTokenHandler
	DeleteResourceHandler
	DeleteRetentionPolicyHandler
	DeleteUserHandler
	DeregisterFromWorkMailHandler
	DeregisterMailDomainHandler
	DescribeEmailMonitoringConfigurationHandler
	DescribeEntityHandler
	DescribeGroupHandler
	DescribeIdentityProviderConfigurationHandler
	DescribeInboundDmarcSettingsHandler
	DescribeMailboxExportJobHandler
	DescribeOrganizationHandler
	DescribeResourceHandler
	DescribeUserHandler
	DisassociateDelegateFromResourceHandler
	DisassociateMemberFromGroupHandler
	GetAccessControlEffectHandler
	GetDefaultRetentionPolicyHandler
	GetImpersonationRoleHandler
	GetImpersonationRoleEffectHandler
	GetMailDomainHandler
	GetMailboxDetailsHandler
	GetMobileDeviceAccessEffectHandler
	GetMobileDeviceAccessOverrideHandler
	GetPersonalAccessTokenMetadataHandler
	ListAccessControlRulesHandler
	ListAliasesHandler
	ListAvailabilityConfigurationsHandler
	ListGroupMembersHandler
	ListGroupsHandler
	ListGroupsForEntityHandler
	ListImpersonationRolesHandler
	ListMailDomainsHandler
	ListMailboxExportJobsHandler
	ListMailboxPermissionsHandler
	ListMobileDeviceAccessOverridesHandler
	ListMobileDeviceAccessRulesHandler
	ListOrganizationsHandler
	ListPersonalAccessTokensHandler
	ListResourceDelegatesHandler
	ListResourcesHandler
	ListTagsForResourceHandler
	ListUsersHandler
	PutAccessControlRuleHandler
	PutEmailMonitoringConfigurationHandler
	PutIdentityProviderConfigurationHandler
	PutInboundDmarcSettingsHandler
	PutMailboxPermissionsHandler
	PutMobileDeviceAccessOverrideHandler
	PutRetentionPolicyHandler
	RegisterMailDomainHandler
	RegisterToWorkMailHandler
	ResetPasswordHandler
	StartMailboxExportJobHandler
	TagResourceHandler
	TestAvailabilityConfigurationHandler
	UntagResourceHandler
	UpdateAvailabilityConfigurationHandler
	UpdateDefaultMailDomainHandler
	UpdateGroupHandler
	UpdateImpersonationRoleHandler
	UpdateMailboxQuotaHandler
	UpdateMobileDeviceAccessRuleHandler
	UpdatePrimaryEmailAddressHandler
	UpdateResourceHandler
	UpdateUserHandler
}

// AssociateDelegateToResourceHandler serves AssociateDelegateToResource. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException, UnsupportedOperationException.
type AssociateDelegateToResourceHandler interface {
	AssociateDelegateToResource(ctx context.Context, in *AssociateDelegateToResourceRequest) (*AssociateDelegateToResourceResponse, error)
}

// AssociateMemberToGroupHandler serves AssociateMemberToGroup. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException, UnsupportedOperationException.
type AssociateMemberToGroupHandler interface {
	AssociateMemberToGroup(ctx context.Context, in *AssociateMemberToGroupRequest) (*AssociateMemberToGroupResponse, error)
}

// AssumeImpersonationRoleHandler serves AssumeImpersonationRole. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// ResourceNotFoundException.
type AssumeImpersonationRoleHandler interface {
	AssumeImpersonationRole(ctx context.Context, in *AssumeImpersonationRoleRequest) (*AssumeImpersonationRoleResponse, error)
}

// CancelMailboxExportJobHandler serves CancelMailboxExportJob. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException.
type CancelMailboxExportJobHandler interface {
	CancelMailboxExportJob(ctx context.Context, in *CancelMailboxExportJobRequest) (*CancelMailboxExportJobResponse, error)
}

// CreateAliasHandler serves CreateAlias. Errors of the contract:
// EmailAddressInUseException, EntityNotFoundException, EntityStateException,
// InvalidParameterException, MailDomainNotFoundException, MailDomainStateException,
// OrganizationNotFoundException, OrganizationStateException, LimitExceededException.
type CreateAliasHandler interface {
	CreateAlias(ctx context.Context, in *CreateAliasRequest) (*CreateAliasResponse, error)
}

// CreateAvailabilityConfigurationHandler serves CreateAvailabilityConfiguration. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException, NameAvailabilityException,
// InvalidParameterException, LimitExceededException.
type CreateAvailabilityConfigurationHandler interface {
	CreateAvailabilityConfiguration(ctx context.Context, in *CreateAvailabilityConfigurationRequest) (*CreateAvailabilityConfigurationResponse, error)
}

// CreateGroupHandler serves CreateGroup. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// InvalidParameterException, NameAvailabilityException, OrganizationNotFoundException,
// OrganizationStateException, ReservedNameException, UnsupportedOperationException.
type CreateGroupHandler interface {
	CreateGroup(ctx context.Context, in *CreateGroupRequest) (*CreateGroupResponse, error)
}

// CreateIdentityCenterApplicationHandler serves CreateIdentityCenterApplication. Errors of the contract:
// InvalidParameterException.
type CreateIdentityCenterApplicationHandler interface {
	CreateIdentityCenterApplication(ctx context.Context, in *CreateIdentityCenterApplicationRequest) (*CreateIdentityCenterApplicationResponse, error)
}

// CreateImpersonationRoleHandler serves CreateImpersonationRole. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException, EntityStateException, LimitExceededException.
type CreateImpersonationRoleHandler interface {
	CreateImpersonationRole(ctx context.Context, in *CreateImpersonationRoleRequest) (*CreateImpersonationRoleResponse, error)
}

// CreateMobileDeviceAccessRuleHandler serves CreateMobileDeviceAccessRule. Errors of the contract:
// InvalidParameterException, LimitExceededException, OrganizationNotFoundException,
// OrganizationStateException.
type CreateMobileDeviceAccessRuleHandler interface {
	CreateMobileDeviceAccessRule(ctx context.Context, in *CreateMobileDeviceAccessRuleRequest) (*CreateMobileDeviceAccessRuleResponse, error)
}

// CreateOrganizationHandler serves CreateOrganization. Errors of the contract:
// InvalidParameterException, DirectoryInUseException, DirectoryUnavailableException,
// LimitExceededException, NameAvailabilityException.
type CreateOrganizationHandler interface {
	CreateOrganization(ctx context.Context, in *CreateOrganizationRequest) (*CreateOrganizationResponse, error)
}

// CreateResourceHandler serves CreateResource. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// InvalidParameterException, NameAvailabilityException, OrganizationNotFoundException,
// OrganizationStateException, ReservedNameException, UnsupportedOperationException.
type CreateResourceHandler interface {
	CreateResource(ctx context.Context, in *CreateResourceRequest) (*CreateResourceResponse, error)
}

// CreateUserHandler serves CreateUser. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// InvalidParameterException, InvalidPasswordException, NameAvailabilityException,
// OrganizationNotFoundException, OrganizationStateException, ReservedNameException,
// UnsupportedOperationException.
type CreateUserHandler interface {
	CreateUser(ctx context.Context, in *CreateUserRequest) (*CreateUserResponse, error)
}

// DeleteAccessControlRuleHandler serves DeleteAccessControlRule. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException.
type DeleteAccessControlRuleHandler interface {
	DeleteAccessControlRule(ctx context.Context, in *DeleteAccessControlRuleRequest) (*DeleteAccessControlRuleResponse, error)
}

// DeleteAliasHandler serves DeleteAlias. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException.
type DeleteAliasHandler interface {
	DeleteAlias(ctx context.Context, in *DeleteAliasRequest) (*DeleteAliasResponse, error)
}

// DeleteAvailabilityConfigurationHandler serves DeleteAvailabilityConfiguration. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException.
type DeleteAvailabilityConfigurationHandler interface {
	DeleteAvailabilityConfiguration(ctx context.Context, in *DeleteAvailabilityConfigurationRequest) (*DeleteAvailabilityConfigurationResponse, error)
}

// DeleteEmailMonitoringConfigurationHandler serves DeleteEmailMonitoringConfiguration. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type DeleteEmailMonitoringConfigurationHandler interface {
	DeleteEmailMonitoringConfiguration(ctx context.Context, in *DeleteEmailMonitoringConfigurationRequest) (*DeleteEmailMonitoringConfigurationResponse, error)
}

// DeleteGroupHandler serves DeleteGroup. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EntityStateException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException, UnsupportedOperationException.
type DeleteGroupHandler interface {
	DeleteGroup(ctx context.Context, in *DeleteGroupRequest) (*DeleteGroupResponse, error)
}

// DeleteIdentityCenterApplicationHandler serves DeleteIdentityCenterApplication. Errors of the contract:
// InvalidParameterException, OrganizationStateException.
type DeleteIdentityCenterApplicationHandler interface {
	DeleteIdentityCenterApplication(ctx context.Context, in *DeleteIdentityCenterApplicationRequest) (*DeleteIdentityCenterApplicationResponse, error)
}

// DeleteIdentityProviderConfigurationHandler serves DeleteIdentityProviderConfiguration. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type DeleteIdentityProviderConfigurationHandler interface {
	DeleteIdentityProviderConfiguration(ctx context.Context, in *DeleteIdentityProviderConfigurationRequest) (*DeleteIdentityProviderConfigurationResponse, error)
}

// DeleteImpersonationRoleHandler serves DeleteImpersonationRole. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type DeleteImpersonationRoleHandler interface {
	DeleteImpersonationRole(ctx context.Context, in *DeleteImpersonationRoleRequest) (*DeleteImpersonationRoleResponse, error)
}

// DeleteMailboxPermissionsHandler serves DeleteMailboxPermissions. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException.
type DeleteMailboxPermissionsHandler interface {
	DeleteMailboxPermissions(ctx context.Context, in *DeleteMailboxPermissionsRequest) (*DeleteMailboxPermissionsResponse, error)
}

// DeleteMobileDeviceAccessOverrideHandler serves DeleteMobileDeviceAccessOverride. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException.
type DeleteMobileDeviceAccessOverrideHandler interface {
	DeleteMobileDeviceAccessOverride(ctx context.Context, in *DeleteMobileDeviceAccessOverrideRequest) (*DeleteMobileDeviceAccessOverrideResponse, error)
}

// DeleteMobileDeviceAccessRuleHandler serves DeleteMobileDeviceAccessRule. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type DeleteMobileDeviceAccessRuleHandler interface {
	DeleteMobileDeviceAccessRule(ctx context.Context, in *DeleteMobileDeviceAccessRuleRequest) (*DeleteMobileDeviceAccessRuleResponse, error)
}

// DeleteOrganizationHandler serves DeleteOrganization. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type DeleteOrganizationHandler interface {
	DeleteOrganization(ctx context.Context, in *DeleteOrganizationRequest) (*DeleteOrganizationResponse, error)
}

// DeletePersonalAccessTokenHandler serves DeletePersonalAccessToken. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type DeletePersonalAccessTokenHandler interface {
	DeletePersonalAccessToken(ctx context.Context, in *DeletePersonalAccessTokenRequest) (*DeletePersonalAccessTokenResponse, error)
}

// DeleteResourceHandler serves DeleteResource. Errors of the contract:
// EntityStateException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException, UnsupportedOperationException.
type DeleteResourceHandler interface {
	DeleteResource(ctx context.Context, in *DeleteResourceRequest) (*DeleteResourceResponse, error)
}

// DeleteRetentionPolicyHandler serves DeleteRetentionPolicy. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type DeleteRetentionPolicyHandler interface {
	DeleteRetentionPolicy(ctx context.Context, in *DeleteRetentionPolicyRequest) (*DeleteRetentionPolicyResponse, error)
}

// DeleteUserHandler serves DeleteUser. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EntityStateException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException, UnsupportedOperationException.
type DeleteUserHandler interface {
	DeleteUser(ctx context.Context, in *DeleteUserRequest) (*DeleteUserResponse, error)
}

// DeregisterFromWorkMailHandler serves DeregisterFromWorkMail. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException.
type DeregisterFromWorkMailHandler interface {
	DeregisterFromWorkMail(ctx context.Context, in *DeregisterFromWorkMailRequest) (*DeregisterFromWorkMailResponse, error)
}

// DeregisterMailDomainHandler serves DeregisterMailDomain. Errors of the contract:
// MailDomainInUseException, OrganizationNotFoundException, OrganizationStateException,
// InvalidParameterException, InvalidCustomSesConfigurationException.
type DeregisterMailDomainHandler interface {
	DeregisterMailDomain(ctx context.Context, in *DeregisterMailDomainRequest) (*DeregisterMailDomainResponse, error)
}

// DescribeEmailMonitoringConfigurationHandler serves DescribeEmailMonitoringConfiguration. Errors of the contract:
// ResourceNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type DescribeEmailMonitoringConfigurationHandler interface {
	DescribeEmailMonitoringConfiguration(ctx context.Context, in *DescribeEmailMonitoringConfigurationRequest) (*DescribeEmailMonitoringConfigurationResponse, error)
}

// DescribeEntityHandler serves DescribeEntity. Errors of the contract:
// EntityNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type DescribeEntityHandler interface {
	DescribeEntity(ctx context.Context, in *DescribeEntityRequest) (*DescribeEntityResponse, error)
}

// DescribeGroupHandler serves DescribeGroup. Errors of the contract:
// EntityNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type DescribeGroupHandler interface {
	DescribeGroup(ctx context.Context, in *DescribeGroupRequest) (*DescribeGroupResponse, error)
}

// DescribeIdentityProviderConfigurationHandler serves DescribeIdentityProviderConfiguration. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// ResourceNotFoundException.
type DescribeIdentityProviderConfigurationHandler interface {
	DescribeIdentityProviderConfiguration(ctx context.Context, in *DescribeIdentityProviderConfigurationRequest) (*DescribeIdentityProviderConfigurationResponse, error)
}

// DescribeInboundDmarcSettingsHandler serves DescribeInboundDmarcSettings. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException.
type DescribeInboundDmarcSettingsHandler interface {
	DescribeInboundDmarcSettings(ctx context.Context, in *DescribeInboundDmarcSettingsRequest) (*DescribeInboundDmarcSettingsResponse, error)
}

// DescribeMailboxExportJobHandler serves DescribeMailboxExportJob. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException.
type DescribeMailboxExportJobHandler interface {
	DescribeMailboxExportJob(ctx context.Context, in *DescribeMailboxExportJobRequest) (*DescribeMailboxExportJobResponse, error)
}

// DescribeOrganizationHandler serves DescribeOrganization. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException.
type DescribeOrganizationHandler interface {
	DescribeOrganization(ctx context.Context, in *DescribeOrganizationRequest) (*DescribeOrganizationResponse, error)
}

// DescribeResourceHandler serves DescribeResource. Errors of the contract:
// EntityNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException, UnsupportedOperationException.
type DescribeResourceHandler interface {
	DescribeResource(ctx context.Context, in *DescribeResourceRequest) (*DescribeResourceResponse, error)
}

// DescribeUserHandler serves DescribeUser. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EntityNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type DescribeUserHandler interface {
	DescribeUser(ctx context.Context, in *DescribeUserRequest) (*DescribeUserResponse, error)
}

// DisassociateDelegateFromResourceHandler serves DisassociateDelegateFromResource. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException, UnsupportedOperationException.
type DisassociateDelegateFromResourceHandler interface {
	DisassociateDelegateFromResource(ctx context.Context, in *DisassociateDelegateFromResourceRequest) (*DisassociateDelegateFromResourceResponse, error)
}

// DisassociateMemberFromGroupHandler serves DisassociateMemberFromGroup. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException, UnsupportedOperationException.
type DisassociateMemberFromGroupHandler interface {
	DisassociateMemberFromGroup(ctx context.Context, in *DisassociateMemberFromGroupRequest) (*DisassociateMemberFromGroupResponse, error)
}

// GetAccessControlEffectHandler serves GetAccessControlEffect. Errors of the contract:
// EntityNotFoundException, ResourceNotFoundException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException.
type GetAccessControlEffectHandler interface {
	GetAccessControlEffect(ctx context.Context, in *GetAccessControlEffectRequest) (*GetAccessControlEffectResponse, error)
}

// GetDefaultRetentionPolicyHandler serves GetDefaultRetentionPolicy. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException.
type GetDefaultRetentionPolicyHandler interface {
	GetDefaultRetentionPolicy(ctx context.Context, in *GetDefaultRetentionPolicyRequest) (*GetDefaultRetentionPolicyResponse, error)
}

// GetImpersonationRoleHandler serves GetImpersonationRole. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// ResourceNotFoundException.
type GetImpersonationRoleHandler interface {
	GetImpersonationRole(ctx context.Context, in *GetImpersonationRoleRequest) (*GetImpersonationRoleResponse, error)
}

// GetImpersonationRoleEffectHandler serves GetImpersonationRoleEffect. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// ResourceNotFoundException, EntityNotFoundException, EntityStateException.
type GetImpersonationRoleEffectHandler interface {
	GetImpersonationRoleEffect(ctx context.Context, in *GetImpersonationRoleEffectRequest) (*GetImpersonationRoleEffectResponse, error)
}

// GetMailDomainHandler serves GetMailDomain. Errors of the contract:
// MailDomainNotFoundException, OrganizationNotFoundException, OrganizationStateException,
// InvalidParameterException.
type GetMailDomainHandler interface {
	GetMailDomain(ctx context.Context, in *GetMailDomainRequest) (*GetMailDomainResponse, error)
}

// GetMailboxDetailsHandler serves GetMailboxDetails. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException.
type GetMailboxDetailsHandler interface {
	GetMailboxDetails(ctx context.Context, in *GetMailboxDetailsRequest) (*GetMailboxDetailsResponse, error)
}

// GetMobileDeviceAccessEffectHandler serves GetMobileDeviceAccessEffect. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type GetMobileDeviceAccessEffectHandler interface {
	GetMobileDeviceAccessEffect(ctx context.Context, in *GetMobileDeviceAccessEffectRequest) (*GetMobileDeviceAccessEffectResponse, error)
}

// GetMobileDeviceAccessOverrideHandler serves GetMobileDeviceAccessOverride. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException, ResourceNotFoundException.
type GetMobileDeviceAccessOverrideHandler interface {
	GetMobileDeviceAccessOverride(ctx context.Context, in *GetMobileDeviceAccessOverrideRequest) (*GetMobileDeviceAccessOverrideResponse, error)
}

// GetPersonalAccessTokenMetadataHandler serves GetPersonalAccessTokenMetadata. Errors of the contract:
// ResourceNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type GetPersonalAccessTokenMetadataHandler interface {
	GetPersonalAccessTokenMetadata(ctx context.Context, in *GetPersonalAccessTokenMetadataRequest) (*GetPersonalAccessTokenMetadataResponse, error)
}

// ListAccessControlRulesHandler serves ListAccessControlRules. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException.
type ListAccessControlRulesHandler interface {
	ListAccessControlRules(ctx context.Context, in *ListAccessControlRulesRequest) (*ListAccessControlRulesResponse, error)
}

// ListAliasesHandler serves ListAliases. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException.
type ListAliasesHandler interface {
	ListAliases(ctx context.Context, in *ListAliasesRequest) (*ListAliasesResponse, error)
}

// ListAvailabilityConfigurationsHandler serves ListAvailabilityConfigurations. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException, InvalidParameterException.
type ListAvailabilityConfigurationsHandler interface {
	ListAvailabilityConfigurations(ctx context.Context, in *ListAvailabilityConfigurationsRequest) (*ListAvailabilityConfigurationsResponse, error)
}

// ListGroupMembersHandler serves ListGroupMembers. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException.
type ListGroupMembersHandler interface {
	ListGroupMembers(ctx context.Context, in *ListGroupMembersRequest) (*ListGroupMembersResponse, error)
}

// ListGroupsHandler serves ListGroups. Errors of the contract:
// EntityNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type ListGroupsHandler interface {
	ListGroups(ctx context.Context, in *ListGroupsRequest) (*ListGroupsResponse, error)
}

// ListGroupsForEntityHandler serves ListGroupsForEntity. Errors of the contract:
// EntityNotFoundException, EntityStateException, OrganizationNotFoundException,
// OrganizationStateException, InvalidParameterException.
type ListGroupsForEntityHandler interface {
	ListGroupsForEntity(ctx context.Context, in *ListGroupsForEntityRequest) (*ListGroupsForEntityResponse, error)
}

// ListImpersonationRolesHandler serves ListImpersonationRoles. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type ListImpersonationRolesHandler interface {
	ListImpersonationRoles(ctx context.Context, in *ListImpersonationRolesRequest) (*ListImpersonationRolesResponse, error)
}

// ListMailDomainsHandler serves ListMailDomains. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type ListMailDomainsHandler interface {
	ListMailDomains(ctx context.Context, in *ListMailDomainsRequest) (*ListMailDomainsResponse, error)
}

// ListMailboxExportJobsHandler serves ListMailboxExportJobs. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type ListMailboxExportJobsHandler interface {
	ListMailboxExportJobs(ctx context.Context, in *ListMailboxExportJobsRequest) (*ListMailboxExportJobsResponse, error)
}

// ListMailboxPermissionsHandler serves ListMailboxPermissions. Errors of the contract:
// EntityNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type ListMailboxPermissionsHandler interface {
	ListMailboxPermissions(ctx context.Context, in *ListMailboxPermissionsRequest) (*ListMailboxPermissionsResponse, error)
}

// ListMobileDeviceAccessOverridesHandler serves ListMobileDeviceAccessOverrides. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException.
type ListMobileDeviceAccessOverridesHandler interface {
	ListMobileDeviceAccessOverrides(ctx context.Context, in *ListMobileDeviceAccessOverridesRequest) (*ListMobileDeviceAccessOverridesResponse, error)
}

// ListMobileDeviceAccessRulesHandler serves ListMobileDeviceAccessRules. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type ListMobileDeviceAccessRulesHandler interface {
	ListMobileDeviceAccessRules(ctx context.Context, in *ListMobileDeviceAccessRulesRequest) (*ListMobileDeviceAccessRulesResponse, error)
}

// ListOrganizationsHandler serves ListOrganizations. Errors of the contract:
// InvalidParameterException.
type ListOrganizationsHandler interface {
	ListOrganizations(ctx context.Context, in *ListOrganizationsRequest) (*ListOrganizationsResponse, error)
}

// ListPersonalAccessTokensHandler serves ListPersonalAccessTokens. Errors of the contract:
// InvalidParameterException, EntityNotFoundException, EntityStateException,
// OrganizationNotFoundException, OrganizationStateException.
type ListPersonalAccessTokensHandler interface {
	ListPersonalAccessTokens(ctx context.Context, in *ListPersonalAccessTokensRequest) (*ListPersonalAccessTokensResponse, error)
}

// ListResourceDelegatesHandler serves ListResourceDelegates. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException, UnsupportedOperationException.
type ListResourceDelegatesHandler interface {
	ListResourceDelegates(ctx context.Context, in *ListResourceDelegatesRequest) (*ListResourceDelegatesResponse, error)
}

// ListResourcesHandler serves ListResources. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// UnsupportedOperationException.
type ListResourcesHandler interface {
	ListResources(ctx context.Context, in *ListResourcesRequest) (*ListResourcesResponse, error)
}

// ListTagsForResourceHandler serves ListTagsForResource. Errors of the contract:
// ResourceNotFoundException.
type ListTagsForResourceHandler interface {
	ListTagsForResource(ctx context.Context, in *ListTagsForResourceRequest) (*ListTagsForResourceResponse, error)
}

// ListUsersHandler serves ListUsers. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException.
type ListUsersHandler interface {
	ListUsers(ctx context.Context, in *ListUsersRequest) (*ListUsersResponse, error)
}

// PutAccessControlRuleHandler serves PutAccessControlRule. Errors of the contract:
// LimitExceededException, InvalidParameterException, EntityNotFoundException,
// ResourceNotFoundException, OrganizationNotFoundException, OrganizationStateException.
type PutAccessControlRuleHandler interface {
	PutAccessControlRule(ctx context.Context, in *PutAccessControlRuleRequest) (*PutAccessControlRuleResponse, error)
}

// PutEmailMonitoringConfigurationHandler serves PutEmailMonitoringConfiguration. Errors of the contract:
// ResourceNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException.
type PutEmailMonitoringConfigurationHandler interface {
	PutEmailMonitoringConfiguration(ctx context.Context, in *PutEmailMonitoringConfigurationRequest) (*PutEmailMonitoringConfigurationResponse, error)
}

// PutIdentityProviderConfigurationHandler serves PutIdentityProviderConfiguration. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// ResourceNotFoundException.
type PutIdentityProviderConfigurationHandler interface {
	PutIdentityProviderConfiguration(ctx context.Context, in *PutIdentityProviderConfigurationRequest) (*PutIdentityProviderConfigurationResponse, error)
}

// PutInboundDmarcSettingsHandler serves PutInboundDmarcSettings. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException.
type PutInboundDmarcSettingsHandler interface {
	PutInboundDmarcSettings(ctx context.Context, in *PutInboundDmarcSettingsRequest) (*PutInboundDmarcSettingsResponse, error)
}

// PutMailboxPermissionsHandler serves PutMailboxPermissions. Errors of the contract:
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// OrganizationNotFoundException, OrganizationStateException.
type PutMailboxPermissionsHandler interface {
	PutMailboxPermissions(ctx context.Context, in *PutMailboxPermissionsRequest) (*PutMailboxPermissionsResponse, error)
}

// PutMobileDeviceAccessOverrideHandler serves PutMobileDeviceAccessOverride. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException, EntityStateException.
type PutMobileDeviceAccessOverrideHandler interface {
	PutMobileDeviceAccessOverride(ctx context.Context, in *PutMobileDeviceAccessOverrideRequest) (*PutMobileDeviceAccessOverrideResponse, error)
}

// PutRetentionPolicyHandler serves PutRetentionPolicy. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// LimitExceededException.
type PutRetentionPolicyHandler interface {
	PutRetentionPolicy(ctx context.Context, in *PutRetentionPolicyRequest) (*PutRetentionPolicyResponse, error)
}

// RegisterMailDomainHandler serves RegisterMailDomain. Errors of the contract:
// MailDomainInUseException, OrganizationNotFoundException, OrganizationStateException,
// LimitExceededException, InvalidParameterException.
type RegisterMailDomainHandler interface {
	RegisterMailDomain(ctx context.Context, in *RegisterMailDomainRequest) (*RegisterMailDomainResponse, error)
}

// RegisterToWorkMailHandler serves RegisterToWorkMail. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EmailAddressInUseException, EntityNotFoundException, EntityStateException,
// EntityAlreadyRegisteredException, InvalidParameterException, MailDomainNotFoundException,
// MailDomainStateException, OrganizationNotFoundException, OrganizationStateException,
// UnsupportedOperationException.
type RegisterToWorkMailHandler interface {
	RegisterToWorkMail(ctx context.Context, in *RegisterToWorkMailRequest) (*RegisterToWorkMailResponse, error)
}

// ResetPasswordHandler serves ResetPassword. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EntityNotFoundException, EntityStateException, InvalidParameterException,
// InvalidPasswordException, OrganizationNotFoundException, OrganizationStateException,
// UnsupportedOperationException.
type ResetPasswordHandler interface {
	ResetPassword(ctx context.Context, in *ResetPasswordRequest) (*ResetPasswordResponse, error)
}

// StartMailboxExportJobHandler serves StartMailboxExportJob. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException, LimitExceededException.
type StartMailboxExportJobHandler interface {
	StartMailboxExportJob(ctx context.Context, in *StartMailboxExportJobRequest) (*StartMailboxExportJobResponse, error)
}

// TagResourceHandler serves TagResource. Errors of the contract:
// InvalidParameterException, ResourceNotFoundException, TooManyTagsException,
// OrganizationStateException.
type TagResourceHandler interface {
	TagResource(ctx context.Context, in *TagResourceRequest) (*TagResourceResponse, error)
}

// TestAvailabilityConfigurationHandler serves TestAvailabilityConfiguration. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException, ResourceNotFoundException,
// InvalidParameterException.
type TestAvailabilityConfigurationHandler interface {
	TestAvailabilityConfiguration(ctx context.Context, in *TestAvailabilityConfigurationRequest) (*TestAvailabilityConfigurationResponse, error)
}

// UntagResourceHandler serves UntagResource. Errors of the contract:
// ResourceNotFoundException.
type UntagResourceHandler interface {
	UntagResource(ctx context.Context, in *UntagResourceRequest) (*UntagResourceResponse, error)
}

// UpdateAvailabilityConfigurationHandler serves UpdateAvailabilityConfiguration. Errors of the contract:
// OrganizationNotFoundException, OrganizationStateException, ResourceNotFoundException,
// InvalidParameterException.
type UpdateAvailabilityConfigurationHandler interface {
	UpdateAvailabilityConfiguration(ctx context.Context, in *UpdateAvailabilityConfigurationRequest) (*UpdateAvailabilityConfigurationResponse, error)
}

// UpdateDefaultMailDomainHandler serves UpdateDefaultMailDomain. Errors of the contract:
// MailDomainNotFoundException, MailDomainStateException, OrganizationNotFoundException,
// OrganizationStateException, InvalidParameterException.
type UpdateDefaultMailDomainHandler interface {
	UpdateDefaultMailDomain(ctx context.Context, in *UpdateDefaultMailDomainRequest) (*UpdateDefaultMailDomainResponse, error)
}

// UpdateGroupHandler serves UpdateGroup. Errors of the contract:
// EntityNotFoundException, EntityStateException, OrganizationNotFoundException,
// OrganizationStateException, UnsupportedOperationException, InvalidParameterException.
type UpdateGroupHandler interface {
	UpdateGroup(ctx context.Context, in *UpdateGroupRequest) (*UpdateGroupResponse, error)
}

// UpdateImpersonationRoleHandler serves UpdateImpersonationRole. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// ResourceNotFoundException, EntityNotFoundException, EntityStateException,
// LimitExceededException.
type UpdateImpersonationRoleHandler interface {
	UpdateImpersonationRole(ctx context.Context, in *UpdateImpersonationRoleRequest) (*UpdateImpersonationRoleResponse, error)
}

// UpdateMailboxQuotaHandler serves UpdateMailboxQuota. Errors of the contract:
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// EntityNotFoundException, EntityStateException.
type UpdateMailboxQuotaHandler interface {
	UpdateMailboxQuota(ctx context.Context, in *UpdateMailboxQuotaRequest) (*UpdateMailboxQuotaResponse, error)
}

// UpdateMobileDeviceAccessRuleHandler serves UpdateMobileDeviceAccessRule. Errors of the contract:
// InvalidParameterException, EntityNotFoundException, OrganizationNotFoundException,
// OrganizationStateException.
type UpdateMobileDeviceAccessRuleHandler interface {
	UpdateMobileDeviceAccessRule(ctx context.Context, in *UpdateMobileDeviceAccessRuleRequest) (*UpdateMobileDeviceAccessRuleResponse, error)
}

// UpdatePrimaryEmailAddressHandler serves UpdatePrimaryEmailAddress. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EmailAddressInUseException, EntityNotFoundException, EntityStateException,
// InvalidParameterException, MailDomainNotFoundException, MailDomainStateException,
// InvalidParameterException, OrganizationNotFoundException, OrganizationStateException,
// UnsupportedOperationException.
type UpdatePrimaryEmailAddressHandler interface {
	UpdatePrimaryEmailAddress(ctx context.Context, in *UpdatePrimaryEmailAddressRequest) (*UpdatePrimaryEmailAddressResponse, error)
}

// UpdateResourceHandler serves UpdateResource. Errors of the contract:
// DirectoryUnavailableException, EntityNotFoundException, EntityStateException,
// InvalidConfigurationException, EmailAddressInUseException, MailDomainNotFoundException,
// MailDomainStateException, NameAvailabilityException, OrganizationNotFoundException,
// OrganizationStateException, UnsupportedOperationException, InvalidParameterException.
type UpdateResourceHandler interface {
	UpdateResource(ctx context.Context, in *UpdateResourceRequest) (*UpdateResourceResponse, error)
}

// UpdateUserHandler serves UpdateUser. Errors of the contract:
// DirectoryServiceAuthenticationFailedException, DirectoryUnavailableException,
// EntityNotFoundException, InvalidParameterException, OrganizationNotFoundException,
// OrganizationStateException, UnsupportedOperationException, EntityStateException.
type UpdateUserHandler interface {
	UpdateUser(ctx context.Context, in *UpdateUserRequest) (*UpdateUserResponse, error)
}
