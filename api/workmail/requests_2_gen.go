// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

// UpdateDefaultMailDomainRequest is the input of UpdateDefaultMailDomain.
type UpdateDefaultMailDomainRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	DomainName     *string `json:"DomainName,omitzero"`     // required
}

// UpdateGroupRequest is the input of UpdateGroup.
type UpdateGroupRequest struct {
	OrganizationId              *string `json:"OrganizationId,omitzero"` // required
	GroupId                     *string `json:"GroupId,omitzero"`        // required
	HiddenFromGlobalAddressList *bool   `json:"HiddenFromGlobalAddressList,omitzero"`
}

// UpdateImpersonationRoleRequest is the input of UpdateImpersonationRole.
type UpdateImpersonationRoleRequest struct {
	OrganizationId      *string               `json:"OrganizationId,omitzero"`      // required
	ImpersonationRoleId *string               `json:"ImpersonationRoleId,omitzero"` // required
	Name                *string               `json:"Name,omitzero"`                // required
	Type                ImpersonationRoleType `json:"Type,omitzero"`                // required
	Description         *string               `json:"Description,omitzero"`
	Rules               []ImpersonationRule   `json:"Rules,omitzero"` // required
}

// UpdateMailboxQuotaRequest is the input of UpdateMailboxQuota.
type UpdateMailboxQuotaRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	UserId         *string `json:"UserId,omitzero"`         // required
	MailboxQuota   *int32  `json:"MailboxQuota,omitzero"`   // required
}

// UpdateMobileDeviceAccessRuleRequest is the input of UpdateMobileDeviceAccessRule.
type UpdateMobileDeviceAccessRuleRequest struct {
	OrganizationId            *string                      `json:"OrganizationId,omitzero"`           // required
	MobileDeviceAccessRuleId  *string                      `json:"MobileDeviceAccessRuleId,omitzero"` // required
	Name                      *string                      `json:"Name,omitzero"`                     // required
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

// UpdatePrimaryEmailAddressRequest is the input of UpdatePrimaryEmailAddress.
type UpdatePrimaryEmailAddressRequest struct {
	OrganizationId *string `json:"OrganizationId,omitzero"` // required
	EntityId       *string `json:"EntityId,omitzero"`       // required
	Email          *string `json:"Email,omitzero"`          // required
}

// UpdateResourceRequest is the input of UpdateResource.
type UpdateResourceRequest struct {
	OrganizationId              *string         `json:"OrganizationId,omitzero"` // required
	ResourceId                  *string         `json:"ResourceId,omitzero"`     // required
	Name                        *string         `json:"Name,omitzero"`
	BookingOptions              *BookingOptions `json:"BookingOptions,omitzero"`
	Description                 *string         `json:"Description,omitzero"` // sensitive
	Type                        ResourceType    `json:"Type,omitzero"`
	HiddenFromGlobalAddressList *bool           `json:"HiddenFromGlobalAddressList,omitzero"`
}

// UpdateUserRequest is the input of UpdateUser.
type UpdateUserRequest struct {
	OrganizationId              *string  `json:"OrganizationId,omitzero"` // required
	UserId                      *string  `json:"UserId,omitzero"`         // required
	Role                        UserRole `json:"Role,omitzero"`
	DisplayName                 *string  `json:"DisplayName,omitzero"` // sensitive
	FirstName                   *string  `json:"FirstName,omitzero"`   // sensitive
	LastName                    *string  `json:"LastName,omitzero"`    // sensitive
	HiddenFromGlobalAddressList *bool    `json:"HiddenFromGlobalAddressList,omitzero"`
	Initials                    *string  `json:"Initials,omitzero"`   // sensitive
	Telephone                   *string  `json:"Telephone,omitzero"`  // sensitive
	Street                      *string  `json:"Street,omitzero"`     // sensitive
	JobTitle                    *string  `json:"JobTitle,omitzero"`   // sensitive
	City                        *string  `json:"City,omitzero"`       // sensitive
	Company                     *string  `json:"Company,omitzero"`    // sensitive
	ZipCode                     *string  `json:"ZipCode,omitzero"`    // sensitive
	Department                  *string  `json:"Department,omitzero"` // sensitive
	Country                     *string  `json:"Country,omitzero"`    // sensitive
	Office                      *string  `json:"Office,omitzero"`     // sensitive
	IdentityProviderUserId      *string  `json:"IdentityProviderUserId,omitzero"`
}
