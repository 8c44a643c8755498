package mobilerule

import (
	"slices"
	"strings"
	"time"
)

// The effects of a rule or an override.
const (
	Allow = "ALLOW"
	Deny  = "DENY"
)

// None, as a value in a condition, stands for a property that the device has
// not sent.
const None = "$NONE"

// A Device is what a device says about itself; a nil property was not sent.
type Device struct {
	Type, Model, OperatingSystem, UserAgent *string
}

// A Condition is about one property of a device: it begins with one of Any, if
// there are any, and with none of Not, if there are any. Prefixes compare
// without case.
type Condition struct {
	Any []string `json:",omitempty"`
	Not []string `json:",omitempty"`
}

// holds reports whether the condition is true of a property.
func (c Condition) holds(property *string) bool {
	if len(c.Any) > 0 && !matches(c.Any, property) {
		return false
	}
	// A property that was not sent is not "something else than": such a
	// condition never holds.
	return len(c.Not) == 0 || property != nil && !matches(c.Not, property)
}

func matches(prefixes []string, property *string) bool {
	if property == nil {
		return slices.Contains(prefixes, None)
	}
	folded := strings.ToLower(*property)
	return slices.ContainsFunc(prefixes, func(p string) bool {
		return p != None && strings.HasPrefix(folded, strings.ToLower(p))
	})
}

// A Definition is what the caller says about a rule: it allows or denies the
// devices of which every condition is true.
type Definition struct {
	Name, Description string
	Effect            string // Allow or Deny
	Types             Condition
	Models            Condition
	OperatingSystems  Condition
	UserAgents        Condition
}

// Matches reports whether every condition of the rule is true of d.
func (r Definition) Matches(d Device) bool {
	return r.Types.holds(d.Type) && r.Models.holds(d.Model) &&
		r.OperatingSystems.holds(d.OperatingSystem) && r.UserAgents.holds(d.UserAgent)
}

// A Rule is a rule as it is kept.
type Rule struct {
	ID string
	Definition
	Created, Modified time.Time
}

// defaultRule is the one of a new organization.
func defaultRule() Rule {
	epoch := time.Unix(0, 0).UTC()
	return Rule{
		ID: "default", Definition: Definition{Name: "default", Description: "Default WorkMail Rule", Effect: Allow},
		Created: epoch, Modified: epoch,
	}
}

// Decide returns the effect of rules on d and the rules that carry it, in
// order: DENY when any matching rule says so or none matches.
func Decide(rules []Rule, d Device) (effect string, matched []Rule) {
	byEffect := map[string][]Rule{}
	for _, r := range rules {
		if r.Matches(d) {
			byEffect[r.Effect] = append(byEffect[r.Effect], r)
		}
	}
	if len(byEffect[Deny]) > 0 || len(byEffect[Allow]) == 0 {
		return Deny, byEffect[Deny]
	}
	return Allow, byEffect[Allow]
}
