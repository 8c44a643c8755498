// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// DecodeAWSJSON reads the structure from a JSON object.
func (v *AssociateDelegateToResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ResourceId":
			v.ResourceId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *AssociateMemberToGroupRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "GroupId":
			v.GroupId = d.OptString()
		case "MemberId":
			v.MemberId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *AssumeImpersonationRoleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ImpersonationRoleId":
			v.ImpersonationRoleId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *CancelMailboxExportJobRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ClientToken":
			v.ClientToken = d.OptString()
		case "JobId":
			v.JobId = d.OptString()
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *CreateAliasRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "Alias":
			v.Alias = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *CreateAvailabilityConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ClientToken":
			v.ClientToken = d.OptString()
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
func (v *CreateGroupRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "HiddenFromGlobalAddressList":
			v.HiddenFromGlobalAddressList = d.Bool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *CreateIdentityCenterApplicationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "Name":
			v.Name = d.OptString()
		case "InstanceArn":
			v.InstanceArn = d.OptString()
		case "ClientToken":
			v.ClientToken = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *CreateImpersonationRoleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ClientToken":
			v.ClientToken = d.OptString()
		case "OrganizationId":
			v.OrganizationId = d.OptString()
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
func (v *CreateMobileDeviceAccessRuleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ClientToken":
			v.ClientToken = d.OptString()
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
func (v *CreateOrganizationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "DirectoryId":
			v.DirectoryId = d.OptString()
		case "Alias":
			v.Alias = d.OptString()
		case "ClientToken":
			v.ClientToken = d.OptString()
		case "Domains":
			v.Domains = awsjson.Structs[Domain](d)
		case "KmsKeyArn":
			v.KmsKeyArn = d.OptString()
		case "EnableInteroperability":
			v.EnableInteroperability = d.Bool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *CreateResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "Type":
			v.Type = ResourceType(d.String())
		case "Description":
			v.Description = d.OptString()
		case "HiddenFromGlobalAddressList":
			v.HiddenFromGlobalAddressList = d.Bool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *CreateUserRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "DisplayName":
			v.DisplayName = d.OptString()
		case "Password":
			v.Password = d.OptString()
		case "Role":
			v.Role = UserRole(d.String())
		case "FirstName":
			v.FirstName = d.OptString()
		case "LastName":
			v.LastName = d.OptString()
		case "HiddenFromGlobalAddressList":
			v.HiddenFromGlobalAddressList = d.Bool()
		case "IdentityProviderUserId":
			v.IdentityProviderUserId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteAccessControlRuleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteAliasRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "Alias":
			v.Alias = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteAvailabilityConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *DeleteEmailMonitoringConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteGroupRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "GroupId":
			v.GroupId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteIdentityCenterApplicationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ApplicationArn":
			v.ApplicationArn = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteIdentityProviderConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteImpersonationRoleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ImpersonationRoleId":
			v.ImpersonationRoleId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteMailboxPermissionsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "GranteeId":
			v.GranteeId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteMobileDeviceAccessOverrideRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "DeviceId":
			v.DeviceId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteMobileDeviceAccessRuleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "MobileDeviceAccessRuleId":
			v.MobileDeviceAccessRuleId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteOrganizationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ClientToken":
			v.ClientToken = d.OptString()
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "DeleteDirectory":
			v.DeleteDirectory = d.Bool()
		case "ForceDelete":
			v.ForceDelete = d.Bool()
		case "DeleteIdentityCenterApplication":
			v.DeleteIdentityCenterApplication = d.Bool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeletePersonalAccessTokenRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "PersonalAccessTokenId":
			v.PersonalAccessTokenId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ResourceId":
			v.ResourceId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteRetentionPolicyRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Id":
			v.Id = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeleteUserRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeregisterFromWorkMailRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DeregisterMailDomainRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *DescribeEmailMonitoringConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DescribeEntityRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Email":
			v.Email = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DescribeGroupRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "GroupId":
			v.GroupId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DescribeIdentityProviderConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DescribeInboundDmarcSettingsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DescribeMailboxExportJobRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "JobId":
			v.JobId = d.OptString()
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DescribeOrganizationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		default:
			d.Skip()
		}
	}
}
