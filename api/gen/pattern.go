package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// goPattern is a Java pattern of the contract in terms of Go's regexp package.
type goPattern struct {
	// text is the pattern without anchors for the whole value, see whole.
	text string
	// notPrefix is what the value must not start with: a leading negative
	// look-ahead, which Go's regexp does not have.
	notPrefix string
}

// whole is the pattern anchored to the whole value, as AWS matches it.
func (p goPattern) whole() string { return `\A(?:` + p.text + `)\z` }

// maxRepeat is the largest repeat count that Go's regexp accepts.
const maxRepeat = 1000

// javaDot is what "." means in Java: no line terminator of
// java.util.regex.Pattern, which are more than Go's.
const javaDot = `[^\n\r\x{85}\x{2028}\x{2029}]`

// translate turns a Java pattern into a Go one. Of Java's syntax it knows what
// the contracts use beyond the syntax that both share: \uXXXX escapes, a leading
// look-ahead for a literal, repeat counts over 1000, Java's meaning of the dot,
// and one mistake, a word boundary whose backslash is doubled.
func translate(java string) (goPattern, error) {
	var p goPattern
	if rest, ok := strings.CutPrefix(java, "^(?!"); ok {
		literal, after, found := strings.Cut(rest, ")")
		if !found || regexp.QuoteMeta(literal) != literal {
			return p, fmt.Errorf("pattern %q: only a look-ahead for a literal can be translated", java)
		}
		p.notPrefix, java = literal, after
	}
	java = strings.ReplaceAll(java, `\\b`, `\b`)
	t := translator{in: java}
	if err := t.run(); err != nil {
		return p, fmt.Errorf("pattern %q: %w", java, err)
	}
	p.text = t.out.String()
	if _, err := regexp.Compile(p.whole()); err != nil {
		return p, fmt.Errorf("pattern %q: %w", java, err)
	}
	return p, nil
}

// translator copies a pattern atom by atom. It must know where an atom starts in
// the output, because a repeat count over 1000 becomes two copies of its atom.
type translator struct {
	in     string
	pos    int
	out    strings.Builder
	atom   int   // where the last atom starts in out
	groups []int // where the open groups start in out
}

func (t *translator) run() error {
	for t.pos < len(t.in) {
		c := t.in[t.pos]
		if c != '{' && !strings.ContainsRune("*+?)|", rune(c)) {
			t.atom = t.out.Len()
		}
		switch c {
		case '\\':
			t.escape()
		case '[':
			if err := t.class(); err != nil {
				return err
			}
		case '{':
			if err := t.repeat(); err != nil {
				return err
			}
		case '.':
			t.out.WriteString(javaDot)
			t.pos++
		case '(':
			t.groups = append(t.groups, t.out.Len())
			t.copy(1)
		case ')':
			if len(t.groups) == 0 {
				return fmt.Errorf("a parenthesis is closed but never opened")
			}
			t.atom = t.groups[len(t.groups)-1]
			t.groups = t.groups[:len(t.groups)-1]
			t.copy(1)
		default:
			t.copy(1)
		}
	}
	return nil
}

func (t *translator) copy(n int) {
	n = min(n, len(t.in)-t.pos)
	t.out.WriteString(t.in[t.pos : t.pos+n])
	t.pos += n
}

func (t *translator) escape() {
	if strings.HasPrefix(t.in[t.pos:], `\u`) && len(t.in) >= t.pos+6 {
		t.out.WriteString(`\x{` + t.in[t.pos+2:t.pos+6] + `}`)
		t.pos += 6
		return
	}
	t.copy(2)
}

func (t *translator) class() error {
	t.copy(1)
	for t.pos < len(t.in) {
		switch t.in[t.pos] {
		case '\\':
			t.escape()
		case ']':
			t.copy(1)
			return nil
		default:
			t.copy(1)
		}
	}
	return fmt.Errorf("a character class is not closed")
}

// repeat copies {n}, {n,} or {n,m}, in two parts when a count is over Go's limit.
func (t *translator) repeat() error {
	end := strings.IndexByte(t.in[t.pos:], '}')
	if end < 0 {
		return fmt.Errorf("a repeat count is not closed")
	}
	lowText, highText, ranged := strings.Cut(t.in[t.pos+1:t.pos+end], ",")
	low, err := strconv.Atoi(lowText)
	if err != nil {
		return err
	}
	high := low
	if ranged && highText == "" {
		high = -1
	} else if ranged {
		if high, err = strconv.Atoi(highText); err != nil {
			return err
		}
	}
	if max(low, high) <= maxRepeat {
		t.copy(end + 1)
		return nil
	}
	if max(low, high) > 2*maxRepeat {
		return fmt.Errorf("repeat count %d is more than twice what Go accepts", max(low, high))
	}
	t.pos += end + 1
	atom := t.out.String()[t.atom:]
	first := min(low, maxRepeat)
	fmt.Fprintf(&t.out, "{%d,%d}%s{%d,%d}", first, maxRepeat, atom, low-first, high-maxRepeat)
	return nil
}

// matcher returns the Go expression of a constraint.Matcher for the pattern.
func matcher(java string) (string, error) {
	p, err := translate(java)
	if err != nil {
		return "", err
	}
	expr := "regexp.MustCompile(" + goString(p.whole()) + ")"
	if list, ok := segments(p.text); ok {
		expr = segmentsExpr(list.compile())
	}
	if p.notPrefix != "" {
		expr = fmt.Sprintf("constraint.WithoutPrefix{Prefix: %q, Then: %s}", p.notPrefix, expr)
	}
	return expr, nil
}
