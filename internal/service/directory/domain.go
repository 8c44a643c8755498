package directory

// Ownership of a mail domain, as the API writes it.
const (
	domainPending  = "PENDING"
	domainVerified = "VERIFIED"
)
