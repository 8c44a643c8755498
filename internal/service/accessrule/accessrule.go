// Package accessrule keeps the access control rules of organizations and
// applies them: who may reach mailboxes through which protocol from which
// address. The rules come on top of passwords and mailbox permissions. They do
// not restrict the API.
//
// A new organization has one rule, which allows everything and can be changed
// and deleted like any other. Without rules nobody comes in. A change holds
// from the next login on.
package accessrule

import (
	"context"
	"embed"
	"io/fs"
	"net/netip"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/impersonation"
)

// maxRules is how many rules an organization can have.
const maxRules = 10

// Config is what [New] needs; all fields are required.
type Config struct {
	Directory *directory.Directory
	Now       func() time.Time
}

// Rules keeps and applies rules. It is safe for concurrent use.
type Rules struct{ cfg Config }

// New returns the rules on a migrated store.
func New(cfg Config) *Rules { return &Rules{cfg} }

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "accessrule", Files: files}, err
}

// Holdings are the tables whose rows go with their organization.
func Holdings() []directory.Holding {
	return []directory.Holding{{Table: "access_rule", Key: "org, name"}, {Table: "access_rule_set", Key: "org"}}
}

// Put adds a rule, or replaces the one of its name and keeps the date of its
// creation. Users may be given by identifier, address or name. It refuses with
// [directory.InvalidParameter] for an unknown action or network,
// [directory.EntityNotFound] for an unknown user, [directory.ResourceNotFound]
// for an unknown role, and [directory.LimitExceeded] beyond 10 rules.
func (s *Rules) Put(ctx context.Context, org string, r Rule) error {
	if err := check(r); err != nil {
		return err
	}
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		r := r
		for _, list := range []*[]string{&r.Users, &r.NotUsers} {
			var err error
			if *list, err = userIDs(tx, org, *list); err != nil {
				return err
			}
		}
		for _, id := range slices.Concat(r.Roles, r.NotRoles) {
			if err := impersonation.Require(tx, org, id); err != nil {
				return err
			}
		}
		rules, err := materialize(tx, org)
		if err != nil {
			return err
		}
		known := slices.ContainsFunc(rules, func(other Rule) bool { return other.Name == r.Name })
		if !known && len(rules) >= maxRules {
			return directory.Refuse(directory.LimitExceeded, "An organization can have %d access control rules; delete one first.", maxRules)
		}
		// The live service keeps these dates in whole seconds.
		r.Created = s.cfg.Now().Truncate(time.Second)
		r.Modified = r.Created
		return upsertRule(tx, org, r)
	})
}

func check(r Rule) error {
	for _, action := range slices.Concat(r.Actions, r.NotActions) {
		if err := checkAction(action); err != nil {
			return err
		}
	}
	for _, network := range slices.Concat(r.IPRanges, r.NotIPRanges) {
		if prefix, err := netip.ParsePrefix(network); err != nil || !prefix.Addr().Is4() {
			return directory.Refuse(directory.InvalidParameter, "%s is no IPv4 network; write one such as 192.0.2.0/24.", network)
		}
	}
	return directory.CheckText(r.Description)
}

func checkAction(action string) error {
	if !slices.Contains(actions, action) {
		return directory.Refuse(directory.InvalidParameter, "There is no action %s; the actions are %v.", action, actions)
	}
	return nil
}

// userIDs returns the identifiers of users.
func userIDs(tx *store.Tx, org string, idents []string) ([]string, error) {
	var ids []string
	for _, ident := range idents {
		user, err := directory.FindLive(tx, org, ident, directory.TypeUser)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, user.ID) {
			ids = append(ids, user.ID)
		}
	}
	return ids, nil
}

// Delete removes a rule, if it exists.
func (s *Rules) Delete(ctx context.Context, org, name string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		if _, err := materialize(tx, org); err != nil {
			return err
		}
		return deleteRule(tx, org, name)
	})
}

// List returns the rules of an organization in order of their names.
func (s *Rules) List(ctx context.Context, org string) (rules []Rule, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		rules, err = selectRules(tx, org)
		return err
	})
	return rules, err
}

// Effect returns what the rules say about a visit and which of them decided. In
// v exactly one of User (by identifier, address or name) and Role is given; a
// role comes in through EWS only. It refuses with [directory.InvalidParameter],
// [directory.EntityNotFound] and [directory.ResourceNotFound].
func (s *Rules) Effect(ctx context.Context, org string, v Visit) (effect string, matched []string, err error) {
	switch err := checkAction(v.Action); {
	case err != nil:
		return "", nil, err
	case (v.User == "") == (v.Role == ""):
		return "", nil, directory.Refuse(directory.InvalidParameter, "Give either a UserId or an ImpersonationRoleId.")
	case v.Role != "" && v.Action != EWS:
		return "", nil, directory.Refuse(directory.InvalidParameter, "An impersonation role can be used with the action EWS only.")
	}
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		v := v
		if v.User != "" {
			user, err := directory.FindLive(tx, org, v.User, directory.TypeUser)
			if err != nil {
				return err
			}
			v.User = user.ID
		} else if err := impersonation.Require(tx, org, v.Role); err != nil {
			return err
		}
		rules, err := selectRules(tx, org)
		if err != nil {
			return err
		}
		effect, matched = Decide(rules, v)
		return nil
	})
	return effect, matched, err
}

// Allowed reports whether the rules of org let the user with that identifier
// in.
func (s *Rules) Allowed(ctx context.Context, org, user, action string, ip netip.Addr) (bool, error) {
	rules, err := s.List(ctx, org)
	if err != nil {
		return false, err
	}
	effect, _ := Decide(rules, Visit{Action: action, IP: ip, User: user})
	return effect == Allow, nil
}
