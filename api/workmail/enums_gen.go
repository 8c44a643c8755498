// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

// AccessControlRuleEffect is an enumeration of the contract. The empty string stands for an absent member.
type AccessControlRuleEffect string

// The values of AccessControlRuleEffect.
const (
	AccessControlRuleEffectAllow AccessControlRuleEffect = "ALLOW"
	AccessControlRuleEffectDeny  AccessControlRuleEffect = "DENY"
)

// AccessEffect is an enumeration of the contract. The empty string stands for an absent member.
type AccessEffect string

// The values of AccessEffect.
const (
	AccessEffectAllow AccessEffect = "ALLOW"
	AccessEffectDeny  AccessEffect = "DENY"
)

// AvailabilityProviderType is an enumeration of the contract. The empty string stands for an absent member.
type AvailabilityProviderType string

// The values of AvailabilityProviderType.
const (
	AvailabilityProviderTypeEws    AvailabilityProviderType = "EWS"
	AvailabilityProviderTypeLambda AvailabilityProviderType = "LAMBDA"
)

// DnsRecordVerificationStatus is an enumeration of the contract. The empty string stands for an absent member.
type DnsRecordVerificationStatus string

// The values of DnsRecordVerificationStatus.
const (
	DnsRecordVerificationStatusPending  DnsRecordVerificationStatus = "PENDING"
	DnsRecordVerificationStatusVerified DnsRecordVerificationStatus = "VERIFIED"
	DnsRecordVerificationStatusFailed   DnsRecordVerificationStatus = "FAILED"
)

// EntityState is an enumeration of the contract. The empty string stands for an absent member.
type EntityState string

// The values of EntityState.
const (
	EntityStateEnabled  EntityState = "ENABLED"
	EntityStateDisabled EntityState = "DISABLED"
	EntityStateDeleted  EntityState = "DELETED"
)

// EntityType is an enumeration of the contract. The empty string stands for an absent member.
type EntityType string

// The values of EntityType.
const (
	EntityTypeGroup    EntityType = "GROUP"
	EntityTypeUser     EntityType = "USER"
	EntityTypeResource EntityType = "RESOURCE"
)

// FolderName is an enumeration of the contract. The empty string stands for an absent member.
type FolderName string

// The values of FolderName.
const (
	FolderNameInbox        FolderName = "INBOX"
	FolderNameDeletedItems FolderName = "DELETED_ITEMS"
	FolderNameSentItems    FolderName = "SENT_ITEMS"
	FolderNameDrafts       FolderName = "DRAFTS"
	FolderNameJunkEmail    FolderName = "JUNK_EMAIL"
)

// IdentityProviderAuthenticationMode is an enumeration of the contract. The empty string stands for an absent member.
type IdentityProviderAuthenticationMode string

// The values of IdentityProviderAuthenticationMode.
const (
	IdentityProviderAuthenticationModeIdentityProviderOnly         IdentityProviderAuthenticationMode = "IDENTITY_PROVIDER_ONLY"
	IdentityProviderAuthenticationModeIdentityProviderAndDirectory IdentityProviderAuthenticationMode = "IDENTITY_PROVIDER_AND_DIRECTORY"
)

// ImpersonationRoleType is an enumeration of the contract. The empty string stands for an absent member.
type ImpersonationRoleType string

// The values of ImpersonationRoleType.
const (
	ImpersonationRoleTypeFullAccess ImpersonationRoleType = "FULL_ACCESS"
	ImpersonationRoleTypeReadOnly   ImpersonationRoleType = "READ_ONLY"
)

// MailboxExportJobState is an enumeration of the contract. The empty string stands for an absent member.
type MailboxExportJobState string

// The values of MailboxExportJobState.
const (
	MailboxExportJobStateRunning   MailboxExportJobState = "RUNNING"
	MailboxExportJobStateCompleted MailboxExportJobState = "COMPLETED"
	MailboxExportJobStateFailed    MailboxExportJobState = "FAILED"
	MailboxExportJobStateCancelled MailboxExportJobState = "CANCELLED"
)

// MemberType is an enumeration of the contract. The empty string stands for an absent member.
type MemberType string

// The values of MemberType.
const (
	MemberTypeGroup MemberType = "GROUP"
	MemberTypeUser  MemberType = "USER"
)

// MobileDeviceAccessRuleEffect is an enumeration of the contract. The empty string stands for an absent member.
type MobileDeviceAccessRuleEffect string

// The values of MobileDeviceAccessRuleEffect.
const (
	MobileDeviceAccessRuleEffectAllow MobileDeviceAccessRuleEffect = "ALLOW"
	MobileDeviceAccessRuleEffectDeny  MobileDeviceAccessRuleEffect = "DENY"
)

// PermissionType is an enumeration of the contract. The empty string stands for an absent member.
type PermissionType string

// The values of PermissionType.
const (
	PermissionTypeFullAccess   PermissionType = "FULL_ACCESS"
	PermissionTypeSendAs       PermissionType = "SEND_AS"
	PermissionTypeSendOnBehalf PermissionType = "SEND_ON_BEHALF"
)

// PersonalAccessTokenConfigurationStatus is an enumeration of the contract. The empty string stands for an absent member.
type PersonalAccessTokenConfigurationStatus string

// The values of PersonalAccessTokenConfigurationStatus.
const (
	PersonalAccessTokenConfigurationStatusActive   PersonalAccessTokenConfigurationStatus = "ACTIVE"
	PersonalAccessTokenConfigurationStatusInactive PersonalAccessTokenConfigurationStatus = "INACTIVE"
)

// ResourceType is an enumeration of the contract. The empty string stands for an absent member.
type ResourceType string

// The values of ResourceType.
const (
	ResourceTypeRoom      ResourceType = "ROOM"
	ResourceTypeEquipment ResourceType = "EQUIPMENT"
)

// RetentionAction is an enumeration of the contract. The empty string stands for an absent member.
type RetentionAction string

// The values of RetentionAction.
const (
	RetentionActionNone              RetentionAction = "NONE"
	RetentionActionDelete            RetentionAction = "DELETE"
	RetentionActionPermanentlyDelete RetentionAction = "PERMANENTLY_DELETE"
)

// UserRole is an enumeration of the contract. The empty string stands for an absent member.
type UserRole string

// The values of UserRole.
const (
	UserRoleUser       UserRole = "USER"
	UserRoleResource   UserRole = "RESOURCE"
	UserRoleSystemUser UserRole = "SYSTEM_USER"
	UserRoleRemoteUser UserRole = "REMOTE_USER"
)
