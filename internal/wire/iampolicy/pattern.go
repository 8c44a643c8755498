package iampolicy

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// Elements of a glob that are no characters.
const (
	anyRun rune = -1 - iota // *
	anyOne                  // ?
)

// A glob is text with wildcards: characters, anyRun and anyOne.
type glob []rune

// match reports whether all of s fits the glob. The time is at most len(g)*len(s):
// only the last run of a * is ever tried again.
func (g glob) match(s string) bool {
	at, star, retry := 0, -1, 0
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case at < len(g) && g[at] == anyRun:
			star, retry = at, i
			at++
		case at < len(g) && (g[at] == anyOne || g[at] == c):
			at++
			i += size
		case star >= 0:
			_, skipped := utf8.DecodeRuneInString(s[retry:])
			retry += skipped
			at, i = star+1, retry
		default:
			return false
		}
	}
	for at < len(g) && g[at] == anyRun {
		at++
	}
	return at == len(g)
}

// A pattern is a value of a policy: a glob with policy variables in it.
type pattern struct {
	fixed glob   // when there are no variables
	parts []part // when there are
}

// A part is a piece of a glob, or a variable.
type part struct {
	text     glob
	variable string // condition key in lower case
	standIn  string // the variable's default
	hasStand bool
	fold     bool // the value is compared in lower case
}

var errVariable = errors.New(`a policy variable is written ${key}, or ${key, 'default'}`)

// compilePattern reads the text of a pattern. With wildcards * and ? are such, with
// variables ${...} is.
func compilePattern(text string, wildcards, variables bool) (pattern, error) {
	var p pattern
	for text != "" {
		plain := text
		if i := strings.Index(text, "${"); variables && i >= 0 {
			plain = text[:i]
		}
		p.fixed = appendGlob(p.fixed, plain, wildcards)
		text = text[len(plain):]
		if text == "" {
			break
		}
		end := strings.IndexByte(text, '}')
		if end < 0 {
			return pattern{}, errVariable
		}
		inside := text[len("${"):end]
		text = text[end+1:]
		if inside == "*" || inside == "?" || inside == "$" { // the characters themselves
			p.fixed = append(p.fixed, rune(inside[0]))
			continue
		}
		v, err := variable(inside)
		if err != nil {
			return pattern{}, err
		}
		p.parts = append(p.parts, part{text: p.fixed}, v)
		p.fixed = nil
	}
	if p.parts != nil {
		p.parts = append(p.parts, part{text: p.fixed})
		p.fixed = nil
	}
	return p, nil
}

func appendGlob(g glob, text string, wildcards bool) glob {
	for _, c := range text {
		switch {
		case wildcards && c == '*':
			if len(g) == 0 || g[len(g)-1] != anyRun {
				g = append(g, anyRun)
			}
		case wildcards && c == '?':
			g = append(g, anyOne)
		default:
			g = append(g, c)
		}
	}
	return g
}

// variable reads what is between ${ and }.
func variable(inside string) (part, error) {
	key, standIn, hasStand := strings.Cut(inside, ",")
	key = strings.ToLower(strings.TrimSpace(key))
	if !strings.Contains(key, ":") || strings.ContainsAny(key, " ${'") {
		return part{}, errVariable
	}
	if hasStand {
		standIn = strings.TrimSpace(standIn)
		if len(standIn) < 2 || standIn[0] != '\'' || standIn[len(standIn)-1] != '\'' {
			return part{}, errVariable
		}
		standIn = standIn[1 : len(standIn)-1]
	}
	return part{variable: key, standIn: standIn, hasStand: hasStand}, nil
}

// resolve replaces the variables. It reports false when one has no value: such a
// pattern fits nothing. A value's own * and ? are characters, not wildcards.
func (p pattern) resolve(ctx Context) (glob, bool) {
	if p.parts == nil {
		return p.fixed, true
	}
	var g glob
	for _, part := range p.parts {
		if part.variable == "" {
			g = append(g, part.text...)
			continue
		}
		value := part.standIn
		switch values := ctx[part.variable]; {
		case len(values) == 1:
			value = values[0]
		case len(values) > 1 || !part.hasStand: // a list has no place in a text
			return nil, false
		}
		if part.fold {
			value = lower(value)
		}
		g = append(g, []rune(value)...)
	}
	return g, true
}

func (p pattern) match(s string, ctx Context) bool {
	g, ok := p.resolve(ctx)
	return ok && g.match(s)
}

// text is the pattern as plain text, for values that are not compared as text.
func (p pattern) text(ctx Context) (string, bool) {
	g, ok := p.resolve(ctx)
	if !ok {
		return "", false
	}
	return string(g), true
}
