package server

import (
	"context"
	"crypto/rand"
	"errors"
	"net/netip"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/outbound"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/service/accessrule"
	"github.com/mailstead/mailstead/internal/service/availability"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/identity"
	"github.com/mailstead/mailstead/internal/service/impersonation"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/service/mailboxexport"
	"github.com/mailstead/mailstead/internal/service/mobilerule"
	"github.com/mailstead/mailstead/internal/service/retention"
)

// settingSchemas are the tables of what organizations have beside their
// directory and their mail.
func settingSchemas() []func() (store.Schema, error) {
	return []func() (store.Schema, error){
		accessrule.Schema, mobilerule.Schema, impersonation.Schema, retention.Schema, mailboxexport.Schema,
		identity.Schema, availability.Schema,
	}
}

// holdings are the tables whose rows go with their organization or user.
func holdings() []directory.Holding {
	return slices.Concat(accessrule.Holdings(), mobilerule.Holdings(), impersonation.Holdings(), retention.Holdings(),
		mailboxexport.Holdings(), identity.Holdings(), availability.Holdings())
}

// openSettings builds the services behind the settings of organizations.
func (v *services) openSettings(e *engines, cfg config.Config) error {
	d := v.directory
	prober, err := newProber(cfg.Availability)
	if err != nil {
		return err
	}
	v.settings = &workmail.Settings{
		AccessRules:   accessrule.New(accessrule.Config{Directory: d, Now: time.Now}),
		DeviceRules:   mobilerule.New(mobilerule.Config{Directory: d, Now: time.Now, Rand: rand.Reader}),
		Impersonation: impersonation.New(impersonation.Config{Directory: d, Now: time.Now, Rand: rand.Reader}),
		Retention:     retention.New(d, rand.Reader),
		Identity:      identity.New(identity.Config{Directory: d, Account: cfg.AWS.Account, Now: time.Now, Rand: rand.Reader}),
		Exports:       mailboxexport.New(mailboxexport.Config{Directory: d, Now: time.Now, Rand: rand.Reader}),
		Availability:  availability.New(availability.Config{Directory: d, Keys: e.keys, Prober: prober, Now: time.Now}),
	}
	return nil
}

// newProber returns what asks the availability providers. Customers choose the
// endpoints of EWS, the operator those of functions.
func newProber(cfg config.Availability) (*availability.Prober, error) {
	functions, err := cfg.Providers()
	if err != nil {
		return nil, err
	}
	networks, err := cfg.Prefixes()
	if err != nil {
		return nil, err
	}
	customer := outbound.NewClient(outbound.Options{Allow: networks, Timeout: availability.Timeout})
	everywhere := []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}
	operator := outbound.NewClient(outbound.Options{Allow: everywhere, Timeout: availability.Timeout})
	return availability.NewProber(customer, operator, functions), nil
}

// sweepSettings removes what has expired and what deleted users left.
func (v *services) sweepSettings(ctx context.Context) error {
	return errors.Join(
		v.directory.SweepHoldings(ctx, holdings()...),
		v.settings.Impersonation.Sweep(ctx),
		v.settings.Exports.Sweep(ctx),
		v.settings.Identity.Sweep(ctx),
	)
}

// tenants is the mailbox service as the directory knows it. When the directory
// removes the mailboxes of an organization, everything else that the
// organization had goes too.
type tenants struct {
	*mailbox.Service
	directory **directory.Directory // set before the directory's worker runs
}

// PurgeOrganization removes what an organization has outside the directory. It
// may be repeated.
func (t tenants) PurgeOrganization(ctx context.Context, org string) error {
	if err := t.Service.PurgeOrganization(ctx, org); err != nil {
		return err
	}
	return (*t.directory).PurgeHoldings(ctx, org, holdings()...)
}
