package iampolicy

import (
	"encoding/json"
	"slices"
	"strings"
)

// A condition is one operator on one key. All conditions of a statement must be met.
type condition struct {
	key      string
	operator *operator
	set      quantifier
	ifExists bool
	values   []pattern
}

// A quantifier says how the several values of a key of the request count.
type quantifier int

const (
	single    quantifier = iota
	forAll               // ForAllValues: every one must match; none is fine
	forAnyOne            // ForAnyValue: at least one must match
)

// met reports whether the request meets the condition.
func (c *condition) met(ctx Context) bool {
	given := ctx[c.key]
	if c.operator.null {
		return slices.ContainsFunc(c.values, func(p pattern) bool {
			want, ok := p.text(ctx)
			return ok && strings.EqualFold(want, "true") == (len(given) == 0)
		})
	}
	if len(given) == 0 {
		switch {
		case c.ifExists || c.set == forAll:
			return true
		case c.set == forAnyOne:
			return false
		default: // what is absent equals nothing
			return c.operator.negated
		}
	}
	matches := func(value string) bool { return c.operator.negated != c.hit(value, ctx) }
	if c.set == forAnyOne || c.set == single && !c.operator.negated {
		return slices.ContainsFunc(given, matches)
	}
	return !slices.ContainsFunc(given, func(value string) bool { return !matches(value) })
}

// hit compares one value of the request with the values of the policy, before any
// negation.
func (c *condition) hit(value string, ctx Context) bool {
	return slices.ContainsFunc(c.values, func(p pattern) bool {
		if c.operator.glob {
			g, ok := p.resolve(ctx)
			return ok && c.operator.matchGlob(g, value)
		}
		want, ok := p.text(ctx)
		return ok && c.operator.compare(value, want)
	})
}

// conditions reads {operator: {key: values}}.
func (p *parser) conditions(path string, raw json.RawMessage) ([]condition, error) {
	operators, err := object(path, raw)
	if err != nil {
		return nil, err
	}
	var out []condition
	for _, m := range operators {
		at := join(path, m.name)
		c, err := parseOperator(at, m.name)
		if err != nil {
			return nil, err
		}
		keys, err := object(at, m.value)
		if err != nil {
			return nil, err
		}
		for _, k := range keys {
			one, err := p.condition(join(at, k.name), c, k)
			if err != nil {
				return nil, err
			}
			out = append(out, one)
		}
	}
	return out, nil
}

// condition reads one key with its values.
func (p *parser) condition(path string, c condition, m member) (condition, error) {
	c.key = strings.ToLower(m.name)
	if service, name, ok := strings.Cut(c.key, ":"); !ok || service == "" || name == "" {
		return c, problem(path, "write a condition key such as aws:SourceIp")
	}
	p.out.keys = append(p.out.keys, c.key)
	list, err := texts(path, m.value, true)
	if err != nil {
		return c, err
	}
	for i, s := range list {
		at := index(path, i, kind(m.value) == '[')
		value, err := p.pattern(at, s, c.operator.wildcards)
		if err != nil {
			return c, err
		}
		if value.parts == nil && c.operator.valid != nil && !c.operator.valid(s) {
			return c, problem(at, "%q is not %s", clip(s), c.operator.wants)
		}
		if c.operator.fold {
			value = value.lower()
		}
		c.values = append(c.values, value)
	}
	return c, nil
}

// parseOperator reads the name of an operator with its prefix and suffix.
func parseOperator(path, name string) (condition, error) {
	var c condition
	rest := name
	if after, ok := strings.CutPrefix(rest, "ForAllValues:"); ok {
		c.set, rest = forAll, after
	} else if after, ok := strings.CutPrefix(rest, "ForAnyValue:"); ok {
		c.set, rest = forAnyOne, after
	}
	if after, ok := strings.CutSuffix(rest, "IfExists"); ok {
		c.ifExists, rest = true, after
	}
	c.operator = operatorNamed(rest)
	switch {
	case c.operator == nil:
		return c, problem(path, "there is no such condition operator")
	case c.operator.null && (c.ifExists || c.set != single):
		return c, problem(path, "Null takes neither a prefix nor IfExists")
	}
	return c, nil
}
