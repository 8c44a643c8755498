package main

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"

	"github.com/mailstead/mailstead/api/constraint"
)

// segment is a run of min to max characters of a class, given as sorted pairs of
// first and last rune; max is negative for no bound.
type segment struct {
	class    []rune
	min, max int
}

type segmentList []segment

var anyRune = []rune{0, unicode.MaxRune}

// segments reads the pattern as a sequence of runs that a greedy matcher decides
// without ever going back, or reports false when it is not one.
func segments(pattern string) (segmentList, bool) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, false
	}
	list, ok := flatten(re)
	if !ok {
		return nil, false
	}
	list = list.merged()
	return list, list.deterministic()
}

func flatten(re *syntax.Regexp) (segmentList, bool) {
	switch re.Op {
	case syntax.OpConcat:
		return flattenAll(re.Sub)
	case syntax.OpCapture:
		return flatten(re.Sub[0])
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return nil, false
		}
		var list segmentList
		for _, r := range re.Rune {
			list = append(list, segment{[]rune{r, r}, 1, 1})
		}
		return list, true
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		class, ok := classOf(re.Sub[0])
		low, high := bounds(re)
		return segmentList{{class, low, high}}, ok
	case syntax.OpAlternate:
		return anything(re)
	default:
		class, ok := classOf(re)
		return segmentList{{class, 1, 1}}, ok
	}
}

// flattenAll flattens a sequence; anchors at its very ends say nothing about a
// value that is matched as a whole.
func flattenAll(subs []*syntax.Regexp) (segmentList, bool) {
	var list segmentList
	for i, sub := range subs {
		if i == 0 && sub.Op == syntax.OpBeginText || i == len(subs)-1 && sub.Op == syntax.OpEndText {
			continue
		}
		part, ok := flatten(sub)
		if !ok {
			return nil, false
		}
		list = append(list, part...)
	}
	return list, true
}

// anything recognises an alternation of which one branch matches every value.
func anything(re *syntax.Regexp) (segmentList, bool) {
	for _, sub := range re.Sub {
		if list, ok := flatten(sub); ok && len(list) == 1 &&
			list[0].min == 0 && list[0].max < 0 && slices.Equal(list[0].class, anyRune) {
			return list, true
		}
	}
	return nil, false
}

func bounds(re *syntax.Regexp) (low, high int) {
	switch re.Op {
	case syntax.OpStar:
		return 0, -1
	case syntax.OpPlus:
		return 1, -1
	case syntax.OpQuest:
		return 0, 1
	default:
		return re.Min, re.Max
	}
}

func classOf(re *syntax.Regexp) ([]rune, bool) {
	switch re.Op {
	case syntax.OpCharClass:
		return re.Rune, true
	case syntax.OpAnyChar:
		return anyRune, true
	case syntax.OpLiteral:
		if len(re.Rune) == 1 && re.Flags&syntax.FoldCase == 0 {
			return []rune{re.Rune[0], re.Rune[0]}, true
		}
	case syntax.OpCapture:
		return classOf(re.Sub[0])
	}
	return nil, false
}

// merged joins neighbours of one class: X{a,b}X{c,d} is X{a+c,b+d}.
func (l segmentList) merged() segmentList {
	var out segmentList
	for _, s := range l {
		if n := len(out); n > 0 && slices.Equal(out[n-1].class, s.class) {
			last := &out[n-1]
			last.min += s.min
			if last.max >= 0 && s.max >= 0 {
				last.max += s.max
			} else {
				last.max = -1
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// deterministic reports whether no run of variable length shares a character
// with what may follow it, so that taking as much as possible is always right.
func (l segmentList) deterministic() bool {
	for i, s := range l {
		if s.min == s.max {
			continue
		}
		for _, next := range l[i+1:] {
			if overlap(s.class, next.class) {
				return false
			}
			if next.min > 0 {
				break
			}
		}
	}
	return true
}

func overlap(a, b []rune) bool {
	for i := 0; i+1 < len(a); i += 2 {
		for j := 0; j+1 < len(b); j += 2 {
			if a[i] <= b[j+1] && b[j] <= a[i+1] {
				return true
			}
		}
	}
	return false
}

// compile returns the list as the checks use it, with neighbouring literals
// joined.
func (l segmentList) compile() constraint.Segments {
	var out constraint.Segments
	for _, s := range l {
		text, ok := s.literal()
		if !ok {
			out = append(out, s.compile())
			continue
		}
		if n := len(out); n > 0 && out[n-1].Literal != "" {
			out[n-1].Literal += text
			continue
		}
		out = append(out, constraint.Segment{Literal: text})
	}
	return out
}

// literal returns the text of a segment that matches one text only.
func (s segment) literal() (string, bool) {
	if len(s.class) != 2 || s.class[0] != s.class[1] || s.min != s.max {
		return "", false
	}
	return strings.Repeat(string(s.class[0]), s.min), true
}

func (s segment) compile() constraint.Segment {
	out := constraint.Segment{Min: s.min, Max: s.max}
	for i := 0; i+1 < len(s.class); i += 2 {
		low, high := s.class[i], s.class[i+1]
		for r := low; r <= min(high, unicode.MaxASCII); r++ {
			out.ASCII[r>>6] |= 1 << (uint(r) & 63)
		}
		if high > unicode.MaxASCII {
			out.Wide = append(out.Wide, max(low, unicode.MaxASCII+1), high)
		}
	}
	return out
}

// segmentsExpr returns the Go expression of the value.
func segmentsExpr(list constraint.Segments) string {
	var b strings.Builder
	b.WriteString("constraint.Segments{")
	for _, s := range list {
		if s.Literal != "" {
			fmt.Fprintf(&b, "\n{Literal: %q},", s.Literal)
			continue
		}
		fmt.Fprintf(&b, "\n{ASCII: [2]uint64{%#x, %#x}", s.ASCII[0], s.ASCII[1])
		if len(s.Wide) > 0 {
			b.WriteString(", Wide: []rune{")
			for i, r := range s.Wide {
				if i > 0 {
					b.WriteString(", ")
				}
				fmt.Fprintf(&b, "%#x", r)
			}
			b.WriteString("}")
		}
		fmt.Fprintf(&b, ", Min: %d, Max: %d},", s.Min, s.Max)
	}
	b.WriteString("\n}")
	return b.String()
}
