package workmail

import (
	"github.com/mailstead/mailstead/internal/service/accessrule"
	"github.com/mailstead/mailstead/internal/service/availability"
	"github.com/mailstead/mailstead/internal/service/identity"
	"github.com/mailstead/mailstead/internal/service/impersonation"
	"github.com/mailstead/mailstead/internal/service/mailboxexport"
	"github.com/mailstead/mailstead/internal/service/mobilerule"
	"github.com/mailstead/mailstead/internal/service/retention"
)

// Settings has the operations on what an organization has beside its directory.
// All services are required.
type Settings struct {
	AccessRules   *accessrule.Rules
	DeviceRules   *mobilerule.Rules
	Impersonation *impersonation.Roles
	Retention     *retention.Policies
	Exports       *mailboxexport.Jobs
	Identity      *identity.Service
	Availability  *availability.Configurations
}

// Join returns the operations of both as one backend for [New].
func Join(directory *Backend, settings *Settings) any {
	return struct {
		*Backend
		*Settings
	}{directory, settings}
}

// list is a list of the contract that is present when it is empty.
func list[T any](in []T) []T {
	if in == nil {
		return []T{}
	}
	return in
}
