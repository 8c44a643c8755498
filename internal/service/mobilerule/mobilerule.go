// Package mobilerule decides which mobile devices may synchronize through
// ActiveSync: rules of an organization about what devices say about themselves,
// and overrides for single devices of single users, which beat the rules.
//
// A new organization has one rule, which allows every device and can be changed
// and deleted like any other. Without rules no device comes in. A change holds
// from the next question on.
package mobilerule

import (
	"context"
	"embed"
	"encoding/json"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// maxRules is how many rules an organization can have.
const maxRules = 10

// Config is what [New] needs; all fields are required.
type Config struct {
	Directory *directory.Directory
	Now       func() time.Time
	Rand      io.Reader // for identifiers
}

// Rules keeps rules and overrides and applies them. It is safe for concurrent
// use.
type Rules struct{ cfg Config }

// New returns the rules on a migrated store.
func New(cfg Config) *Rules { return &Rules{cfg} }

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "mobilerule", Files: files}, err
}

// Holdings are the tables whose rows go with their organization, and overrides
// with their user.
func Holdings() []directory.Holding {
	return []directory.Holding{
		{Table: "device_rule", Key: "org, id"},
		{Table: "device_rule_set", Key: "org"},
		{Table: "device_override", Key: "org, user_id, device", User: "user_id"},
	}
}

func (d Definition) check() error {
	texts := []string{d.Name, d.Description}
	for _, c := range []Condition{d.Types, d.Models, d.OperatingSystems, d.UserAgents} {
		texts = slices.Concat(texts, c.Any, c.Not)
	}
	return directory.CheckText(texts...)
}

// Create adds a rule and returns its identifier. Several rules may have the
// same name. It refuses with [directory.LimitExceeded] beyond 10 rules.
func (s *Rules) Create(ctx context.Context, org, clientToken string, def Definition) (string, error) {
	if err := def.check(); err != nil {
		return "", err
	}
	id, err := directory.NewID(s.cfg.Rand)
	if err != nil {
		return "", err
	}
	asked, err := json.Marshal(def)
	if err != nil {
		return "", err
	}
	now := s.cfg.Now()
	err = s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) (err error) {
		id, err = directory.Once(tx, "CreateMobileDeviceAccessRule", org, clientToken, now, []string{string(asked)}, func() (string, error) {
			rules, err := materialize(tx, org)
			if err != nil {
				return "", err
			}
			if len(rules) >= maxRules {
				return "", directory.Refuse(directory.LimitExceeded, "An organization can have %d mobile device access rules; delete one first.", maxRules)
			}
			return id, insertRule(tx, org, Rule{ID: id, Definition: def, Created: now, Modified: now})
		})
		return err
	})
	return id, err
}

// Update replaces everything that the caller says about a rule. It refuses with
// [directory.EntityNotFound].
func (s *Rules) Update(ctx context.Context, org, id string, def Definition) error {
	if err := def.check(); err != nil {
		return err
	}
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		if _, err := materialize(tx, org); err != nil {
			return err
		}
		ok, err := updateRule(tx, org, id, def, s.cfg.Now())
		if err == nil && !ok {
			err = directory.Refuse(directory.EntityNotFound, "The mobile device access rule %s does not exist in organization %s.", id, org)
		}
		return err
	})
}

// Delete removes a rule, if it exists.
func (s *Rules) Delete(ctx context.Context, org, id string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		if _, err := materialize(tx, org); err != nil {
			return err
		}
		return deleteRule(tx, org, id)
	})
}

// List returns the rules of an organization, the oldest first.
func (s *Rules) List(ctx context.Context, org string) (rules []Rule, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		rules, err = selectRules(tx, org)
		return err
	})
	return rules, err
}

// Effect returns what the rules say about a device and which of them decided.
// It does not look at overrides.
func (s *Rules) Effect(ctx context.Context, org string, d Device) (effect string, matched []Rule, err error) {
	rules, err := s.List(ctx, org)
	if err != nil {
		return "", nil, err
	}
	effect, matched = Decide(rules, d)
	return effect, matched, nil
}

// Allowed reports whether the user with that identifier may synchronize with a
// device: by the override for the two, or else by the rules.
func (s *Rules) Allowed(ctx context.Context, org, user, deviceID string, d Device) (allowed bool, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		effect, err := overrideEffect(tx, org, user, foldDevice(deviceID))
		if err == nil && effect == "" {
			var rules []Rule
			if rules, err = selectRules(tx, org); err == nil {
				effect, _ = Decide(rules, d)
			}
		}
		allowed = effect == Allow
		return err
	})
	return allowed, err
}
