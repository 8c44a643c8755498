// Package rules holds the rules of the repository as tests: who may import
// whom, and what every file owes its reader. A rule that only a reviewer knows
// is broken within a month.
package rules

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const module = "github.com/mailstead/mailstead"

// root is the top of the repository, seen from this directory.
const root = "../.."

// A source is one Go file of the repository.
type source struct {
	path      string // with slashes, relative to the top
	content   []byte
	file      *ast.File
	generated bool
}

func (s source) dir() string  { return path.Dir(s.path) }
func (s source) isTest() bool { return strings.HasSuffix(s.path, "_test.go") }

func (s source) lines() int { return bytes.Count(s.content, []byte("\n")) }

// imports are the import paths of the file.
func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, `"`))
	}
	return paths
}

// sources reads every Go file of the repository.
func sources(t *testing.T) (*token.FileSet, []source) {
	t.Helper()
	fset := token.NewFileSet()
	var all []source
	walk(t, func(name string, content []byte) {
		if path.Ext(name) != ".go" {
			return
		}
		file, err := parser.ParseFile(fset, name, content, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, source{name, content, file, ast.IsGenerated(file)})
	})
	if len(all) < 50 {
		t.Fatalf("found only %d Go files: the walk does not see the repository", len(all))
	}
	return fset, all
}

// walk calls visit with every text file that the repository could hold: not the
// version control's own, data of a server that ran here, test data or
// directories with a leading dot or underscore.
func walk(t *testing.T, visit func(name string, content []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, full)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if d.IsDir() {
			switch base := d.Name(); {
			case name == ".":
				return nil
			case strings.HasPrefix(base, ".") && base != ".ci", strings.HasPrefix(base, "_"), base == "testdata",
				name == "data", name == "build":
				return fs.SkipDir
			}
			return nil
		}
		switch path.Ext(name) {
		case ".go", ".md", ".sh", ".sql", ".toml", ".json", "", ".mod":
			content, err := os.ReadFile(full)
			if err != nil {
				return err
			}
			visit(name, content)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
