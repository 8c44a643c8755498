// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/internal/wire/awsjson"
)

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutInboundDmarcSettingsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutMailboxPermissionsResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutMobileDeviceAccessOverrideResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *PutRetentionPolicyResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *RegisterMailDomainResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *RegisterToWorkMailResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *ResetPasswordResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *StartMailboxExportJobResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.OptString("JobId", v.JobId)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *TagResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *TestAvailabilityConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.Bool("TestPassed", v.TestPassed)
	e.OptString("FailureReason", v.FailureReason)
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UntagResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateAvailabilityConfigurationResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateDefaultMailDomainResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateGroupResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateImpersonationRoleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateMailboxQuotaResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateMobileDeviceAccessRuleResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdatePrimaryEmailAddressResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateResourceResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}

// EncodeAWSJSON writes the structure as a JSON object.
func (v *UpdateUserResponse) EncodeAWSJSON(e *awsjson.Encoder) {
	e.BeginObject()
	e.EndObject()
}
