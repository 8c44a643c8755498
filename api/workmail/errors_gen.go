// Code generated from workmail-2017-10-01.json by go generate ./api/...; DO NOT EDIT.

package workmail

// DirectoryInUseException is an error of the contract.
type DirectoryInUseException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *DirectoryInUseException) Error() string { return "DirectoryInUseException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *DirectoryInUseException) ErrorCode() string { return "DirectoryInUseException" }

// ErrorMessage returns the text for the client.
func (e *DirectoryInUseException) ErrorMessage() string { return e.Message }

// DirectoryServiceAuthenticationFailedException is an error of the contract.
type DirectoryServiceAuthenticationFailedException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *DirectoryServiceAuthenticationFailedException) Error() string {
	return "DirectoryServiceAuthenticationFailedException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *DirectoryServiceAuthenticationFailedException) ErrorCode() string {
	return "DirectoryServiceAuthenticationFailedException"
}

// ErrorMessage returns the text for the client.
func (e *DirectoryServiceAuthenticationFailedException) ErrorMessage() string { return e.Message }

// DirectoryUnavailableException is an error of the contract.
type DirectoryUnavailableException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *DirectoryUnavailableException) Error() string {
	return "DirectoryUnavailableException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *DirectoryUnavailableException) ErrorCode() string { return "DirectoryUnavailableException" }

// ErrorMessage returns the text for the client.
func (e *DirectoryUnavailableException) ErrorMessage() string { return e.Message }

// EmailAddressInUseException is an error of the contract.
type EmailAddressInUseException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *EmailAddressInUseException) Error() string {
	return "EmailAddressInUseException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *EmailAddressInUseException) ErrorCode() string { return "EmailAddressInUseException" }

// ErrorMessage returns the text for the client.
func (e *EmailAddressInUseException) ErrorMessage() string { return e.Message }

// EntityAlreadyRegisteredException is an error of the contract.
type EntityAlreadyRegisteredException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *EntityAlreadyRegisteredException) Error() string {
	return "EntityAlreadyRegisteredException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *EntityAlreadyRegisteredException) ErrorCode() string {
	return "EntityAlreadyRegisteredException"
}

// ErrorMessage returns the text for the client.
func (e *EntityAlreadyRegisteredException) ErrorMessage() string { return e.Message }

// EntityNotFoundException is an error of the contract.
type EntityNotFoundException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *EntityNotFoundException) Error() string { return "EntityNotFoundException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *EntityNotFoundException) ErrorCode() string { return "EntityNotFoundException" }

// ErrorMessage returns the text for the client.
func (e *EntityNotFoundException) ErrorMessage() string { return e.Message }

// EntityStateException is an error of the contract.
type EntityStateException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *EntityStateException) Error() string { return "EntityStateException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *EntityStateException) ErrorCode() string { return "EntityStateException" }

// ErrorMessage returns the text for the client.
func (e *EntityStateException) ErrorMessage() string { return e.Message }

// InvalidConfigurationException is an error of the contract.
type InvalidConfigurationException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *InvalidConfigurationException) Error() string {
	return "InvalidConfigurationException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *InvalidConfigurationException) ErrorCode() string { return "InvalidConfigurationException" }

// ErrorMessage returns the text for the client.
func (e *InvalidConfigurationException) ErrorMessage() string { return e.Message }

// InvalidCustomSesConfigurationException is an error of the contract.
type InvalidCustomSesConfigurationException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *InvalidCustomSesConfigurationException) Error() string {
	return "InvalidCustomSesConfigurationException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *InvalidCustomSesConfigurationException) ErrorCode() string {
	return "InvalidCustomSesConfigurationException"
}

// ErrorMessage returns the text for the client.
func (e *InvalidCustomSesConfigurationException) ErrorMessage() string { return e.Message }

// InvalidParameterException is an error of the contract.
type InvalidParameterException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *InvalidParameterException) Error() string { return "InvalidParameterException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *InvalidParameterException) ErrorCode() string { return "InvalidParameterException" }

// ErrorMessage returns the text for the client.
func (e *InvalidParameterException) ErrorMessage() string { return e.Message }

// InvalidPasswordException is an error of the contract.
type InvalidPasswordException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *InvalidPasswordException) Error() string { return "InvalidPasswordException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *InvalidPasswordException) ErrorCode() string { return "InvalidPasswordException" }

// ErrorMessage returns the text for the client.
func (e *InvalidPasswordException) ErrorMessage() string { return e.Message }

// LimitExceededException is an error of the contract.
type LimitExceededException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *LimitExceededException) Error() string { return "LimitExceededException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *LimitExceededException) ErrorCode() string { return "LimitExceededException" }

// ErrorMessage returns the text for the client.
func (e *LimitExceededException) ErrorMessage() string { return e.Message }

// MailDomainInUseException is an error of the contract.
type MailDomainInUseException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *MailDomainInUseException) Error() string { return "MailDomainInUseException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *MailDomainInUseException) ErrorCode() string { return "MailDomainInUseException" }

// ErrorMessage returns the text for the client.
func (e *MailDomainInUseException) ErrorMessage() string { return e.Message }

// MailDomainNotFoundException is an error of the contract.
type MailDomainNotFoundException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *MailDomainNotFoundException) Error() string {
	return "MailDomainNotFoundException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *MailDomainNotFoundException) ErrorCode() string { return "MailDomainNotFoundException" }

// ErrorMessage returns the text for the client.
func (e *MailDomainNotFoundException) ErrorMessage() string { return e.Message }

// MailDomainStateException is an error of the contract.
type MailDomainStateException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *MailDomainStateException) Error() string { return "MailDomainStateException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *MailDomainStateException) ErrorCode() string { return "MailDomainStateException" }

// ErrorMessage returns the text for the client.
func (e *MailDomainStateException) ErrorMessage() string { return e.Message }

// NameAvailabilityException is an error of the contract.
type NameAvailabilityException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *NameAvailabilityException) Error() string { return "NameAvailabilityException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *NameAvailabilityException) ErrorCode() string { return "NameAvailabilityException" }

// ErrorMessage returns the text for the client.
func (e *NameAvailabilityException) ErrorMessage() string { return e.Message }

// OrganizationNotFoundException is an error of the contract.
type OrganizationNotFoundException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *OrganizationNotFoundException) Error() string {
	return "OrganizationNotFoundException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *OrganizationNotFoundException) ErrorCode() string { return "OrganizationNotFoundException" }

// ErrorMessage returns the text for the client.
func (e *OrganizationNotFoundException) ErrorMessage() string { return e.Message }

// OrganizationStateException is an error of the contract.
type OrganizationStateException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *OrganizationStateException) Error() string {
	return "OrganizationStateException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *OrganizationStateException) ErrorCode() string { return "OrganizationStateException" }

// ErrorMessage returns the text for the client.
func (e *OrganizationStateException) ErrorMessage() string { return e.Message }

// ReservedNameException is an error of the contract.
type ReservedNameException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *ReservedNameException) Error() string { return "ReservedNameException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *ReservedNameException) ErrorCode() string { return "ReservedNameException" }

// ErrorMessage returns the text for the client.
func (e *ReservedNameException) ErrorMessage() string { return e.Message }

// ResourceNotFoundException is an error of the contract.
type ResourceNotFoundException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *ResourceNotFoundException) Error() string { return "ResourceNotFoundException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *ResourceNotFoundException) ErrorCode() string { return "ResourceNotFoundException" }

// ErrorMessage returns the text for the client.
func (e *ResourceNotFoundException) ErrorMessage() string { return e.Message }

// TooManyTagsException is an error of the contract.
type TooManyTagsException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *TooManyTagsException) Error() string { return "TooManyTagsException: " + e.Message }

// ErrorCode returns the type of the error on the wire.
func (e *TooManyTagsException) ErrorCode() string { return "TooManyTagsException" }

// ErrorMessage returns the text for the client.
func (e *TooManyTagsException) ErrorMessage() string { return e.Message }

// UnsupportedOperationException is an error of the contract.
type UnsupportedOperationException struct {
	// Message is the text for the client.
	Message string
}

// Error returns the type and the message.
func (e *UnsupportedOperationException) Error() string {
	return "UnsupportedOperationException: " + e.Message
}

// ErrorCode returns the type of the error on the wire.
func (e *UnsupportedOperationException) ErrorCode() string { return "UnsupportedOperationException" }

// ErrorMessage returns the text for the client.
func (e *UnsupportedOperationException) ErrorMessage() string { return e.Message }
