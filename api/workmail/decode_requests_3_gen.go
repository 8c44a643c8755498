// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PutRetentionPolicyRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Id":
			v.Id = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "Description":
			v.Description = d.OptString()
		case "FolderConfigurations":
			v.FolderConfigurations = awsjson.Structs[FolderConfiguration](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *RegisterMailDomainRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ClientToken":
			v.ClientToken = d.OptString()
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "DomainName":
			v.DomainName = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *RegisterToWorkMailRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "Email":
			v.Email = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ResetPasswordRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "Password":
			v.Password = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *StartMailboxExportJobRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ClientToken":
			v.ClientToken = d.OptString()
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "Description":
			v.Description = d.OptString()
		case "RoleArn":
			v.RoleArn = d.OptString()
		case "KmsKeyArn":
			v.KmsKeyArn = d.OptString()
		case "S3BucketName":
			v.S3BucketName = d.OptString()
		case "S3Prefix":
			v.S3Prefix = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *TagResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ResourceARN":
			v.ResourceARN = d.OptString()
		case "Tags":
			v.Tags = awsjson.Structs[Tag](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *TestAvailabilityConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "DomainName":
			v.DomainName = d.OptString()
		case "EwsProvider":
			v.EwsProvider = awsjson.Struct[EwsAvailabilityProvider](d)
		case "LambdaProvider":
			v.LambdaProvider = awsjson.Struct[LambdaAvailabilityProvider](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UntagResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ResourceARN":
			v.ResourceARN = d.OptString()
		case "TagKeys":
			v.TagKeys = awsjson.Strings[string](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateAvailabilityConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "DomainName":
			v.DomainName = d.OptString()
		case "EwsProvider":
			v.EwsProvider = awsjson.Struct[EwsAvailabilityProvider](d)
		case "LambdaProvider":
			v.LambdaProvider = awsjson.Struct[LambdaAvailabilityProvider](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateDefaultMailDomainRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "DomainName":
			v.DomainName = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateGroupRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "GroupId":
			v.GroupId = d.OptString()
		case "HiddenFromGlobalAddressList":
			v.HiddenFromGlobalAddressList = d.OptBool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateImpersonationRoleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ImpersonationRoleId":
			v.ImpersonationRoleId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "Type":
			v.Type = ImpersonationRoleType(d.String())
		case "Description":
			v.Description = d.OptString()
		case "Rules":
			v.Rules = awsjson.Structs[ImpersonationRule](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateMailboxQuotaRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "MailboxQuota":
			v.MailboxQuota = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateMobileDeviceAccessRuleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "MobileDeviceAccessRuleId":
			v.MobileDeviceAccessRuleId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "Description":
			v.Description = d.OptString()
		case "Effect":
			v.Effect = MobileDeviceAccessRuleEffect(d.String())
		case "DeviceTypes":
			v.DeviceTypes = awsjson.Strings[string](d)
		case "NotDeviceTypes":
			v.NotDeviceTypes = awsjson.Strings[string](d)
		case "DeviceModels":
			v.DeviceModels = awsjson.Strings[string](d)
		case "NotDeviceModels":
			v.NotDeviceModels = awsjson.Strings[string](d)
		case "DeviceOperatingSystems":
			v.DeviceOperatingSystems = awsjson.Strings[string](d)
		case "NotDeviceOperatingSystems":
			v.NotDeviceOperatingSystems = awsjson.Strings[string](d)
		case "DeviceUserAgents":
			v.DeviceUserAgents = awsjson.Strings[string](d)
		case "NotDeviceUserAgents":
			v.NotDeviceUserAgents = awsjson.Strings[string](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdatePrimaryEmailAddressRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "Email":
			v.Email = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ResourceId":
			v.ResourceId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "BookingOptions":
			v.BookingOptions = awsjson.Struct[BookingOptions](d)
		case "Description":
			v.Description = d.OptString()
		case "Type":
			v.Type = ResourceType(d.String())
		case "HiddenFromGlobalAddressList":
			v.HiddenFromGlobalAddressList = d.OptBool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *UpdateUserRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "Role":
			v.Role = UserRole(d.String())
		case "DisplayName":
			v.DisplayName = d.OptString()
		case "FirstName":
			v.FirstName = d.OptString()
		case "LastName":
			v.LastName = d.OptString()
		case "HiddenFromGlobalAddressList":
			v.HiddenFromGlobalAddressList = d.OptBool()
		case "Initials":
			v.Initials = d.OptString()
		case "Telephone":
			v.Telephone = d.OptString()
		case "Street":
			v.Street = d.OptString()
		case "JobTitle":
			v.JobTitle = d.OptString()
		case "City":
			v.City = d.OptString()
		case "Company":
			v.Company = d.OptString()
		case "ZipCode":
			v.ZipCode = d.OptString()
		case "Department":
			v.Department = d.OptString()
		case "Country":
			v.Country = d.OptString()
		case "Office":
			v.Office = d.OptString()
		case "IdentityProviderUserId":
			v.IdentityProviderUserId = d.OptString()
		default:
			d.Skip()
		}
	}
}
