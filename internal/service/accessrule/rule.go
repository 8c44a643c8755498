package accessrule

import (
	"net/netip"
	"slices"
	"time"
)

// The effects of a rule.
const (
	Allow = "ALLOW"
	Deny  = "DENY"
)

// The actions that rules govern, as the API writes them.
const (
	ActiveSync     = "ActiveSync"
	AutoDiscover   = "AutoDiscover"
	EWS            = "EWS"
	IMAP           = "IMAP"
	SMTP           = "SMTP"
	WindowsOutlook = "WindowsOutlook"
	WebMail        = "WebMail"
)

// actions are all of them.
var actions = []string{ActiveSync, AutoDiscover, EWS, IMAP, SMTP, WindowsOutlook, WebMail}

// A Rule allows or denies access to mailboxes where all of its conditions
// hold. An empty list is no condition.
type Rule struct {
	Name        string `json:"-"`
	Effect      string // Allow or Deny
	Description string
	// The address of the client lies in one of, or none of, these IPv4 networks.
	IPRanges, NotIPRanges []string `json:",omitempty"`
	// The action is one of, or none of, these.
	Actions, NotActions []string `json:",omitempty"`
	// Who comes in is one of, or none of, these users and impersonation roles, by
	// their identifiers. Users and roles are one condition: a rule that lists both
	// is about all of them.
	Users, NotUsers   []string  `json:",omitempty"`
	Roles, NotRoles   []string  `json:",omitempty"`
	Created, Modified time.Time `json:"-"`
}

// defaultRule is the one of a new organization, with the dates that the live
// service gives it.
func defaultRule() Rule {
	epoch := time.Unix(0, 0).UTC()
	return Rule{Name: "default", Effect: Allow, Description: "Default WorkMail Rule", Created: epoch, Modified: epoch}
}

// A Visit is somebody who wants to reach a mailbox: a user or a role, the other
// one is empty.
type Visit struct {
	Action     string
	IP         netip.Addr
	User, Role string // identifiers
}

// Matches reports whether every condition of the rule holds for v.
func (r Rule) Matches(v Visit) bool {
	if len(r.Actions) > 0 && !slices.Contains(r.Actions, v.Action) || slices.Contains(r.NotActions, v.Action) {
		return false
	}
	if len(r.Users)+len(r.Roles) > 0 && !names(r.Users, v.User) && !names(r.Roles, v.Role) {
		return false
	}
	if names(r.NotUsers, v.User) || names(r.NotRoles, v.Role) {
		return false
	}
	return (len(r.IPRanges) == 0 || inAny(r.IPRanges, v.IP)) && !inAny(r.NotIPRanges, v.IP)
}

func names(ids []string, id string) bool { return id != "" && slices.Contains(ids, id) }

// inAny reports whether ip lies in one of the networks. No IPv6 address does:
// the rules know IPv4 networks only.
func inAny(networks []string, ip netip.Addr) bool {
	ip = ip.Unmap()
	return slices.ContainsFunc(networks, func(n string) bool {
		prefix, err := netip.ParsePrefix(n)
		return err == nil && prefix.Contains(ip)
	})
}

// Decide returns the effect of rules on v and the names of the rules that
// carry it, in order: DENY when any matching rule says so or none matches.
func Decide(rules []Rule, v Visit) (effect string, matched []string) {
	byEffect := map[string][]string{}
	for _, r := range rules {
		if r.Matches(v) {
			byEffect[r.Effect] = append(byEffect[r.Effect], r.Name)
		}
	}
	if len(byEffect[Deny]) > 0 || len(byEffect[Allow]) == 0 {
		return Deny, byEffect[Deny]
	}
	return Allow, byEffect[Allow]
}
