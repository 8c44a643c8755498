package config

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// An Error is a mistake in the configuration file.
type Error struct {
	File    string
	Line    int // 0 when unknown
	Problem string
	Advice  string // what to write instead
}

// Error reads "FILE:LINE: problem; advice".
func (e *Error) Error() string {
	where := e.File
	if e.Line > 0 {
		where += ":" + strconv.Itoa(e.Line)
	}
	text := where + ": " + e.Problem
	if e.Advice != "" {
		text += "; " + e.Advice
	}
	return text
}

// parse reads the text of a configuration file.
func parse(file, text string) (Config, error) {
	cfg := Default()
	meta, err := toml.Decode(text, &cfg)
	if err != nil {
		return Config{}, decodeError(file, err)
	}
	var found []error
	for _, key := range meta.Undecoded() {
		// Of an unknown table only the table is named, not all that is in it.
		if !slices.ContainsFunc(meta.Undecoded(), func(other toml.Key) bool {
			return len(other) < len(key) && slices.Equal(other, key[:len(other)])
		}) {
			found = append(found, unknown(file, text, key))
		}
	}
	for _, p := range cfg.problems() {
		found = append(found, &Error{
			File: file, Line: lineOf(text, strings.Split(p.name, ".")),
			Problem: p.name + ": " + p.what, Advice: "write for example: " + example(p.name, p.example),
		})
	}
	return cfg, errors.Join(found...)
}

// lastKey reads what the TOML library says about where it was.
var lastKey = regexp.MustCompile(`(?s)^toml: line (\d+)(?: \(last key "([^"]*)"\))?: (.*)$`)

func decodeError(file string, err error) error {
	m := lastKey.FindStringSubmatch(err.Error())
	if m == nil {
		return &Error{File: file, Problem: strings.TrimPrefix(err.Error(), "toml: ")}
	}
	line, _ := strconv.Atoi(m[1]) // digits, as the pattern says
	e := &Error{File: file, Line: line, Problem: m[3]}
	if s, ok := find(m[2]); ok && !s.table {
		e.Problem = m[2] + ": " + m[3]
		e.Advice = "write for example: " + s.line()
	}
	return e
}

func find(name string) (setting, bool) {
	all := settings()
	i := slices.IndexFunc(all, func(s setting) bool { return s.name() == name })
	if i < 0 {
		return setting{}, false
	}
	return all[i], true
}

// example is the line of a setting, with value in place of its default unless
// value is empty.
func example(name, value string) string {
	s, ok := find(name)
	if !ok {
		return ""
	}
	if value != "" {
		s.value = value
	}
	return s.line()
}

func unknown(file, text string, key toml.Key) error {
	e := &Error{File: file, Line: lineOf(text, key), Problem: fmt.Sprintf("there is no setting %q", key.String())}
	var names, siblings []string
	for _, s := range settings() {
		names = append(names, s.name())
		if slices.Equal(s.path[:len(s.path)-1], key[:len(key)-1]) {
			siblings = append(siblings, s.key())
		}
	}
	if near := nearest(key.String(), names); near != "" {
		e.Advice = fmt.Sprintf("did you mean %q?", near)
	} else if len(siblings) > 0 {
		e.Advice = "the settings there are: " + strings.Join(siblings, ", ")
	} else {
		e.Advice = "see: mailstead config example"
	}
	return e
}

var tableHeader = regexp.MustCompile(`^\s*\[+\s*([^\]]+?)\s*\]+`)

// lineOf finds the line that sets key or opens it as a table: the number of the
// line, or 0. It reads the forms that people write; a quoted key or a setting in
// an inline table is found by the table around it.
func lineOf(text string, key []string) int {
	found, depth := 0, 0
	var table []string
	for i, line := range strings.Split(text, "\n") {
		var path []string
		if m := tableHeader.FindStringSubmatch(line); m != nil {
			table = splitKey(m[1])
			path = table
		} else if name, _, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(strings.TrimSpace(line), "#") {
			path = append(table[:len(table):len(table)], splitKey(name)...)
		}
		n := 0
		for n < len(path) && n < len(key) && path[n] == key[n] {
			n++
		}
		if n == len(path) && n > depth {
			found, depth = i+1, n
		}
	}
	return found
}

func splitKey(s string) []string {
	parts := strings.Split(s, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(p, " \t\"'")
	}
	return parts
}

// nearest returns the name that is a few slips away from what was written, or
// "".
func nearest(written string, names []string) string {
	best, bound := "", 1+len(written)/5
	for _, name := range names {
		if d := distance(written, name); d <= bound {
			best, bound = name, d-1
		}
	}
	return best
}

// distance is the number of single-byte edits between two names (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next := min(row[j+1]+1, row[j]+1, diagonal+cost)
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}
