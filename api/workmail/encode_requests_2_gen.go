// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"log/slog"

	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListResourcesRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	awsjson.OptStruct(e, "Filters", v.Filters)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListTagsForResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ResourceARN", v.ResourceARN)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ListUsersRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("NextToken", v.NextToken)
	e.OptInt32("MaxResults", v.MaxResults)
	awsjson.OptStruct(e, "Filters", v.Filters)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *ListUsersRequest) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutAccessControlRuleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
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
	e.OptString("OrganizationId", v.OrganizationId)
	awsjson.OptStrings(e, "ImpersonationRoleIds", v.ImpersonationRoleIds)
	awsjson.OptStrings(e, "NotImpersonationRoleIds", v.NotImpersonationRoleIds)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutEmailMonitoringConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("RoleArn", v.RoleArn)
	e.OptString("LogGroupArn", v.LogGroupArn)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutIdentityProviderConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptEnum("AuthenticationMode", string(v.AuthenticationMode))
	awsjson.OptStruct(e, "IdentityCenterConfiguration", v.IdentityCenterConfiguration)
	awsjson.OptStruct(e, "PersonalAccessTokenConfiguration", v.PersonalAccessTokenConfiguration)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutInboundDmarcSettingsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptBool("Enforced", v.Enforced)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutMailboxPermissionsRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("GranteeId", v.GranteeId)
	awsjson.OptStrings(e, "PermissionValues", v.PermissionValues)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutMobileDeviceAccessOverrideRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptString("DeviceId", v.DeviceId)
	e.OptEnum("Effect", string(v.Effect))
	e.OptString("Description", v.Description)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutRetentionPolicyRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("Id", v.Id)
	e.OptString("Name", v.Name)
	e.OptSensitive("Description", v.Description)
	awsjson.OptStructs(e, "FolderConfigurations", v.FolderConfigurations)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *PutRetentionPolicyRequest) LogValue() slog.Value {
	return slog.StringValue(awsjson.Redacted(v))
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *RegisterMailDomainRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ClientToken", v.ClientToken)
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *RegisterToWorkMailRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("Email", v.Email)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ResetPasswordRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptSensitive("Password", v.Password)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *ResetPasswordRequest) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *StartMailboxExportJobRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ClientToken", v.ClientToken)
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("Description", v.Description)
	e.OptString("RoleArn", v.RoleArn)
	e.OptString("KmsKeyArn", v.KmsKeyArn)
	e.OptString("S3BucketName", v.S3BucketName)
	e.OptString("S3Prefix", v.S3Prefix)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *TagResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ResourceARN", v.ResourceARN)
	awsjson.OptStructs(e, "Tags", v.Tags)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *TestAvailabilityConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	awsjson.OptStruct(e, "EwsProvider", v.EwsProvider)
	awsjson.OptStruct(e, "LambdaProvider", v.LambdaProvider)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *TestAvailabilityConfigurationRequest) LogValue() slog.Value {
	return slog.StringValue(awsjson.Redacted(v))
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UntagResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("ResourceARN", v.ResourceARN)
	awsjson.OptStrings(e, "TagKeys", v.TagKeys)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateAvailabilityConfigurationRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	awsjson.OptStruct(e, "EwsProvider", v.EwsProvider)
	awsjson.OptStruct(e, "LambdaProvider", v.LambdaProvider)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *UpdateAvailabilityConfigurationRequest) LogValue() slog.Value {
	return slog.StringValue(awsjson.Redacted(v))
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateDefaultMailDomainRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("DomainName", v.DomainName)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateGroupRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("GroupId", v.GroupId)
	e.OptBool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateImpersonationRoleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ImpersonationRoleId", v.ImpersonationRoleId)
	e.OptString("Name", v.Name)
	e.OptEnum("Type", string(v.Type))
	e.OptString("Description", v.Description)
	awsjson.OptStructs(e, "Rules", v.Rules)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateMailboxQuotaRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptInt32("MailboxQuota", v.MailboxQuota)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateMobileDeviceAccessRuleRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
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
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdatePrimaryEmailAddressRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("EntityId", v.EntityId)
	e.OptString("Email", v.Email)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateResourceRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("ResourceId", v.ResourceId)
	e.OptString("Name", v.Name)
	awsjson.OptStruct(e, "BookingOptions", v.BookingOptions)
	e.OptSensitive("Description", v.Description)
	e.OptEnum("Type", string(v.Type))
	e.OptBool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *UpdateResourceRequest) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateUserRequest) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("OrganizationId", v.OrganizationId)
	e.OptString("UserId", v.UserId)
	e.OptEnum("Role", string(v.Role))
	e.OptSensitive("DisplayName", v.DisplayName)
	e.OptSensitive("FirstName", v.FirstName)
	e.OptSensitive("LastName", v.LastName)
	e.OptBool("HiddenFromGlobalAddressList", v.HiddenFromGlobalAddressList)
	e.OptSensitive("Initials", v.Initials)
	e.OptSensitive("Telephone", v.Telephone)
	e.OptSensitive("Street", v.Street)
	e.OptSensitive("JobTitle", v.JobTitle)
	e.OptSensitive("City", v.City)
	e.OptSensitive("Company", v.Company)
	e.OptSensitive("ZipCode", v.ZipCode)
	e.OptSensitive("Department", v.Department)
	e.OptSensitive("Country", v.Country)
	e.OptSensitive("Office", v.Office)
	e.OptString("IdentityProviderUserId", v.IdentityProviderUserId)
	e.EndObject()
}

// LogValue hides the sensitive members from a log.
func (v *UpdateUserRequest) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }
