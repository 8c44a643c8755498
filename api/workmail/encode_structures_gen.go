// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"log/slog"

	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AccessControlRule) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Name", v.Name)
	e.OptEnum("Effect", string(v.Effect))
	e.OptString("Description", v.Description)
	awsjson.OptStrings(e, "IpRanges", v.IpRanges)
	awsjson.OptStrings(e, "NotIpRanges", v.NotIpRanges)
	awsjson.OptStrings(e, "Actions", v.Actions)
	awsjson.OptStrings(e, "NotActions", v.NotActions)
	awsjson.OptStrings(e, "UserIds", v.UserIds)
	awsjson.OptStrings(e, "NotUserIds", v.NotUserIds)
	e.OptTime("DateCreated", v.DateCreated)
	e.OptTime("DateModified", v.DateModified)
	awsjson.OptStrings(e, "ImpersonationRoleIds", v.ImpersonationRoleIds)
	awsjson.OptStrings(e, "NotImpersonationRoleIds", v.NotImpersonationRoleIds)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *AvailabilityConfiguration) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("DomainName", v.DomainName)
	e.OptEnum("ProviderType", string(v.ProviderType))
	awsjson.OptStruct(e, "EwsProvider", v.EwsProvider)
	awsjson.OptStruct(e, "LambdaProvider", v.LambdaProvider)
	e.OptTime("DateCreated", v.DateCreated)
	e.OptTime("DateModified", v.DateModified)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *BookingOptions) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.Bool("AutoAcceptRequests", v.AutoAcceptRequests)
	e.Bool("AutoDeclineRecurringRequests", v.AutoDeclineRecurringRequests)
	e.Bool("AutoDeclineConflictingRequests", v.AutoDeclineConflictingRequests)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *Delegate) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Id", v.Id)
	e.OptEnum("Type", string(v.Type))
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *DnsRecord) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Type", v.Type)
	e.OptString("Hostname", v.Hostname)
	e.OptString("Value", v.Value)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *Domain) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("DomainName", v.DomainName)
	e.OptString("HostedZoneId", v.HostedZoneId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *EwsAvailabilityProvider) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("EwsEndpoint", v.EwsEndpoint)
	e.OptString("EwsUsername", v.EwsUsername)
	e.OptSensitive("EwsPassword", v.EwsPassword)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *EwsAvailabilityProvider) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *FolderConfiguration) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptEnum("Name", string(v.Name))
	e.OptEnum("Action", string(v.Action))
	e.OptInt32("Period", v.Period)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *Group) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Id", v.Id)
	e.OptString("Email", v.Email)
	e.OptString("Name", v.Name)
	e.OptEnum("State", string(v.State))
	e.OptTime("EnabledDate", v.EnabledDate)
	e.OptTime("DisabledDate", v.DisabledDate)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *GroupIdentifier) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("GroupId", v.GroupId)
	e.OptString("GroupName", v.GroupName)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *IdentityCenterConfiguration) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("InstanceArn", v.InstanceArn)
	e.OptString("ApplicationArn", v.ApplicationArn)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ImpersonationMatchedRule) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ImpersonationRuleId", v.ImpersonationRuleId)
	e.OptString("Name", v.Name)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ImpersonationRole) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.OptTime("DateCreated", v.DateCreated)
	e.OptTime("DateModified", v.DateModified)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ImpersonationRule) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ImpersonationRuleId", v.ImpersonationRuleId)
	e.OptString("Name", v.Name)
	e.OptString("Description", v.Description)
	e.OptEnum("Effect", string(v.Effect))
	awsjson.OptStrings(e, "TargetUsers", v.TargetUsers)
	awsjson.OptStrings(e, "NotTargetUsers", v.NotTargetUsers)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *LambdaAvailabilityProvider) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("LambdaArn", v.LambdaArn)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupsFilters) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("NamePrefix", v.NamePrefix)
	e.OptString("PrimaryEmailPrefix", v.PrimaryEmailPrefix)
	e.OptEnum("State", string(v.State))
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListGroupsForEntityFilters) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("GroupNamePrefix", v.GroupNamePrefix)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListResourcesFilters) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("NamePrefix", v.NamePrefix)
	e.OptString("PrimaryEmailPrefix", v.PrimaryEmailPrefix)
	e.OptEnum("State", string(v.State))
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListUsersFilters) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("UsernamePrefix", v.UsernamePrefix)
	e.OptSensitive("DisplayNamePrefix", v.DisplayNamePrefix)
	e.OptString("PrimaryEmailPrefix", v.PrimaryEmailPrefix)
	e.OptEnum("State", string(v.State))
	e.OptString("IdentityProviderUserIdPrefix", v.IdentityProviderUserIdPrefix)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *ListUsersFilters) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *MailDomainSummary) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("DomainName", v.DomainName)
	e.Bool("DefaultDomain", v.DefaultDomain)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *MailboxExportJob) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("JobId", v.JobId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("Description", v.Description)
	e.OptString("S3BucketName", v.S3BucketName)
	e.OptString("S3Path", v.S3Path)
	e.Int32("EstimatedProgress", v.EstimatedProgress)
	e.OptEnum("State", string(v.State))
	e.OptTime("StartTime", v.StartTime)
	e.OptTime("EndTime", v.EndTime)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *Member) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Id", v.Id)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.OptEnum("State", string(v.State))
	e.OptTime("EnabledDate", v.EnabledDate)
	e.OptTime("DisabledDate", v.DisabledDate)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *MobileDeviceAccessMatchedRule) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("MobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId)
	e.OptString("Name", v.Name)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *MobileDeviceAccessOverride) EncodeAWSJSON(e *awsjson.Encoder) {
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
func (v *MobileDeviceAccessRule) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("MobileDeviceAccessRuleId", v.MobileDeviceAccessRuleId)
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
	e.OptTime("DateCreated", v.DateCreated)
	e.OptTime("DateModified", v.DateModified)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *OrganizationSummary) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Alias", v.Alias)
	e.OptString("DefaultMailDomain", v.DefaultMailDomain)
	e.OptString("ErrorMessage", v.ErrorMessage)
	e.OptString("State", v.State)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *Permission) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("GranteeId", v.GranteeId)
	e.OptEnum("GranteeType", string(v.GranteeType))
	awsjson.OptStrings(e, "PermissionValues", v.PermissionValues)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PersonalAccessTokenConfiguration) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptEnum("Status", string(v.Status))
	e.OptInt32("LifetimeInDays", v.LifetimeInDays)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PersonalAccessTokenSummary) EncodeAWSJSON(e *awsjson.Encoder) {
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
func (v *RedactedEwsAvailabilityProvider) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("EwsEndpoint", v.EwsEndpoint)
	e.OptString("EwsUsername", v.EwsUsername)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *Resource) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Id", v.Id)
	e.OptString("Email", v.Email)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.OptEnum("State", string(v.State))
	e.OptTime("EnabledDate", v.EnabledDate)
	e.OptTime("DisabledDate", v.DisabledDate)
	e.OptSensitive("Description", v.Description)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *Resource) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *Tag) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Key", v.Key)
	e.OptString("Value", v.Value)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *User) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("Id", v.Id)
	e.OptString("Email", v.Email)
	e.OptString("Name", v.Name)
	e.OptString("DisplayName", v.DisplayName)
	e.OptEnum("State", string(v.State))
	e.OptEnum("UserRole", string(v.UserRole))
	e.OptTime("EnabledDate", v.EnabledDate)
	e.OptTime("DisabledDate", v.DisabledDate)
	e.OptString("IdentityProviderUserId", v.IdentityProviderUserId)
	e.OptString("IdentityProviderIdentityStoreId", v.IdentityProviderIdentityStoreId)
	e.EndObject()
}
