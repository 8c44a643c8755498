package accessrule

import (
	"net/netip"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestDecide(t *testing.T) {
	t.Parallel()
	visit := Visit{Action: IMAP, IP: netip.MustParseAddr("192.0.2.7"), User: "eva"}
	role := Visit{Action: EWS, IP: netip.MustParseAddr("192.0.2.7"), Role: "sync"}
	six := Visit{Action: IMAP, IP: netip.MustParseAddr("2001:db8::1"), User: "eva"}
	mapped := Visit{Action: IMAP, IP: netip.MustParseAddr("::ffff:192.0.2.7"), User: "eva"}
	all := Rule{Name: "all", Effect: Allow}
	for name, tc := range map[string]struct {
		rules   []Rule
		visit   Visit
		effect  string
		matched []string
	}{
		"no rules":                      {nil, visit, Deny, nil},
		"a rule without conditions":     {[]Rule{all}, visit, Allow, []string{"all"}},
		"deny wins alone":               {[]Rule{all, {Name: "no", Effect: Deny, Users: []string{"eva"}}}, visit, Deny, []string{"no"}},
		"deny about others":             {[]Rule{all, {Name: "no", Effect: Deny, Users: []string{"bob"}}}, visit, Allow, []string{"all"}},
		"all conditions must hold":      {[]Rule{{Name: "a", Effect: Allow, Users: []string{"eva"}, Actions: []string{SMTP}}}, visit, Deny, nil},
		"any value suffices":            {[]Rule{{Name: "a", Effect: Allow, Actions: []string{SMTP, IMAP}}}, visit, Allow, []string{"a"}},
		"not action":                    {[]Rule{{Name: "a", Effect: Allow, NotActions: []string{SMTP, IMAP}}}, visit, Deny, nil},
		"not another action":            {[]Rule{{Name: "a", Effect: Allow, NotActions: []string{SMTP}}}, visit, Allow, []string{"a"}},
		"in a network":                  {[]Rule{{Name: "a", Effect: Allow, IPRanges: []string{"10.0.0.0/8", "192.0.2.0/24"}}}, visit, Allow, []string{"a"}},
		"host bits do not matter":       {[]Rule{{Name: "a", Effect: Allow, IPRanges: []string{"192.0.2.99/24"}}}, visit, Allow, []string{"a"}},
		"not in a network":              {[]Rule{{Name: "a", Effect: Allow, NotIPRanges: []string{"192.0.2.0/24"}}}, visit, Deny, nil},
		"a list and its twin":           {[]Rule{{Name: "a", Effect: Allow, IPRanges: []string{"192.0.0.0/16"}, NotIPRanges: []string{"192.0.2.0/30"}}}, visit, Allow, []string{"a"}},
		"IPv6 is in no network":         {[]Rule{{Name: "a", Effect: Allow, IPRanges: []string{"0.0.0.0/0"}}}, six, Deny, nil},
		"IPv6 without a condition":      {[]Rule{{Name: "a", Effect: Allow, NotIPRanges: []string{"0.0.0.0/0"}}}, six, Allow, []string{"a"}},
		"IPv4 within IPv6":              {[]Rule{{Name: "a", Effect: Allow, IPRanges: []string{"192.0.2.7/32"}}}, mapped, Allow, []string{"a"}},
		"not a user":                    {[]Rule{{Name: "a", Effect: Allow, NotUsers: []string{"eva"}}}, visit, Deny, nil},
		"a role is none of the users":   {[]Rule{{Name: "a", Effect: Allow, NotUsers: []string{"eva"}}}, role, Allow, []string{"a"}},
		"a rule for users and a role":   {[]Rule{{Name: "a", Effect: Allow, Users: []string{"eva"}}}, role, Deny, nil},
		"a role":                        {[]Rule{{Name: "a", Effect: Allow, Roles: []string{"sync"}}}, role, Allow, []string{"a"}},
		"not a role":                    {[]Rule{{Name: "a", Effect: Allow, NotRoles: []string{"sync"}}}, role, Deny, nil},
		"users and roles are one list":  {[]Rule{{Name: "a", Effect: Allow, Users: []string{"eva"}, Roles: []string{"sync"}}}, visit, Allow, []string{"a"}},
		"several allow":                 {[]Rule{all, {Name: "too", Effect: Allow}}, visit, Allow, []string{"all", "too"}},
		"several deny, and one allows":  {[]Rule{{Name: "x", Effect: Deny}, all, {Name: "y", Effect: Deny}}, visit, Deny, []string{"x", "y"}},
		"a user named as a role is not": {[]Rule{{Name: "a", Effect: Allow, Roles: []string{"eva"}}}, visit, Deny, nil},
	} {
		effect, matched := Decide(tc.rules, tc.visit)
		if effect != tc.effect || !slices.Equal(matched, tc.matched) {
			t.Errorf("%s: %s %v, want %s %v", name, effect, matched, tc.effect, tc.matched)
		}
	}
}

// Whatever the rules are: a DENY that matches is final, more DENY rules never
// let anybody in, and the order does not matter.
func TestDecideProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		some := func(values ...string) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(values), 0, 2, rapid.ID).Draw(t, "some")
		}
		rule := func(effect string) Rule {
			return Rule{
				Name: effect, Effect: effect, Actions: some(IMAP, SMTP, EWS), NotActions: some(IMAP, SMTP, EWS),
				IPRanges: some("10.0.0.0/8", "0.0.0.0/0"), NotIPRanges: some("10.1.0.0/16"), Users: some("eva", "bob"), NotUsers: some("eva", "bob"),
			}
		}
		var rules []Rule
		for range rapid.IntRange(0, 5).Draw(t, "rules") {
			rules = append(rules, rule(rapid.SampledFrom([]string{Allow, Deny}).Draw(t, "effect")))
		}
		v := Visit{
			Action: rapid.SampledFrom(actions).Draw(t, "action"), User: rapid.SampledFrom([]string{"eva", "bob", "joe"}).Draw(t, "user"),
			IP: netip.MustParseAddr(rapid.SampledFrom([]string{"10.1.2.3", "10.2.2.3", "192.0.2.1"}).Draw(t, "ip")),
		}
		effect, matched := Decide(rules, v)
		denied := slices.ContainsFunc(rules, func(r Rule) bool { return r.Effect == Deny && r.Matches(v) })
		allowed := slices.ContainsFunc(rules, func(r Rule) bool { return r.Effect == Allow && r.Matches(v) })
		if (effect == Allow) != (allowed && !denied) || effect == Allow && len(matched) == 0 {
			t.Fatalf("%s %v with allowed %v, denied %v", effect, matched, allowed, denied)
		}
		slices.Reverse(rules)
		if again, _ := Decide(rules, v); again != effect {
			t.Fatalf("%s in reverse order, %s before", again, effect)
		}
		if effect == Deny {
			if more, _ := Decide(append(rules, rule(Deny)), v); more != Deny {
				t.Fatal("one more DENY lets in")
			}
		}
	})
}
