// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// AccessControlRule is a structure of the contract.
type AccessControlRule struct {
	Name                    *string                 `json:"Name,omitzero"`
	Effect                  AccessControlRuleEffect `json:"Effect,omitzero"`
	Description             *string                 `json:"Description,omitzero"`
	IpRanges                []string                `json:"IpRanges,omitzero"`
	NotIpRanges             []string                `json:"NotIpRanges,omitzero"`
	Actions                 []string                `json:"Actions,omitzero"`
	NotActions              []string                `json:"NotActions,omitzero"`
	UserIds                 []string                `json:"UserIds,omitzero"`
	NotUserIds              []string                `json:"NotUserIds,omitzero"`
	DateCreated             awsjson.Timestamp       `json:"DateCreated,omitzero"`
	DateModified            awsjson.Timestamp       `json:"DateModified,omitzero"`
	ImpersonationRoleIds    []string                `json:"ImpersonationRoleIds,omitzero"`
	NotImpersonationRoleIds []string                `json:"NotImpersonationRoleIds,omitzero"`
}

// AvailabilityConfiguration is a structure of the contract.
type AvailabilityConfiguration struct {
	DomainName     *string                          `json:"DomainName,omitzero"`
	ProviderType   AvailabilityProviderType         `json:"ProviderType,omitzero"`
	EwsProvider    *RedactedEwsAvailabilityProvider `json:"EwsProvider,omitzero"`
	LambdaProvider *LambdaAvailabilityProvider      `json:"LambdaProvider,omitzero"`
	DateCreated    awsjson.Timestamp                `json:"DateCreated,omitzero"`
	DateModified   awsjson.Timestamp                `json:"DateModified,omitzero"`
}

// BookingOptions is a structure of the contract.
type BookingOptions struct {
	AutoAcceptRequests             bool `json:"AutoAcceptRequests"`
	AutoDeclineRecurringRequests   bool `json:"AutoDeclineRecurringRequests"`
	AutoDeclineConflictingRequests bool `json:"AutoDeclineConflictingRequests"`
}

// Delegate is a structure of the contract.
type Delegate struct {
	Id   *string    `json:"Id,omitzero"`   // required
	Type MemberType `json:"Type,omitzero"` // required
}

// DnsRecord is a structure of the contract.
type DnsRecord struct {
	Type     *string `json:"Type,omitzero"`
	Hostname *string `json:"Hostname,omitzero"`
	Value    *string `json:"Value,omitzero"`
}

// Domain is a structure of the contract.
type Domain struct {
	DomainName   *string `json:"DomainName,omitzero"` // required
	HostedZoneId *string `json:"HostedZoneId,omitzero"`
}

// EwsAvailabilityProvider is a structure of the contract.
type EwsAvailabilityProvider struct {
	EwsEndpoint *string `json:"EwsEndpoint,omitzero"` // required
	EwsUsername *string `json:"EwsUsername,omitzero"` // required
	EwsPassword *string `json:"EwsPassword,omitzero"` // required, sensitive
}

// FolderConfiguration is a structure of the contract.
type FolderConfiguration struct {
	Name   FolderName      `json:"Name,omitzero"`   // required
	Action RetentionAction `json:"Action,omitzero"` // required
	Period *int32          `json:"Period,omitzero"`
}

// Group is a structure of the contract.
type Group struct {
	Id           *string           `json:"Id,omitzero"`
	Email        *string           `json:"Email,omitzero"`
	Name         *string           `json:"Name,omitzero"`
	State        EntityState       `json:"State,omitzero"`
	EnabledDate  awsjson.Timestamp `json:"EnabledDate,omitzero"`
	DisabledDate awsjson.Timestamp `json:"DisabledDate,omitzero"`
}

// GroupIdentifier is a structure of the contract.
type GroupIdentifier struct {
	GroupId   *string `json:"GroupId,omitzero"`
	GroupName *string `json:"GroupName,omitzero"`
}

// IdentityCenterConfiguration is a structure of the contract.
type IdentityCenterConfiguration struct {
	InstanceArn    *string `json:"InstanceArn,omitzero"`    // required
	ApplicationArn *string `json:"ApplicationArn,omitzero"` // required
}

// ImpersonationMatchedRule is a structure of the contract.
type ImpersonationMatchedRule struct {
	ImpersonationRuleId *string `json:"ImpersonationRuleId,omitzero"`
	Name                *string `json:"Name,omitzero"`
}

// ImpersonationRole is a structure of the contract.
type ImpersonationRole struct {
	ImpersonationRoleId *string               `json:"ImpersonationRoleId,omitzero"`
	Name                *string               `json:"Name,omitzero"`
	Type                ImpersonationRoleType `json:"Type,omitzero"`
	DateCreated         awsjson.Timestamp     `json:"DateCreated,omitzero"`
	DateModified        awsjson.Timestamp     `json:"DateModified,omitzero"`
}

// ImpersonationRule is a structure of the contract.
type ImpersonationRule struct {
	ImpersonationRuleId *string      `json:"ImpersonationRuleId,omitzero"` // required
	Name                *string      `json:"Name,omitzero"`
	Description         *string      `json:"Description,omitzero"`
	Effect              AccessEffect `json:"Effect,omitzero"` // required
	TargetUsers         []string     `json:"TargetUsers,omitzero"`
	NotTargetUsers      []string     `json:"NotTargetUsers,omitzero"`
}

// LambdaAvailabilityProvider is a structure of the contract.
type LambdaAvailabilityProvider struct {
	LambdaArn *string `json:"LambdaArn,omitzero"` // required
}

// ListGroupsFilters is a structure of the contract.
type ListGroupsFilters struct {
	NamePrefix         *string     `json:"NamePrefix,omitzero"`
	PrimaryEmailPrefix *string     `json:"PrimaryEmailPrefix,omitzero"`
	State              EntityState `json:"State,omitzero"`
}

// ListGroupsForEntityFilters is a structure of the contract.
type ListGroupsForEntityFilters struct {
	GroupNamePrefix *string `json:"GroupNamePrefix,omitzero"`
}

// ListResourcesFilters is a structure of the contract.
type ListResourcesFilters struct {
	NamePrefix         *string     `json:"NamePrefix,omitzero"`
	PrimaryEmailPrefix *string     `json:"PrimaryEmailPrefix,omitzero"`
	State              EntityState `json:"State,omitzero"`
}

// ListUsersFilters is a structure of the contract.
type ListUsersFilters struct {
	UsernamePrefix               *string     `json:"UsernamePrefix,omitzero"`
	DisplayNamePrefix            *string     `json:"DisplayNamePrefix,omitzero"` // sensitive
	PrimaryEmailPrefix           *string     `json:"PrimaryEmailPrefix,omitzero"`
	State                        EntityState `json:"State,omitzero"`
	IdentityProviderUserIdPrefix *string     `json:"IdentityProviderUserIdPrefix,omitzero"`
}

// MailDomainSummary is a structure of the contract.
type MailDomainSummary struct {
	DomainName    *string `json:"DomainName,omitzero"`
	DefaultDomain bool    `json:"DefaultDomain"`
}

// MailboxExportJob is a structure of the contract.
type MailboxExportJob struct {
	JobId             *string               `json:"JobId,omitzero"`
	EntityId          *string               `json:"EntityId,omitzero"`
	Description       *string               `json:"Description,omitzero"`
	S3BucketName      *string               `json:"S3BucketName,omitzero"`
	S3Path            *string               `json:"S3Path,omitzero"`
	EstimatedProgress int32                 `json:"EstimatedProgress"`
	State             MailboxExportJobState `json:"State,omitzero"`
	StartTime         awsjson.Timestamp     `json:"StartTime,omitzero"`
	EndTime           awsjson.Timestamp     `json:"EndTime,omitzero"`
}

// Member is a structure of the contract.
type Member struct {
	Id           *string           `json:"Id,omitzero"`
	Name         *string           `json:"Name,omitzero"`
	Type         MemberType        `json:"Type,omitzero"`
	State        EntityState       `json:"State,omitzero"`
	EnabledDate  awsjson.Timestamp `json:"EnabledDate,omitzero"`
	DisabledDate awsjson.Timestamp `json:"DisabledDate,omitzero"`
}

// MobileDeviceAccessMatchedRule is a structure of the contract.
type MobileDeviceAccessMatchedRule struct {
	MobileDeviceAccessRuleId *string `json:"MobileDeviceAccessRuleId,omitzero"`
	Name                     *string `json:"Name,omitzero"`
}

// MobileDeviceAccessOverride is a structure of the contract.
type MobileDeviceAccessOverride struct {
	UserId       *string                      `json:"UserId,omitzero"`
	DeviceId     *string                      `json:"DeviceId,omitzero"`
	Effect       MobileDeviceAccessRuleEffect `json:"Effect,omitzero"`
	Description  *string                      `json:"Description,omitzero"`
	DateCreated  awsjson.Timestamp            `json:"DateCreated,omitzero"`
	DateModified awsjson.Timestamp            `json:"DateModified,omitzero"`
}

// MobileDeviceAccessRule is a structure of the contract.
type MobileDeviceAccessRule struct {
	MobileDeviceAccessRuleId  *string                      `json:"MobileDeviceAccessRuleId,omitzero"`
	Name                      *string                      `json:"Name,omitzero"`
	Description               *string                      `json:"Description,omitzero"`
	Effect                    MobileDeviceAccessRuleEffect `json:"Effect,omitzero"`
	DeviceTypes               []string                     `json:"DeviceTypes,omitzero"`
	NotDeviceTypes            []string                     `json:"NotDeviceTypes,omitzero"`
	DeviceModels              []string                     `json:"DeviceModels,omitzero"`
	NotDeviceModels           []string                     `json:"NotDeviceModels,omitzero"`
	DeviceOperatingSystems    []string                     `json:"DeviceOperatingSystems,omitzero"`
	NotDeviceOperatingSystems []string                     `json:"NotDeviceOperatingSystems,omitzero"`
	DeviceUserAgents          []string                     `json:"DeviceUserAgents,omitzero"`
	NotDeviceUserAgents       []string                     `json:"NotDeviceUserAgents,omitzero"`
	DateCreated               awsjson.Timestamp            `json:"DateCreated,omitzero"`
	DateModified              awsjson.Timestamp            `json:"DateModified,omitzero"`
}

// OrganizationSummary is a structure of the contract.
type OrganizationSummary struct {
	OrganizationId    *string `json:"OrganizationId,omitzero"`
	Alias             *string `json:"Alias,omitzero"`
	DefaultMailDomain *string `json:"DefaultMailDomain,omitzero"`
	ErrorMessage      *string `json:"ErrorMessage,omitzero"`
	State             *string `json:"State,omitzero"`
}

// Permission is a structure of the contract.
type Permission struct {
	GranteeId        *string          `json:"GranteeId,omitzero"`        // required
	GranteeType      MemberType       `json:"GranteeType,omitzero"`      // required
	PermissionValues []PermissionType `json:"PermissionValues,omitzero"` // required
}

// PersonalAccessTokenConfiguration is a structure of the contract.
type PersonalAccessTokenConfiguration struct {
	Status         PersonalAccessTokenConfigurationStatus `json:"Status,omitzero"` // required
	LifetimeInDays *int32                                 `json:"LifetimeInDays,omitzero"`
}

// PersonalAccessTokenSummary is a structure of the contract.
type PersonalAccessTokenSummary struct {
	PersonalAccessTokenId *string           `json:"PersonalAccessTokenId,omitzero"`
	UserId                *string           `json:"UserId,omitzero"`
	Name                  *string           `json:"Name,omitzero"`
	DateCreated           awsjson.Timestamp `json:"DateCreated,omitzero"`
	DateLastUsed          awsjson.Timestamp `json:"DateLastUsed,omitzero"`
	ExpiresTime           awsjson.Timestamp `json:"ExpiresTime,omitzero"`
	Scopes                []string          `json:"Scopes,omitzero"`
}

// RedactedEwsAvailabilityProvider is a structure of the contract.
type RedactedEwsAvailabilityProvider struct {
	EwsEndpoint *string `json:"EwsEndpoint,omitzero"`
	EwsUsername *string `json:"EwsUsername,omitzero"`
}

// Resource is a structure of the contract.
type Resource struct {
	Id           *string           `json:"Id,omitzero"`
	Email        *string           `json:"Email,omitzero"`
	Name         *string           `json:"Name,omitzero"`
	Type         ResourceType      `json:"Type,omitzero"`
	State        EntityState       `json:"State,omitzero"`
	EnabledDate  awsjson.Timestamp `json:"EnabledDate,omitzero"`
	DisabledDate awsjson.Timestamp `json:"DisabledDate,omitzero"`
	Description  *string           `json:"Description,omitzero"` // sensitive
}

// Tag is a structure of the contract.
type Tag struct {
	Key   *string `json:"Key,omitzero"`   // required
	Value *string `json:"Value,omitzero"` // required
}

// User is a structure of the contract.
type User struct {
	Id                              *string           `json:"Id,omitzero"`
	Email                           *string           `json:"Email,omitzero"`
	Name                            *string           `json:"Name,omitzero"`
	DisplayName                     *string           `json:"DisplayName,omitzero"`
	State                           EntityState       `json:"State,omitzero"`
	UserRole                        UserRole          `json:"UserRole,omitzero"`
	EnabledDate                     awsjson.Timestamp `json:"EnabledDate,omitzero"`
	DisabledDate                    awsjson.Timestamp `json:"DisabledDate,omitzero"`
	IdentityProviderUserId          *string           `json:"IdentityProviderUserId,omitzero"`
	IdentityProviderIdentityStoreId *string           `json:"IdentityProviderIdentityStoreId,omitzero"`
}
