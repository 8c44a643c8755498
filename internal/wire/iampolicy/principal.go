package iampolicy

import (
	"encoding/json"
	"regexp"
	"strings"
)

// A Principal is who makes a request, as trust policies name it.
type Principal struct {
	// Account is the twelve-digit number of the account.
	Account string
	// ARN names the user, the session of a role, or the root user.
	ARN string
	// Role is the ARN of the role that a session is of, otherwise empty.
	Role string
}

// principal is a value of a Principal element.
type principal struct {
	everyone bool
	account  string // stands for whomever the account lets
	arn      string
}

// Trust is what a trust policy says about a principal.
type Trust int

// Trust in ascending order, but for an explicit deny, which is the strongest.
const (
	// NotTrusted: no statement names the principal.
	NotTrusted Trust = iota
	// AccountTrusted: the policy trusts the principal's account, which must
	// itself let the principal do it, by a policy of the principal's own.
	AccountTrusted
	// Trusted: the policy names the principal. Within one account nothing else
	// is needed.
	Trusted
	// Distrusted: the policy denies it.
	Distrusted
)

// EvaluateTrust decides by a trust policy whether who may do the request, whose
// resource is the role that has the policy.
func EvaluateTrust(r Request, who Principal, p *Policy) Trust {
	trust := NotTrusted
	action := strings.ToLower(r.Action)
	for i := range p.statements {
		s := &p.statements[i]
		if !s.principaled {
			continue
		}
		named := s.names(who)
		if named == NotTrusted || !s.applies(action, r) {
			continue
		}
		if !s.allow {
			return Distrusted
		}
		trust = max(trust, named)
	}
	return trust
}

// names reports how a statement names a principal.
func (s *statement) names(who Principal) Trust {
	named := NotTrusted
	for _, p := range s.principals {
		switch {
		case p.everyone || p.arn != "" && (p.arn == who.ARN || p.arn == who.Role):
			return Trusted
		case p.account != "" && p.account == who.Account:
			named = AccountTrusted
		}
	}
	return named
}

var (
	accountNumber = regexp.MustCompile(`^[0-9]{12}$`)
	rootARN       = regexp.MustCompile(`^arn:aws:iam::([0-9]{12}):root$`)
	principalARN  = regexp.MustCompile(`^arn:aws:(iam::[0-9]{12}:(user|role)|sts::[0-9]{12}:assumed-role)/[\w+=,.@/-]+$`)
)

// principals reads "*" or {kind: values}. Principals that are no accounts, users or
// roles are accepted, because policies that come from AWS have them, and name
// nobody here.
func principals(path string, raw json.RawMessage) ([]principal, error) {
	if kind(raw) == '"' {
		if s, err := text(path, raw); err != nil || s != "*" {
			return nil, problem(path, `write "*" or {"AWS": ...}`)
		}
		return []principal{{everyone: true}}, nil
	}
	members, err := object(path, raw)
	if err != nil {
		return nil, err
	}
	out := []principal{}
	for _, m := range members {
		at := join(path, m.name)
		list, err := texts(at, m.value, false)
		if err != nil {
			return nil, err
		}
		switch m.name {
		case "AWS":
		case "Service", "Federated", "CanonicalUser":
			continue
		default:
			return nil, problem(at, "there is no such kind of principal; write AWS")
		}
		for i, s := range list {
			one, err := readPrincipal(index(at, i, kind(m.value) == '['), s)
			if err != nil {
				return nil, err
			}
			out = append(out, one)
		}
	}
	return out, nil
}

func readPrincipal(path, s string) (principal, error) {
	if s == "*" {
		return principal{everyone: true}, nil
	}
	if accountNumber.MatchString(s) {
		return principal{account: s}, nil
	}
	if root := rootARN.FindStringSubmatch(s); root != nil {
		return principal{account: root[1]}, nil
	}
	if principalARN.MatchString(s) {
		return principal{arn: s}, nil
	}
	return principal{}, problem(path, `%q is no principal; write "*", an account number, or the ARN of a user, a role or a session of a role`, clip(s))
}
