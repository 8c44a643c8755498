package rules

import (
	"bytes"
	"go/ast"
	"regexp"
	"strings"
	"testing"
)

func TestEveryPackageSaysWhyItExists(t *testing.T) {
	t.Parallel()
	_, all := sources(t)
	documented := map[string]bool{}
	for _, s := range all {
		name := s.file.Name.Name
		documented[s.dir()] = documented[s.dir()] ||
			s.file.Doc != nil && (strings.HasPrefix(s.file.Doc.Text(), "Package "+name+" ") ||
				name == "main" && strings.HasPrefix(s.file.Doc.Text(), "Command "))
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s has no package comment; begin one file with %q", dir, "// Package NAME …")
		}
	}
}

const (
	maxLines         = 800
	maxFunctionLines = 100
)

func TestFilesAndFunctionsFitAReader(t *testing.T) {
	t.Parallel()
	fset, all := sources(t)
	for _, s := range all {
		if s.generated {
			continue
		}
		if n := s.lines(); n > maxLines {
			t.Errorf("%s has %d lines; split it by subject, at most %d", s.path, n, maxLines)
		}
		for _, decl := range s.file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || s.isTest() {
				continue
			}
			if n := fset.Position(fn.End()).Line - fset.Position(fn.Pos()).Line + 1; n > maxFunctionLines {
				t.Errorf("%s: %s has %d lines; split it, at most %d", fset.Position(fn.Pos()), fn.Name.Name, n, maxFunctionLines)
			}
		}
	}
}

// unfinished finds the marks of work left undone. The words are put together
// here so that this file does not break its own rule.
var unfinished = regexp.MustCompile(`\b(` + strings.Join([]string{"TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"}, "|") + `)\b`)

func TestNothingIsLeftUndone(t *testing.T) {
	t.Parallel()
	walk(t, func(name string, content []byte) {
		for i, line := range bytes.Split(content, []byte("\n")) {
			if word := unfinished.Find(line); word != nil {
				t.Errorf("%s:%d: %s: finish it, or leave it out and open an issue", name, i+1, word)
			}
		}
	})
}

// A skipped test passes, so nobody learns that it did not run. What a test
// needs is installed (scripts/test-deps.sh) or missing with an error.
func TestNoTestSkips(t *testing.T) {
	t.Parallel()
	fset, all := sources(t)
	for _, s := range all {
		if !s.isTest() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			for _, name := range []string{"Skip", "Skipf", "SkipNow"} {
				for _, receiver := range []string{"t", "b", "f", "tb"} {
					if isSelector(n, receiver, name) {
						t.Errorf("%s: a test does not skip itself", fset.Position(n.Pos()))
					}
				}
			}
			return true
		})
	}
}

// State of the process is state that two servers in one test share, and init
// functions are the registries that hide it.
func TestNoInitFunctions(t *testing.T) {
	t.Parallel()
	fset, all := sources(t)
	for _, s := range all {
		for _, decl := range s.file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" && !s.generated {
				t.Errorf("%s: no init functions; build the value where it is needed", fset.Position(fn.Pos()))
			}
		}
	}
}
