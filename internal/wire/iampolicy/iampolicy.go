// Package iampolicy reads and evaluates policies in AWS's JSON policy language, so
// that policies written for AWS decide the same way here. No Go library does.
//
// Rules follow the "IAM JSON policy reference" and "Policy evaluation logic" of the
// IAM User Guide
// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies.html).
// Two kinds of policies are known: those of an identity, which say what their
// holder may do, and the trust policy of a role, which says who may assume it.
//
// A policy is checked and compiled once, by [ParseIdentity] or [ParseTrust], and is
// then evaluated without allocation in the common case. Documents are bounded by
// [MaxSize]; so are, through them, compilation and evaluation.
package iampolicy

import (
	"slices"
	"strings"
)

// MaxSize is the largest document in bytes. AWS's own limits, which do not count
// white space, are between 2 048 and 10 240 characters.
const MaxSize = 32 << 10

// A Policy is a compiled document. It does not change and may be shared.
type Policy struct {
	// Version is the version of the language, "2012-10-17" or "2008-10-17".
	// Policy variables exist in the former only.
	Version string
	// ID is the identifier that the author gave, often empty.
	ID string

	statements []statement
	keys       []string // of conditions and variables, lower case, sorted
}

type statement struct {
	allow       bool
	actions     patterns // of lower-case text
	resources   patterns
	principals  []principal
	conditions  []condition
	principaled bool // of a trust policy: applies to its principals only
}

// patterns are the values of an element such as Action, or of its inverse such as
// NotAction.
type patterns struct {
	values  []pattern
	inverse bool
}

func (p patterns) match(s string, ctx Context) bool {
	return p.inverse != slices.ContainsFunc(p.values, func(one pattern) bool { return one.match(s, ctx) })
}

// Context holds the condition keys of a request by lower-case name, such as
// "aws:sourceip". A key that is absent is not in the map.
type Context map[string][]string

// Set sets the values of a condition key, whose name may have any case.
func (c Context) Set(key string, values ...string) { c[strings.ToLower(key)] = values }

// A Request is what somebody is about to do.
type Request struct {
	// Action is service and operation: "workmail:CreateUser".
	Action string
	// Resource is the ARN of what the action is on, or "*" for an action that
	// is on no particular resource.
	Resource string
	// Context holds the condition keys.
	Context Context
}

// A Decision is the outcome of an evaluation.
type Decision int

// The decisions. An explicit deny is stronger than an allow, and what no policy
// speaks of is denied implicitly.
const (
	ImplicitDeny Decision = iota
	Allow
	ExplicitDeny
)

// String names the decision.
func (d Decision) String() string {
	switch d {
	case Allow:
		return "allow"
	case ExplicitDeny:
		return "explicit deny"
	default:
		return "implicit deny"
	}
}

// Evaluate decides a request by the policies of one identity together.
func Evaluate(r Request, policies ...*Policy) Decision {
	decision := ImplicitDeny
	action := strings.ToLower(r.Action)
	for _, p := range policies {
		for i := range p.statements {
			s := &p.statements[i]
			if s.principaled || s.allow && decision == Allow || !s.applies(action, r) {
				continue
			}
			if !s.allow {
				return ExplicitDeny
			}
			decision = Allow
		}
	}
	return decision
}

// applies reports whether a statement speaks of the request.
func (s *statement) applies(action string, r Request) bool {
	if !s.actions.match(action, r.Context) || !s.principaled && !s.resources.match(r.Resource, r.Context) {
		return false
	}
	for i := range s.conditions {
		if !s.conditions[i].met(r.Context) {
			return false
		}
	}
	return true
}

// Uses reports whether a condition or a variable of the policy reads a condition
// key that begins with prefix, in lower case: whoever evaluates the policy can then
// leave out what is dear to find and not asked for.
func (p *Policy) Uses(prefix string) bool {
	i, found := slices.BinarySearch(p.keys, prefix)
	return found || i < len(p.keys) && strings.HasPrefix(p.keys[i], prefix)
}
