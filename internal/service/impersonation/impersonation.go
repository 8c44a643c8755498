// Package impersonation keeps the roles with which a program may act as other
// users of its organization, decides whom a role reaches, and hands out the
// tokens that programs present.
//
// A role reaches a user when at least one of its rules that match the user
// says ALLOW and none says DENY. A rule without targets matches everybody; a
// role without rules reaches nobody.
//
// Who may assume a role is decided at the door of the API, and whether a role
// may come in from an address by the access control rules.
package impersonation

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// maxRoles is how many roles an organization can have.
const maxRoles = 20

// TokenLifetime is how long a token can be used.
const TokenLifetime = 15 * time.Minute

// The effects of a rule.
const (
	Allow = "ALLOW"
	Deny  = "DENY"
)

// A Rule says whom a role reaches, or not. Targets are identifiers of users;
// an empty list does not narrow.
type Rule struct {
	ID          string // chosen by the caller
	Name        string
	Description string
	Effect      string   // Allow or Deny
	Targets     []string // the user is one of them
	NotTargets  []string // the user is none of them
}

// Matches reports whether the rule is about user.
func (r Rule) Matches(user string) bool {
	return (len(r.Targets) == 0 || slices.Contains(r.Targets, user)) && !slices.Contains(r.NotTargets, user)
}

// A Definition is what the caller says about a role.
type Definition struct {
	Name, Description string
	Type              string // FULL_ACCESS or READ_ONLY
	Rules             []Rule
}

// Effect returns whether the role reaches user, and the rules that decided so,
// in their order: DENY when any matching rule says so or none matches.
func (d Definition) Effect(user string) (effect string, matched []Rule) {
	byEffect := map[string][]Rule{}
	for _, r := range d.Rules {
		if r.Matches(user) {
			byEffect[r.Effect] = append(byEffect[r.Effect], r)
		}
	}
	if len(byEffect[Deny]) > 0 || len(byEffect[Allow]) == 0 {
		return Deny, byEffect[Deny]
	}
	return Allow, byEffect[Allow]
}

// A Role is a role as it is kept.
type Role struct {
	ID string
	Definition
	Created, Modified time.Time
}

// Config is what [New] needs; all fields are required.
type Config struct {
	Directory *directory.Directory
	Now       func() time.Time
	Rand      io.Reader // cryptographically strong
}

// Roles keeps roles and their tokens. It is safe for concurrent use.
type Roles struct{ cfg Config }

// New returns the roles on a migrated store.
func New(cfg Config) *Roles { return &Roles{cfg} }

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "impersonation", Files: files}, err
}

// Holdings are the tables whose rows go with their organization.
func Holdings() []directory.Holding {
	return []directory.Holding{{Table: "impersonation_role", Key: "org, id"}, {Table: "impersonation_token", Key: "hash"}}
}

// Create adds a role and returns its identifier. It refuses with
// [directory.EntityNotFound] and [directory.EntityState] for targets that do not
// exist or are deleted, and with [directory.LimitExceeded] beyond 20 roles.
func (s *Roles) Create(ctx context.Context, org, clientToken string, def Definition) (string, error) {
	id, err := directory.NewID(s.cfg.Rand)
	if err != nil {
		return "", err
	}
	asked, err := json.Marshal(def)
	if err != nil {
		return "", err
	}
	err = s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) (err error) {
		id, err = directory.Once(tx, "CreateImpersonationRole", org, clientToken, s.cfg.Now(), []string{string(asked)}, func() (string, error) {
			body, err := resolve(tx, org, def)
			if err != nil {
				return "", err
			}
			n, err := countRoles(tx, org)
			if err != nil {
				return "", err
			}
			if n >= maxRoles {
				return "", directory.Refuse(directory.LimitExceeded, "An organization can have %d impersonation roles; delete one first.", maxRoles)
			}
			return id, insertRole(tx, org, id, body, s.cfg.Now())
		})
		return err
	})
	return id, err
}

// Update replaces everything that the caller says about a role. It refuses with
// [directory.ResourceNotFound] and as [Roles.Create] does.
func (s *Roles) Update(ctx context.Context, org, id string, def Definition) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		if _, err := find(tx, org, id); err != nil {
			return err
		}
		body, err := resolve(tx, org, def)
		if err != nil {
			return err
		}
		return updateRole(tx, org, id, body, s.cfg.Now())
	})
}

// resolve checks a definition, puts identifiers in place of the names of its
// targets, and returns it as it is stored.
func resolve(tx *store.Tx, org string, def Definition) (body string, err error) {
	texts := []string{def.Name, def.Description}
	def.Rules = slices.Clone(def.Rules)
	seen := map[string]bool{}
	for i := range def.Rules {
		r := &def.Rules[i]
		if seen[r.ID] {
			return "", directory.Refuse(directory.InvalidParameter, "Two rules have the ImpersonationRuleId %s; each needs its own.", r.ID)
		}
		seen[r.ID] = true
		texts = append(texts, r.Name, r.Description)
		for _, list := range []*[]string{&r.Targets, &r.NotTargets} {
			if *list, err = users(tx, org, *list); err != nil {
				return "", err
			}
		}
	}
	if err := directory.CheckText(texts...); err != nil {
		return "", err
	}
	b, err := json.Marshal(def)
	return string(b), err
}

// users returns the identifiers of users.
func users(tx *store.Tx, org string, idents []string) ([]string, error) {
	var ids []string
	for _, ident := range idents {
		u, err := directory.FindEntity(tx, org, ident, directory.TypeUser)
		if err != nil {
			return nil, err
		}
		if u.State == directory.Deleted {
			return nil, directory.Refuse(directory.EntityState, "The user %s is DELETED.", ident)
		}
		if !slices.Contains(ids, u.ID) {
			ids = append(ids, u.ID)
		}
	}
	return ids, nil
}

// Delete removes a role and its tokens, if it exists.
func (s *Roles) Delete(ctx context.Context, org, id string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error { return deleteRole(tx, org, id) })
}

// Role returns a role. It refuses with [directory.ResourceNotFound].
func (s *Roles) Role(ctx context.Context, org, id string) (role Role, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		role, err = find(tx, org, id)
		return err
	})
	return role, err
}

// List returns a page of the roles of an organization and the token of the
// next page, or "".
func (s *Roles) List(ctx context.Context, org string, page directory.Page) (found []Role, next string, err error) {
	list := directory.Listing{Name: "ImpersonationRoles", Org: org}
	after, limit, err := list.Start(page)
	if err != nil {
		return nil, "", err
	}
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		found, err = selectRoles(tx, org, after, limit)
		return err
	})
	found, next = directory.CutPage(list, page, found, func(r Role) string { return r.ID })
	return found, next, err
}

// Effect returns whether a role reaches the enabled user whom target names. It
// refuses with [directory.ResourceNotFound], [directory.EntityNotFound] and
// [directory.EntityState].
func (s *Roles) Effect(ctx context.Context, org, id, target string) (role Role, effect string, matched []Rule, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		if role, err = find(tx, org, id); err != nil {
			return err
		}
		user, err := directory.FindEntity(tx, org, target, directory.TypeUser)
		if err != nil {
			return err
		}
		if user.State != directory.Enabled {
			return directory.Refuse(directory.EntityState, "The user %s is %s, not ENABLED.", target, user.State)
		}
		effect, matched = role.Effect(user.ID)
		return nil
	})
	return role, effect, matched, err
}

// Assume returns a token for a role, to be presented within [TokenLifetime]. It
// refuses with [directory.ResourceNotFound].
func (s *Roles) Assume(ctx context.Context, org, id string) (token string, err error) {
	secret := make([]byte, 32)
	if _, err := io.ReadFull(s.cfg.Rand, secret); err != nil {
		return "", fmt.Errorf("draw a token: %w", err)
	}
	token = base64.RawURLEncoding.EncodeToString(secret)
	err = s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		if _, err := find(tx, org, id); err != nil {
			return err
		}
		return insertToken(tx, token, org, id, s.cfg.Now())
	})
	return token, err
}

// ErrToken says that a token was never handed out, has expired, or that its
// role was deleted.
var ErrToken = errors.New("the impersonation token is unknown or has expired; assume the role again")

// Present returns the organization and the role, as it is now, that a token
// stands for, or [ErrToken].
func (s *Roles) Present(ctx context.Context, token string) (org string, role Role, err error) {
	var id string
	err = s.cfg.Directory.ViewAccount(ctx, func(tx *store.Tx) error {
		org, id, err = selectToken(tx, token, s.cfg.Now())
		return err
	})
	if err == nil {
		role, err = s.Role(ctx, org, id)
	}
	if errors.Is(err, store.ErrNoRows) || directory.KindOf(err) != "" {
		return "", Role{}, ErrToken
	}
	return org, role, err
}

// Sweep removes expired tokens.
func (s *Roles) Sweep(ctx context.Context) error {
	return s.cfg.Directory.ChangeAccount(ctx, func(tx *store.Tx) error { return deleteExpired(tx, s.cfg.Now()) })
}

// hashOf is how a token is stored. It is random and long, so one round of a
// fast hash is enough.
func hashOf(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
