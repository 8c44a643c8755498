// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// DecodeAWSJSON reads the structure from a JSON object.
func (v *BookingOptions) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "AutoAcceptRequests":
			v.AutoAcceptRequests = d.Bool()
		case "AutoDeclineRecurringRequests":
			v.AutoDeclineRecurringRequests = d.Bool()
		case "AutoDeclineConflictingRequests":
			v.AutoDeclineConflictingRequests = d.Bool()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *Domain) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "DomainName":
			v.DomainName = d.OptString()
		case "HostedZoneId":
			v.HostedZoneId = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *EwsAvailabilityProvider) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "EwsEndpoint":
			v.EwsEndpoint = d.OptString()
		case "EwsUsername":
			v.EwsUsername = d.OptString()
		case "EwsPassword":
			v.EwsPassword = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *FolderConfiguration) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "Name":
			v.Name = FolderName(d.String())
		case "Action":
			v.Action = RetentionAction(d.String())
		case "Period":
			v.Period = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *IdentityCenterConfiguration) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "InstanceArn":
			v.InstanceArn = d.OptString()
		case "ApplicationArn":
			v.ApplicationArn = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ImpersonationRule) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "ImpersonationRuleId":
			v.ImpersonationRuleId = d.OptString()
		case "Name":
			v.Name = d.OptString()
		case "Description":
			v.Description = d.OptString()
		case "Effect":
			v.Effect = AccessEffect(d.String())
		case "TargetUsers":
			v.TargetUsers = awsjson.Strings[string](d)
		case "NotTargetUsers":
			v.NotTargetUsers = awsjson.Strings[string](d)
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *LambdaAvailabilityProvider) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "LambdaArn":
			v.LambdaArn = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListGroupsFilters) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "NamePrefix":
			v.NamePrefix = d.OptString()
		case "PrimaryEmailPrefix":
			v.PrimaryEmailPrefix = d.OptString()
		case "State":
			v.State = EntityState(d.String())
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListGroupsForEntityFilters) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "GroupNamePrefix":
			v.GroupNamePrefix = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListResourcesFilters) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "NamePrefix":
			v.NamePrefix = d.OptString()
		case "PrimaryEmailPrefix":
			v.PrimaryEmailPrefix = d.OptString()
		case "State":
			v.State = EntityState(d.String())
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *ListUsersFilters) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "UsernamePrefix":
			v.UsernamePrefix = d.OptString()
		case "DisplayNamePrefix":
			v.DisplayNamePrefix = d.OptString()
		case "PrimaryEmailPrefix":
			v.PrimaryEmailPrefix = d.OptString()
		case "State":
			v.State = EntityState(d.String())
		case "IdentityProviderUserIdPrefix":
			v.IdentityProviderUserIdPrefix = d.OptString()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *PersonalAccessTokenConfiguration) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "Status":
			v.Status = PersonalAccessTokenConfigurationStatus(d.String())
		case "LifetimeInDays":
			v.LifetimeInDays = d.OptInt32()
		default:
			d.Skip()
		}
	}
}

// DecodeAWSJSON reads the structure from a JSON object.
func (v *Tag) DecodeAWSJSON(d *awsjson.Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "Key":
			v.Key = d.OptString()
		case "Value":
			v.Value = d.OptString()
		default:
			d.Skip()
		}
	}
}
