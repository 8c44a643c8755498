// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// DecodeAWSJSON reads the structure from a JSON object.
func (v *DescribeResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *DescribeUserRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *DisassociateDelegateFromResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *DisassociateMemberFromGroupRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *GetAccessControlEffectRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "IpAddress":
			v.IpAddress = d.OptString()
		case "Action":
			v.Action = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "ImpersonationRoleId":
			v.ImpersonationRoleId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *GetDefaultRetentionPolicyRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *GetImpersonationRoleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *GetImpersonationRoleEffectRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ImpersonationRoleId":
			v.ImpersonationRoleId = d.OptString()
		case "TargetUser":
			v.TargetUser = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *GetMailDomainRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *GetMailboxDetailsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *GetMobileDeviceAccessEffectRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "DeviceType":
			v.DeviceType = d.OptString()
		case "DeviceModel":
			v.DeviceModel = d.OptString()
		case "DeviceOperatingSystem":
			v.DeviceOperatingSystem = d.OptString()
		case "DeviceUserAgent":
			v.DeviceUserAgent = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *GetMobileDeviceAccessOverrideRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *GetPersonalAccessTokenMetadataRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *ListAccessControlRulesRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *ListAliasesRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListAvailabilityConfigurationsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		case "NextToken":
			v.NextToken = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListGroupMembersRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "GroupId":
			v.GroupId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListGroupsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		case "Filters":
			v.Filters = awsjson.Struct[ListGroupsFilters](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListGroupsForEntityRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "Filters":
			v.Filters = awsjson.Struct[ListGroupsForEntityFilters](d)
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListImpersonationRolesRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListMailDomainsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		case "NextToken":
			v.NextToken = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListMailboxExportJobsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListMailboxPermissionsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListMobileDeviceAccessOverridesRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "DeviceId":
			v.DeviceId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListMobileDeviceAccessRulesRequest) DecodeAWSJSON(d *awsjson.Decoder) {
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
func (v *ListOrganizationsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListPersonalAccessTokensRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListResourceDelegatesRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ResourceId":
			v.ResourceId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListResourcesRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		case "Filters":
			v.Filters = awsjson.Struct[ListResourcesFilters](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListTagsForResourceRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ResourceARN":
			v.ResourceARN = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListUsersRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "NextToken":
			v.NextToken = d.OptString()
		case "MaxResults":
			v.MaxResults = d.OptInt32()
		case "Filters":
			v.Filters = awsjson.Struct[ListUsersFilters](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PutAccessControlRuleRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "Name":
			v.Name = d.OptString()
		case "Effect":
			v.Effect = AccessControlRuleEffect(d.String())
		case "Description":
			v.Description = d.OptString()
		case "IpRanges":
			v.IpRanges = awsjson.Strings[string](d)
		case "NotIpRanges":
			v.NotIpRanges = awsjson.Strings[string](d)
		case "Actions":
			v.Actions = awsjson.Strings[string](d)
		case "NotActions":
			v.NotActions = awsjson.Strings[string](d)
		case "UserIds":
			v.UserIds = awsjson.Strings[string](d)
		case "NotUserIds":
			v.NotUserIds = awsjson.Strings[string](d)
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "ImpersonationRoleIds":
			v.ImpersonationRoleIds = awsjson.Strings[string](d)
		case "NotImpersonationRoleIds":
			v.NotImpersonationRoleIds = awsjson.Strings[string](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PutEmailMonitoringConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "RoleArn":
			v.RoleArn = d.OptString()
		case "LogGroupArn":
			v.LogGroupArn = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PutIdentityProviderConfigurationRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "AuthenticationMode":
			v.AuthenticationMode = IdentityProviderAuthenticationMode(d.String())
		case "IdentityCenterConfiguration":
			v.IdentityCenterConfiguration = awsjson.Struct[IdentityCenterConfiguration](d)
		case "PersonalAccessTokenConfiguration":
			v.PersonalAccessTokenConfiguration = awsjson.Struct[PersonalAccessTokenConfiguration](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PutInboundDmarcSettingsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "Enforced":
			v.Enforced = d.OptBool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PutMailboxPermissionsRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "EntityId":
			v.EntityId = d.OptString()
		case "GranteeId":
			v.GranteeId = d.OptString()
		case "PermissionValues":
			v.PermissionValues = awsjson.Strings[PermissionType](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PutMobileDeviceAccessOverrideRequest) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "OrganizationId":
			v.OrganizationId = d.OptString()
		case "UserId":
			v.UserId = d.OptString()
		case "DeviceId":
			v.DeviceId = d.OptString()
		case "Effect":
			v.Effect = MobileDeviceAccessRuleEffect(d.String())
		case "Description":
			v.Description = d.OptString()
		default:
			d.Skip()
		}
	}
}
