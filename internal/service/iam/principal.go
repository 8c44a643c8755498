package iam

import (
	"errors"
	"fmt"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/wire/iampolicy"
)

// A PrincipalKind tells users from roles.
type PrincipalKind string

// The kinds of principals.
const (
	Root PrincipalKind = "root"
	User PrincipalKind = "user"
	Role PrincipalKind = "role"
)

// Principal is somebody with what policies say about them, compiled. It does not
// change.
type Principal struct {
	Kind PrincipalKind
	Name string
	ID   string
	ARN  string

	policies   []*iampolicy.Policy
	trust      *iampolicy.Policy // of a role
	maxSession time.Duration     // of a role
}

// A key of a principal in the cache and in the database.
type principalKey struct {
	kind PrincipalKind
	name string // folded
}

// loadPrincipal reads a principal with its policies. It returns [store.ErrNoRows]
// when there is none.
func (s *Service) loadPrincipal(tx *store.Tx, key principalKey) (*Principal, error) {
	p := &Principal{Kind: key.kind}
	var trust string
	var maxSession int64
	err := tx.QueryRow(`SELECT name, id, trust, max_session FROM iam_principal WHERE kind = $1 AND name_key = $2`,
		string(key.kind), key.name).Scan(&p.Name, &p.ID, &trust, &maxSession)
	if err != nil {
		return nil, err
	}
	p.ARN, p.maxSession = s.userARN(p.Name), time.Duration(maxSession)*time.Second
	if key.kind == Role {
		p.ARN = s.roleARN(p.Name)
		if p.trust, err = iampolicy.ParseTrust([]byte(trust)); err != nil {
			return nil, fmt.Errorf("the stored trust policy of %s: %w", p.ARN, err)
		}
	}
	documents, err := s.policyDocuments(tx, key)
	if err != nil {
		return nil, err
	}
	for _, document := range documents {
		policy, err := iampolicy.ParseIdentity([]byte(document))
		if err != nil { // left out, it might be one that denies
			return nil, fmt.Errorf("a stored policy of %s: %w", p.ARN, err)
		}
		p.policies = append(p.policies, policy)
	}
	return p, nil
}

// policyDocuments reads the documents of all policies of a principal: its own, and
// the managed ones attached to it.
func (s *Service) policyDocuments(tx *store.Tx, key principalKey) ([]string, error) {
	documents, err := queryTexts(tx, `SELECT document FROM iam_inline_policy WHERE kind = $1 AND name_key = $2 ORDER BY policy_key`,
		string(key.kind), key.name)
	if err != nil {
		return nil, err
	}
	arns, err := s.attachedARNs(tx, key)
	if err != nil {
		return nil, err
	}
	for _, arn := range arns {
		p, err := s.policyByARN(tx, arn)
		if err != nil {
			return nil, fmt.Errorf("the attached policy %s: %w", arn, err)
		}
		documents = append(documents, p.Document)
	}
	return documents, nil
}

func queryTexts(tx *store.Tx, query string, args ...any) (out []string, err error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
