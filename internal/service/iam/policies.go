package iam

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
)

// maxPolicies is how many managed policies, and how many of its own, a principal may
// have.
const maxPolicies = 20

// ManagedPolicy is a policy that can be attached to several principals.
type ManagedPolicy struct {
	Name        string    `json:"name"`
	ARN         string    `json:"arn"`
	ID          string    `json:"id,omitempty"`
	Description string    `json:"description,omitempty"`
	BuiltIn     bool      `json:"builtIn"`
	Created     time.Time `json:"created,omitzero"`
	Updated     time.Time `json:"updated,omitzero"`
	Document    string    `json:"document"`
}

// AttachedPolicies are what says what a principal may do.
type AttachedPolicies struct {
	Managed []string       `json:"managed"` // ARNs
	Inline  []InlinePolicy `json:"inline"`
}

// InlinePolicy is a policy that only one principal has.
type InlinePolicy struct {
	Name     string `json:"name"`
	Document string `json:"document"`
}

func checkPolicy(name, document string) error {
	if err := checkPolicyName(name); err != nil {
		return err
	}
	if _, err := iampolicy.ParseIdentity([]byte(document)); err != nil {
		return refuse(MalformedPolicy, "the policy %s: %v", name, err)
	}
	return nil
}

// CreatePolicy makes a managed policy.
func (s *Service) CreatePolicy(ctx context.Context, name, description, document string) (ManagedPolicy, error) {
	if err := checkPolicy(name, document); err != nil {
		return ManagedPolicy{}, err
	}
	if len(description) > 1000 {
		return ManagedPolicy{}, refuse(Invalid, "a description has at most 1000 bytes")
	}
	id, err := s.newID(prefixPolicy)
	if err != nil {
		return ManagedPolicy{}, err
	}
	now := s.cfg.Now().UTC().Truncate(time.Microsecond)
	err = s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`INSERT INTO iam_policy (name_key, name, id, document, description, created, updated)
			VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (name_key) DO NOTHING`,
			fold(name), name, id, document, description, store.Micros(now))
		if err == nil && n == 0 {
			err = refuse(AlreadyExists, "there is a policy called %s already", name)
		}
		return err
	})
	return ManagedPolicy{Name: name, ARN: s.policyARN(name), ID: id, Description: description, Created: now, Updated: now, Document: document}, err
}

// UpdatePolicy changes the document of a managed policy, for everybody who has it.
func (s *Service) UpdatePolicy(ctx context.Context, name, document string) error {
	if err := checkPolicy(name, document); err != nil {
		return err
	}
	now := store.Micros(s.cfg.Now())
	return s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`UPDATE iam_policy SET document = $1, updated = $2 WHERE name_key = $3`, document, now, fold(name))
		return foundPolicy(n, err, name)
	})
}

// DeletePolicy removes a managed policy that nobody has.
func (s *Service) DeletePolicy(ctx context.Context, name string) error {
	return s.change(ctx, func(tx *store.Tx) error {
		p, err := s.storedPolicy(tx, name)
		if err != nil {
			return err
		}
		users, err := queryTexts(tx, `SELECT kind || '/' || name_key FROM iam_attachment WHERE policy = $1 ORDER BY kind, name_key LIMIT 3`, p.reference())
		if err != nil {
			return err
		}
		if len(users) > 0 {
			return refuse(InUse, "the policy %s is attached to %s; detach it first", p.Name, strings.Join(users, ", "))
		}
		_, err = tx.Exec(`DELETE FROM iam_policy WHERE name_key = $1`, fold(name))
		return err
	})
}

func foundPolicy(n int64, err error, name string) error {
	if err == nil && n == 0 {
		return refuse(NoSuchEntity, "there is no policy called %s", clip(name))
	}
	return err
}

// Policy returns a managed policy by name or ARN.
func (s *Service) Policy(ctx context.Context, nameOrARN string) (p ManagedPolicy, err error) {
	arn := s.PolicyARN(nameOrARN)
	err = s.store.View(ctx, func(tx *store.Tx) error {
		p, err = s.policyByARN(tx, arn)
		return err
	})
	return p, err
}

// Policies lists the managed policies: those of the account by name, then the
// built-in ones.
func (s *Service) Policies(ctx context.Context) (out []ManagedPolicy, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) error {
		out, err = s.storedPolicies(tx, `1 = 1`)
		return err
	})
	for _, p := range builtIns() {
		out = append(out, builtInSummary(p))
	}
	return out, err
}

func builtInSummary(p builtInPolicy) ManagedPolicy {
	return ManagedPolicy{Name: p.name, ARN: builtInPrefix + p.name, Description: p.description, BuiltIn: true, Document: p.document}
}

// policyByARN finds a managed policy of either sort.
func (s *Service) policyByARN(tx *store.Tx, arn string) (ManagedPolicy, error) {
	if p, ok := builtIn(arn); ok {
		return builtInSummary(p), nil
	}
	name, ok := strings.CutPrefix(arn, s.policyARN(""))
	if !ok {
		return ManagedPolicy{}, foundPolicy(0, nil, arn)
	}
	return s.storedPolicy(tx, name)
}

// reference is how attachments name a policy.
func (p ManagedPolicy) reference() string {
	if p.BuiltIn {
		return p.ARN
	}
	return fold(p.Name)
}

// arnOf is the inverse of reference.
func (s *Service) arnOf(reference string) string {
	if strings.HasPrefix(reference, builtInPrefix) {
		return reference
	}
	return s.policyARN(reference)
}

func (s *Service) storedPolicy(tx *store.Tx, name string) (ManagedPolicy, error) {
	list, err := s.storedPolicies(tx, `name_key = $1`, fold(name))
	if err != nil || len(list) == 0 {
		return ManagedPolicy{}, foundPolicy(0, err, name)
	}
	return list[0], nil
}

func (s *Service) storedPolicies(tx *store.Tx, where string, args ...any) (out []ManagedPolicy, err error) {
	rows, err := tx.Query(`SELECT name, id, document, description, created, updated FROM iam_policy WHERE `+where+` ORDER BY name_key`, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p ManagedPolicy
		var created, updated int64
		if err := rows.Scan(&p.Name, &p.ID, &p.Document, &p.Description, &created, &updated); err != nil {
			return nil, err
		}
		p.ARN, p.Created, p.Updated = s.policyARN(p.Name), store.Time(created), store.Time(updated)
		out = append(out, p)
	}
	return out, rows.Err()
}

// Attach gives a managed policy, by name or ARN, to a principal. Doing it again
// changes nothing.
func (s *Service) Attach(ctx context.Context, kind PrincipalKind, name, policy string) error {
	arn := s.PolicyARN(policy)
	return s.change(ctx, func(tx *store.Tx) error {
		if err := mustExist(tx, kind, name); err != nil {
			return err
		}
		p, err := s.policyByARN(tx, arn)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`INSERT INTO iam_attachment (kind, name_key, policy) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
			string(kind), fold(name), p.reference()); err != nil {
			return err
		}
		return checkCount(tx, "iam_attachment", kind, name)
	})
}

// checkCount refuses more policies than a principal may have.
func checkCount(tx *store.Tx, table string, kind PrincipalKind, name string) error {
	var n int
	err := tx.QueryRow(`SELECT COUNT(*) FROM `+table+` WHERE kind = $1 AND name_key = $2`, string(kind), fold(name)).Scan(&n)
	if err == nil && n > maxPolicies {
		err = refuse(LimitExceeded, "a %s has at most %d such policies", kind, maxPolicies)
	}
	return err
}

// Detach takes a managed policy from a principal.
func (s *Service) Detach(ctx context.Context, kind PrincipalKind, name, policy string) error {
	arn := s.PolicyARN(policy)
	reference := arn
	if name, ok := strings.CutPrefix(arn, s.policyARN("")); ok {
		reference = fold(name)
	}
	return s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`DELETE FROM iam_attachment WHERE kind = $1 AND name_key = $2 AND policy = $3`, string(kind), fold(name), reference)
		if err == nil && n == 0 {
			err = refuse(NoSuchEntity, "%s/%s does not have the policy %s", kind, clip(name), clip(arn))
		}
		return err
	})
}

// PutPolicy gives a principal a policy of its own, in place of one of the same name.
func (s *Service) PutPolicy(ctx context.Context, kind PrincipalKind, name, policy, document string) error {
	if err := checkPolicy(policy, document); err != nil {
		return err
	}
	return s.change(ctx, func(tx *store.Tx) error {
		if err := mustExist(tx, kind, name); err != nil {
			return err
		}
		_, err := tx.Exec(`INSERT INTO iam_inline_policy (kind, name_key, policy_key, policy_name, document) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (kind, name_key, policy_key) DO UPDATE SET policy_name = excluded.policy_name, document = excluded.document`,
			string(kind), fold(name), fold(policy), policy, document)
		if err != nil {
			return err
		}
		return checkCount(tx, "iam_inline_policy", kind, name)
	})
}

// RemovePolicy takes away a policy of a principal's own.
func (s *Service) RemovePolicy(ctx context.Context, kind PrincipalKind, name, policy string) error {
	return s.change(ctx, func(tx *store.Tx) error {
		n, err := tx.Exec(`DELETE FROM iam_inline_policy WHERE kind = $1 AND name_key = $2 AND policy_key = $3`,
			string(kind), fold(name), fold(policy))
		if err == nil && n == 0 {
			err = refuse(NoSuchEntity, "%s/%s has no policy of its own called %s", kind, clip(name), clip(policy))
		}
		return err
	})
}

// PoliciesOf lists the policies of a principal.
func (s *Service) PoliciesOf(ctx context.Context, kind PrincipalKind, name string) (out AttachedPolicies, err error) {
	err = s.store.View(ctx, func(tx *store.Tx) (err error) {
		if err := mustExist(tx, kind, name); err != nil {
			return err
		}
		if out.Managed, err = s.attachedARNs(tx, principalKey{kind, fold(name)}); err != nil {
			return err
		}
		rows, err := tx.Query(`SELECT policy_name, document FROM iam_inline_policy WHERE kind = $1 AND name_key = $2 ORDER BY policy_key`, string(kind), fold(name))
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		for rows.Next() {
			var p InlinePolicy
			if err := rows.Scan(&p.Name, &p.Document); err != nil {
				return err
			}
			out.Inline = append(out.Inline, p)
		}
		return rows.Err()
	})
	return out, err
}

// attachedARNs lists the managed policies of a principal.
func (s *Service) attachedARNs(tx *store.Tx, key principalKey) ([]string, error) {
	references, err := queryTexts(tx, `SELECT policy FROM iam_attachment WHERE kind = $1 AND name_key = $2 ORDER BY policy`, string(key.kind), key.name)
	if err != nil {
		return nil, err
	}
	arns := make([]string, 0, len(references))
	for _, r := range references {
		p, err := s.policyByARN(tx, s.arnOf(r))
		if err != nil {
			return nil, err
		}
		arns = append(arns, p.ARN)
	}
	return arns, nil
}
