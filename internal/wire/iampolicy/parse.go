package iampolicy

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// The versions of the language. The older, which is the default, has no variables.
const (
	current = "2012-10-17"
	older   = "2008-10-17"
)

// ParseIdentity reads a policy of a user or role, or of a session. The error is an
// *[Error].
func ParseIdentity(document []byte) (*Policy, error) { return parse(document, false) }

// ParseTrust reads the trust policy of a role. The error is an *[Error].
func ParseTrust(document []byte) (*Policy, error) { return parse(document, true) }

// parser reads one document.
type parser struct {
	trust bool
	out   Policy
	sids  map[string]bool
}

func parse(text []byte, trust bool) (*Policy, error) {
	members, err := document(text)
	if err != nil {
		return nil, err
	}
	p := parser{trust: trust, out: Policy{Version: older}, sids: map[string]bool{}}
	var statements json.RawMessage
	for _, m := range members {
		switch m.name {
		case "Version":
			err = p.version(m.value)
		case "Id":
			p.out.ID, err = textMember(m)
		case "Statement":
			statements = m.value
		default:
			err = problem(m.name, "there is no such element; a policy has Version, Id and Statement")
		}
		if err != nil {
			return nil, err
		}
	}
	if statements == nil {
		return nil, problem("Statement", "the policy has no statement")
	}
	list, err := elements("Statement", statements)
	if err != nil {
		return nil, err
	}
	for i, raw := range list {
		if err := p.statement(index("Statement", i, kind(statements) == '['), raw); err != nil {
			return nil, err
		}
	}
	slices.Sort(p.out.keys)
	p.out.keys = slices.Compact(p.out.keys)
	return &p.out, nil
}

func textMember(m member) (string, error) { return text(m.name, m.value) }

func (p *parser) version(raw json.RawMessage) (err error) {
	if p.out.Version, err = text("Version", raw); err != nil {
		return err
	}
	if p.out.Version != current && p.out.Version != older {
		return problem("Version", "write %q (or %q)", current, older)
	}
	return nil
}

var validSID = regexp.MustCompile(`^[0-9A-Za-z ]*$`)

func (p *parser) statement(path string, raw json.RawMessage) error {
	members, err := object(path, raw)
	if err != nil {
		return err
	}
	s := statement{principaled: p.trust}
	has := map[string]bool{}
	for _, m := range members {
		has[m.name] = true
		if err := p.element(&s, join(path, m.name), m); err != nil {
			return err
		}
	}
	if err := p.complete(path, has); err != nil {
		return err
	}
	p.out.statements = append(p.out.statements, s)
	return nil
}

// element reads one element of a statement.
func (p *parser) element(s *statement, path string, m member) (err error) {
	switch m.name {
	case "Sid":
		return p.sid(path, m.value)
	case "Effect":
		effect, err := text(path, m.value)
		if err != nil || effect != "Allow" && effect != "Deny" {
			return problem(path, `write "Allow" or "Deny"`)
		}
		s.allow = effect == "Allow"
		return nil
	case "Action", "NotAction":
		s.actions, err = p.actions(path, m.value)
		s.actions.inverse = m.name == "NotAction"
	case "Resource", "NotResource":
		if p.trust {
			return problem(path, "a trust policy has no resource: it is the role itself")
		}
		s.resources, err = p.resources(path, m.value)
		s.resources.inverse = m.name == "NotResource"
	case "Principal":
		if !p.trust {
			return problem(path, "only a trust policy has principals: the policy applies to who holds it")
		}
		s.principals, err = principals(path, m.value)
	case "NotPrincipal":
		return problem(path, "a policy of IAM cannot have NotPrincipal")
	case "Condition":
		s.conditions, err = p.conditions(path, m.value)
	default:
		return problem(path, "a statement has no such element")
	}
	return err
}

func (p *parser) sid(path string, raw json.RawMessage) error {
	sid, err := text(path, raw)
	switch {
	case err != nil:
		return err
	case !validSID.MatchString(sid):
		return problem(path, "use letters, digits and spaces only")
	case sid != "" && p.sids[sid]:
		return problem(path, "two statements are called %q", clip(sid))
	}
	p.sids[sid] = true
	return nil
}

// complete checks that a statement has what it must and no element together with
// its inverse.
func (p *parser) complete(path string, has map[string]bool) error {
	for _, pair := range [][2]string{{"Action", "NotAction"}, {"Resource", "NotResource"}} {
		a, b := has[pair[0]], has[pair[1]]
		switch {
		case a && b:
			return problem(path, "write either %s or %s", pair[0], pair[1])
		case !a && !b && (pair[0] == "Action" || !p.trust):
			return problem(path, "the statement has no %s", pair[0])
		}
	}
	if !has["Effect"] {
		return problem(path, "the statement has no Effect")
	}
	if p.trust && !has["Principal"] {
		return problem(path, "the statement has no Principal")
	}
	return nil
}

var validAction = regexp.MustCompile(`^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$`)

// actions reads names of actions, which have no case.
func (p *parser) actions(path string, raw json.RawMessage) (patterns, error) {
	list, err := texts(path, raw, false)
	if err != nil {
		return patterns{}, err
	}
	var out patterns
	for i, s := range list {
		at := index(path, i, kind(raw) == '[')
		if !validAction.MatchString(s) {
			return patterns{}, problem(at, `%q is no action; write service:Action or "*"`, clip(s))
		}
		out.values = append(out.values, pattern{fixed: appendGlob(nil, strings.ToLower(s), true)})
	}
	return out, nil
}

func (p *parser) resources(path string, raw json.RawMessage) (patterns, error) {
	list, err := texts(path, raw, false)
	if err != nil {
		return patterns{}, err
	}
	var out patterns
	for i, s := range list {
		at := index(path, i, kind(raw) == '[')
		if s != "*" && !strings.HasPrefix(s, "arn:") {
			return patterns{}, problem(at, `%q is no resource; write an ARN or "*"`, clip(s))
		}
		one, err := p.pattern(at, s, true)
		if err != nil {
			return patterns{}, err
		}
		out.values = append(out.values, one)
	}
	return out, nil
}

// pattern compiles a value and notes which variables it has.
func (p *parser) pattern(path, s string, wildcards bool) (pattern, error) {
	out, err := compilePattern(s, wildcards, p.out.Version == current)
	if err != nil {
		return pattern{}, problem(path, "%v", err)
	}
	for _, part := range out.parts {
		if part.variable != "" {
			p.out.keys = append(p.out.keys, part.variable)
		}
	}
	return out, nil
}
