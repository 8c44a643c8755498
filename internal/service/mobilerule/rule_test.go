package mobilerule

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func text(s string) *string { return &s }

func TestDecide(t *testing.T) {
	t.Parallel()
	phone := Device{Type: text("iPhone"), Model: text("iPhone10C1"), OperatingSystem: text("iOS 14.2.1 16F203"), UserAgent: text("iOS/14.2 (18B92) exchangesyncd/1.0")}
	silent := Device{}
	allow := func(d Definition) []Rule { d.Effect = Allow; return []Rule{{ID: "a", Definition: d}} }
	all := Rule{ID: "all", Definition: Definition{Effect: Allow}}
	for name, tc := range map[string]struct {
		rules   []Rule
		device  Device
		effect  string
		matched string
	}{
		"no rules":                      {nil, phone, Deny, ""},
		"a rule without conditions":     {[]Rule{all}, silent, Allow, "all"},
		"prefix without case":           {allow(Definition{Types: Condition{Any: []string{"IPH"}}}), phone, Allow, "a"},
		"not inside":                    {allow(Definition{Types: Condition{Any: []string{"phone"}}}), phone, Deny, ""},
		"any value suffices":            {allow(Definition{Types: Condition{Any: []string{"iPad", "iPhone"}}}), phone, Allow, "a"},
		"all conditions must hold":      {allow(Definition{Types: Condition{Any: []string{"iPhone"}}, OperatingSystems: Condition{Any: []string{"iOS 14.3"}}}), phone, Deny, ""},
		"not":                           {allow(Definition{Models: Condition{Not: []string{"iphone10"}}}), phone, Deny, ""},
		"not another":                   {allow(Definition{Models: Condition{Not: []string{"iphone11"}}}), phone, Allow, "a"},
		"nothing sent is not in a list": {allow(Definition{Types: Condition{Any: []string{"i"}}}), silent, Deny, ""},
		"nothing sent is $NONE":         {allow(Definition{UserAgents: Condition{Any: []string{None}}}), silent, Allow, "a"},
		"$NONE or something":            {allow(Definition{UserAgents: Condition{Any: []string{None, "ios/"}}}), phone, Allow, "a"},
		"something sent is not $NONE":   {allow(Definition{UserAgents: Condition{Any: []string{None}}}), phone, Deny, ""},
		"$NONE is no prefix":            {allow(Definition{Types: Condition{Any: []string{None}}}), Device{Type: text("$NONEsuch")}, Deny, ""},
		"not never holds for nothing":   {allow(Definition{Types: Condition{Not: []string{"iPhone"}}}), silent, Deny, ""},
		"nor with $NONE":                {allow(Definition{Types: Condition{Not: []string{None}}}), silent, Deny, ""},
		"not $NONE is anything sent":    {allow(Definition{Types: Condition{Not: []string{None}}}), phone, Allow, "a"},
		"a list and its twin":           {allow(Definition{Types: Condition{Any: []string{"i"}, Not: []string{"iPad"}}}), phone, Allow, "a"},
		"an empty property was sent":    {allow(Definition{Types: Condition{Not: []string{"iPad"}}}), Device{Type: text("")}, Allow, "a"},
		"deny wins alone": {
			[]Rule{all, {ID: "no", Definition: Definition{Effect: Deny, Types: Condition{Any: []string{"iphone"}}}}}, phone, Deny, "no",
		},
		"several allow": {[]Rule{all, {ID: "b", Definition: Definition{Effect: Allow}}}, phone, Allow, "all b"},
	} {
		effect, matched := Decide(tc.rules, tc.device)
		var ids []string
		for _, r := range matched {
			ids = append(ids, r.ID)
		}
		if effect != tc.effect || strings.Join(ids, " ") != tc.matched {
			t.Errorf("%s: %s %v, want %s %s", name, effect, ids, tc.effect, tc.matched)
		}
	}
}

// Whatever the rules are: matching DENY is final, and case and order do not
// matter.
func TestDecideProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SampledFrom([]string{"iPhone", "iPad", "i", "Android", None})
		condition := func() Condition {
			return Condition{
				Any: rapid.SliceOfNDistinct(values, 0, 2, rapid.ID).Draw(t, "any"),
				Not: rapid.SliceOfNDistinct(values, 0, 1, rapid.ID).Draw(t, "not"),
			}
		}
		var rules []Rule
		for range rapid.IntRange(0, 5).Draw(t, "rules") {
			rules = append(rules, Rule{Definition: Definition{
				Effect: rapid.SampledFrom([]string{Allow, Deny}).Draw(t, "effect"), Types: condition(), Models: condition(),
			}})
		}
		property := func() *string {
			return rapid.SampledFrom([]*string{nil, text("iPhone"), text("iPad"), text("Android 9")}).Draw(t, "property")
		}
		d := Device{Type: property(), Model: property()}
		effect, _ := Decide(rules, d)
		has := func(effect string) bool {
			return slices.ContainsFunc(rules, func(r Rule) bool { return r.Effect == effect && r.Matches(d) })
		}
		if (effect == Allow) != (has(Allow) && !has(Deny)) {
			t.Fatalf("%s with ALLOW %v, DENY %v", effect, has(Allow), has(Deny))
		}
		slices.Reverse(rules)
		if d.Type != nil {
			d.Type = text(strings.ToUpper(*d.Type))
		}
		if again, _ := Decide(rules, d); again != effect {
			t.Fatalf("%s in capitals and reverse order, %s before", again, effect)
		}
	})
}
