package iampolicy

import (
	"cmp"
	"strings"
	"time"
	"unicode"
)

// An operator compares a value of the request with one of the policy.
type operator struct {
	negated bool
	null    bool // Null, which asks for absence
	// Text is compared as a glob; wildcards says whether * and ? are such in it.
	glob, wildcards bool
	fold            bool // without regard to case
	arn             bool // part by part
	// Everything else is compared by compare, and the values of a policy must
	// be valid, which wants puts in words.
	compare func(given, want string) bool
	valid   func(want string) bool
	wants   string
}

// operatorNamed returns the operator of the name, without its prefix and suffix, or
// nil.
func operatorNamed(name string) *operator {
	switch name {
	case "Null":
		return &operator{null: true, valid: isBool, wants: wantsBool}
	case "Bool":
		return &operator{compare: strings.EqualFold, valid: isBool, wants: wantsBool}
	case "BinaryEquals":
		return &operator{compare: sameBytes, valid: isBase64, wants: "base64"}
	case "IpAddress", "NotIpAddress":
		return &operator{
			negated: name == "NotIpAddress", compare: inNetwork, valid: isNetwork,
			wants: "an IP address or a network such as 192.0.2.0/24",
		}
	}
	if rest, ok := strings.CutPrefix(name, "Numeric"); ok {
		return ordered(rest, number, cmp.Compare[float64], "a number")
	}
	if rest, ok := strings.CutPrefix(name, "Date"); ok {
		return ordered(rest, date, time.Time.Compare, "a date such as 2030-01-31T00:00:00Z")
	}
	return textual(name)
}

// textual returns the operators on text.
func textual(name string) *operator {
	o := &operator{glob: true}
	switch name {
	case "StringEquals", "StringNotEquals":
	case "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase":
		o.fold = true
	case "StringLike", "StringNotLike":
		o.wildcards = true
	case "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike": // Equals and Like are the same for ARNs
		o.wildcards, o.arn = true, true
	default:
		return nil
	}
	o.negated = strings.Contains(name, "Not")
	return o
}

func (o *operator) matchGlob(g glob, given string) bool {
	if o.arn {
		return matchARN(g, given)
	}
	if o.fold {
		given = lower(given)
	}
	return g.match(given)
}

// matchARN compares the six parts of two ARNs each for itself, so that a wildcard
// stays within its part; the last part may hold colons of its own.
func matchARN(g glob, given string) bool {
	for part := 1; part < 6; part++ {
		at := -1
		for i, c := range g {
			if c == ':' {
				at = i
				break
			}
		}
		value, rest, ok := strings.Cut(given, ":")
		if at < 0 || !ok || !g[:at].match(value) {
			return false
		}
		g, given = g[at+1:], rest
	}
	return g.match(given)
}

// lower folds case rune by rune, as [pattern.lower] does.
func lower(s string) string { return strings.Map(unicode.ToLower, s) }

func (p pattern) lower() pattern {
	p.fixed = p.fixed.lower()
	for i := range p.parts {
		p.parts[i].text = p.parts[i].text.lower()
		p.parts[i].fold = true
	}
	return p
}

func (g glob) lower() glob {
	for i, c := range g {
		if c >= 0 {
			g[i] = unicode.ToLower(c)
		}
	}
	return g
}

// ordered returns the operators on what has an order.
func ordered[T any](relation string, read func(string) (T, bool), compare func(a, b T) int, wants string) *operator {
	o := &operator{wants: wants, valid: func(s string) bool { _, ok := read(s); return ok }}
	var holds func(sign int) bool
	switch relation {
	case "Equals":
		holds = func(sign int) bool { return sign == 0 }
	case "NotEquals":
		o.negated = true
		holds = func(sign int) bool { return sign == 0 }
	case "LessThan":
		holds = func(sign int) bool { return sign < 0 }
	case "LessThanEquals":
		holds = func(sign int) bool { return sign <= 0 }
	case "GreaterThan":
		holds = func(sign int) bool { return sign > 0 }
	case "GreaterThanEquals":
		holds = func(sign int) bool { return sign >= 0 }
	default:
		return nil
	}
	o.compare = func(given, want string) bool {
		a, ok := read(given)
		b, also := read(want)
		return ok && also && holds(compare(a, b))
	}
	return o
}
