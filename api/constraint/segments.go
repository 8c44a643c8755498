package constraint

import (
	"strings"
	"unicode/utf8"
)

// Segments matches a pattern that is a plain sequence of repeated character
// classes, such as "m-[0-9a-f]{32}", in one pass without backtracking. The
// generator uses it in place of a regular expression wherever no class overlaps
// with what may follow it, which makes the greedy reading the only one.
type Segments []Segment

// Segment is either a literal or a run of characters of one class.
type Segment struct {
	// Literal is the text itself; the other fields are then not used.
	Literal string
	// ASCII has the bits of the ASCII characters in the class: character c is
	// bit c%64 of word c/64.
	ASCII [2]uint64
	// Wide lists the other characters as sorted pairs of first and last.
	Wide []rune
	// Min and Max bound the length of the run. A negative Max is no bound.
	Min, Max int
}

func (g *Segment) has(r rune) bool {
	if r < utf8.RuneSelf {
		return g.ASCII[r>>6]&(1<<(uint(r)&63)) != 0
	}
	for i := 0; i+1 < len(g.Wide); i += 2 {
		if g.Wide[i] <= r && r <= g.Wide[i+1] {
			return true
		}
	}
	return false
}

// MatchString reports whether the whole of s matches.
func (m Segments) MatchString(s string) bool {
	pos := 0
	for i := range m {
		g := &m[i]
		if g.Literal != "" {
			if !strings.HasPrefix(s[pos:], g.Literal) {
				return false
			}
			pos += len(g.Literal)
			continue
		}
		n := 0
		for pos < len(s) && (g.Max < 0 || n < g.Max) {
			r, size := rune(s[pos]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(s[pos:])
			}
			if !g.has(r) {
				break
			}
			pos += size
			n++
		}
		if n < g.Min {
			return false
		}
	}
	return pos == len(s)
}

// WithoutPrefix matches what Then matches unless it starts with Prefix, which is
// what a leading negative look-ahead for a literal means.
type WithoutPrefix struct {
	Prefix string
	Then   Matcher
}

// MatchString reports whether the whole of s matches.
func (m WithoutPrefix) MatchString(s string) bool {
	return !strings.HasPrefix(s, m.Prefix) && m.Then.MatchString(s)
}
