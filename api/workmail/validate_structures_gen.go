// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

import (
	"github.com/mailstead/mailstead/api/constraint"
)

// CheckConstraints reports the violations of the contract in the structure.
func (v *BookingOptions) CheckConstraints(*constraint.Checker) {}

// CheckConstraints reports the violations of the contract in the structure.
func (v *Domain) CheckConstraints(c *constraint.Checker) {
	c.Required("domainName", v.DomainName == nil)
	c.String("domainName", v.DomainName, &boundsDomainName)
	c.String("hostedZoneId", v.HostedZoneId, &boundsHostedZoneId)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *EwsAvailabilityProvider) CheckConstraints(c *constraint.Checker) {
	c.Required("ewsEndpoint", v.EwsEndpoint == nil)
	c.String("ewsEndpoint", v.EwsEndpoint, &boundsUrl)
	c.Required("ewsUsername", v.EwsUsername == nil)
	c.String("ewsUsername", v.EwsUsername, &boundsExternalUserName)
	c.Required("ewsPassword", v.EwsPassword == nil)
	c.String("ewsPassword", v.EwsPassword, &boundsPassword)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *FolderConfiguration) CheckConstraints(c *constraint.Checker) {
	c.Required("name", v.Name == "")
	c.Enum("name", string(v.Name), &boundsFolderName)
	c.Required("action", v.Action == "")
	c.Enum("action", string(v.Action), &boundsRetentionAction)
	c.Int32("period", v.Period, &boundsRetentionPeriod)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *IdentityCenterConfiguration) CheckConstraints(c *constraint.Checker) {
	c.Required("instanceArn", v.InstanceArn == nil)
	c.String("instanceArn", v.InstanceArn, &boundsInstanceArn)
	c.Required("applicationArn", v.ApplicationArn == nil)
	c.String("applicationArn", v.ApplicationArn, &boundsApplicationArn)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ImpersonationRule) CheckConstraints(c *constraint.Checker) {
	c.Required("impersonationRuleId", v.ImpersonationRuleId == nil)
	c.String("impersonationRuleId", v.ImpersonationRuleId, &boundsImpersonationRuleId)
	c.String("name", v.Name, &boundsImpersonationRuleName)
	c.String("description", v.Description, &boundsImpersonationRuleDescription)
	c.Required("effect", v.Effect == "")
	c.Enum("effect", string(v.Effect), &boundsAccessEffect)
	constraint.Strings(c, "targetUsers", v.TargetUsers, &boundsTargetUsers)
	constraint.Strings(c, "notTargetUsers", v.NotTargetUsers, &boundsTargetUsers)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *LambdaAvailabilityProvider) CheckConstraints(c *constraint.Checker) {
	c.Required("lambdaArn", v.LambdaArn == nil)
	c.String("lambdaArn", v.LambdaArn, &boundsLambdaArn)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListGroupsFilters) CheckConstraints(c *constraint.Checker) {
	c.String("namePrefix", v.NamePrefix, &boundsString)
	c.String("primaryEmailPrefix", v.PrimaryEmailPrefix, &boundsString)
	c.Enum("state", string(v.State), &boundsEntityState)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListGroupsForEntityFilters) CheckConstraints(c *constraint.Checker) {
	c.String("groupNamePrefix", v.GroupNamePrefix, &boundsString)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListResourcesFilters) CheckConstraints(c *constraint.Checker) {
	c.String("namePrefix", v.NamePrefix, &boundsString)
	c.String("primaryEmailPrefix", v.PrimaryEmailPrefix, &boundsString)
	c.Enum("state", string(v.State), &boundsEntityState)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *ListUsersFilters) CheckConstraints(c *constraint.Checker) {
	c.String("usernamePrefix", v.UsernamePrefix, &boundsString)
	c.String("displayNamePrefix", v.DisplayNamePrefix, &boundsUserAttribute)
	c.String("primaryEmailPrefix", v.PrimaryEmailPrefix, &boundsString)
	c.Enum("state", string(v.State), &boundsEntityState)
	c.String("identityProviderUserIdPrefix", v.IdentityProviderUserIdPrefix, &boundsIdentityProviderUserIdPrefix)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *PersonalAccessTokenConfiguration) CheckConstraints(c *constraint.Checker) {
	c.Required("status", v.Status == "")
	c.Enum("status", string(v.Status), &boundsPersonalAccessTokenConfigurationStatus)
	c.Int32("lifetimeInDays", v.LifetimeInDays, &boundsPersonalAccessTokenLifetimeInDays)
}

// CheckConstraints reports the violations of the contract in the structure.
func (v *Tag) CheckConstraints(c *constraint.Checker) {
	c.Required("key", v.Key == nil)
	c.String("key", v.Key, &boundsTagKey)
	c.Required("value", v.Value == nil)
	c.String("value", v.Value, &boundsTagValue)
}
