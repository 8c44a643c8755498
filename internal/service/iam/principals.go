package iam

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
)

// Summary tells about a user or a role.
type Summary struct {
	Kind        PrincipalKind `json:"kind"`
	Name        string        `json:"name"`
	ID          string        `json:"id"`
	ARN         string        `json:"arn"`
	Created     time.Time     `json:"created"`
	Description string        `json:"description,omitempty"`
	// Trust and MaxSession are a role's: who may assume it, and for how many
	// seconds at most.
	Trust      string `json:"trustPolicy,omitempty"`
	MaxSession int64  `json:"maxSessionDuration,omitempty"`
}

// RoleSettings are what a role has beside its name.
type RoleSettings struct {
	Trust       string // document of the trust policy
	Description string
	MaxSession  time.Duration // of a session; 0 for an hour
}

// CreateUser makes a user, who may do nothing yet.
func (s *Service) CreateUser(ctx context.Context, name string) (Summary, error) {
	if err := checkName("user", name); err != nil {
		return Summary{}, err
	}
	id, err := s.newID(prefixUser)
	if err != nil {
		return Summary{}, err
	}
	return s.createPrincipal(ctx, Summary{Kind: User, Name: name, ID: id, ARN: s.userARN(name)})
}

// CreateRole makes a role, which may do nothing yet.
func (s *Service) CreateRole(ctx context.Context, name string, settings RoleSettings) (Summary, error) {
	if err := checkName("role", name); err != nil {
		return Summary{}, err
	}
	if err := settings.check(); err != nil {
		return Summary{}, err
	}
	id, err := s.newID(prefixRole)
	if err != nil {
		return Summary{}, err
	}
	return s.createPrincipal(ctx, Summary{
		Kind: Role, Name: name, ID: id, ARN: s.roleARN(name),
		Description: settings.Description, Trust: settings.Trust, MaxSession: int64(settings.MaxSession / time.Second),
	})
}

// check checks the settings and puts the default in place.
func (r *RoleSettings) check() error {
	if r.MaxSession == 0 {
		r.MaxSession = DefaultSession
	}
	if r.MaxSession < time.Hour || r.MaxSession > MaxRoleSession {
		return refuse(Invalid, "a role's sessions may last from one to twelve hours at most, not %s", r.MaxSession)
	}
	if len(r.Description) > 1000 {
		return refuse(Invalid, "a description has at most 1000 bytes")
	}
	if _, err := iampolicy.ParseTrust([]byte(r.Trust)); err != nil {
		return refuse(MalformedPolicy, "the trust policy: %v", err)
	}
	return nil
}

func (s *Service) createPrincipal(ctx context.Context, p Summary) (Summary, error) {
	p.Created = s.cfg.Now().UTC().Truncate(time.Microsecond)
	err := s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`INSERT INTO iam_principal (kind, name_key, name, id, created, description, trust, max_session)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (kind, name_key) DO NOTHING`,
			string(p.Kind), fold(p.Name), p.Name, p.ID, store.Micros(p.Created), p.Description, p.Trust, p.MaxSession)
		if err == nil && n == 0 {
			err = refuse(AlreadyExists, "there is a %s called %s already", p.Kind, p.Name)
		}
		return err
	})
	return p, err
}

// UpdateRole changes the settings of a role. Sessions that were issued before keep
// the life that they have.
func (s *Service) UpdateRole(ctx context.Context, name string, settings RoleSettings) error {
	if err := settings.check(); err != nil {
		return err
	}
	return s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`UPDATE iam_principal SET trust = $1, description = $2, max_session = $3 WHERE kind = $4 AND name_key = $5`,
			settings.Trust, settings.Description, int64(settings.MaxSession/time.Second), string(Role), fold(name))
		return found(n, err, Role, name)
	})
}

// DeleteUser removes a user with the access keys and policies that only they have.
// Their sessions end.
func (s *Service) DeleteUser(ctx context.Context, name string) error {
	return s.deletePrincipal(ctx, User, name)
}

// DeleteRole removes a role with the policies that only it has. Its sessions end.
func (s *Service) DeleteRole(ctx context.Context, name string) error {
	return s.deletePrincipal(ctx, Role, name)
}

func (s *Service) deletePrincipal(ctx context.Context, kind PrincipalKind, name string) error {
	return s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`DELETE FROM iam_principal WHERE kind = $1 AND name_key = $2`, string(kind), fold(name))
		if err := found(n, err, kind, name); err != nil {
			return err
		}
		for _, table := range []string{"iam_attachment", "iam_inline_policy"} {
			if _, err := tx.Exec(`DELETE FROM `+table+` WHERE kind = $1 AND name_key = $2`, string(kind), fold(name)); err != nil {
				return err
			}
		}
		if kind == User {
			_, err = tx.Exec(`DELETE FROM iam_access_key WHERE user_key = $1`, fold(name))
		}
		return err
	})
}

// found turns a statement that changed nothing into NoSuchEntity.
func found(n int64, err error, kind PrincipalKind, name string) error {
	if err == nil && n == 0 {
		return refuse(NoSuchEntity, "there is no %s called %s", kind, clip(name))
	}
	return err
}

// mustExist fails when there is no such principal.
func mustExist(tx *store.Tx, kind PrincipalKind, name string) error {
	var one int
	err := tx.QueryRow(`SELECT 1 FROM iam_principal WHERE kind = $1 AND name_key = $2`, string(kind), fold(name)).Scan(&one)
	if errors.Is(err, store.ErrNoRows) {
		return found(0, nil, kind, name)
	}
	return err
}

// Principals lists the users or the roles by name.
func (s *Service) Principals(ctx context.Context, kind PrincipalKind) (out []Summary, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) error {
		out, err = s.summaries(tx, `kind = $1`, string(kind))
		return err
	})
	return out, err
}

// Find returns a user or a role.
func (s *Service) Find(ctx context.Context, kind PrincipalKind, name string) (out Summary, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) error {
		list, err := s.summaries(tx, `kind = $1 AND name_key = $2`, string(kind), fold(name))
		if err != nil || len(list) == 0 {
			return found(0, err, kind, name)
		}
		out = list[0]
		return nil
	})
	return out, err
}

func (s *Service) summaries(tx *store.Tx, where string, args ...any) (out []Summary, err error) {
	rows, err := tx.Query(`SELECT kind, name, id, created, description, trust, max_session FROM iam_principal WHERE `+where+` ORDER BY name_key`, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p Summary
		var created int64
		if err := rows.Scan(&p.Kind, &p.Name, &p.ID, &created, &p.Description, &p.Trust, &p.MaxSession); err != nil {
			return nil, fmt.Errorf("read principals: %w", err)
		}
		p.Created, p.ARN = store.Time(created), s.userARN(p.Name)
		if p.Kind == Role {
			p.ARN = s.roleARN(p.Name)
		}
		out = append(out, p)
	}
	return out, rows.Err()
}
