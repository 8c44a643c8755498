package rules

import (
	"go/ast"
	"strings"
	"testing"
)

// A floor is a part of the house. A package imports packages of its own floor
// and of those below, never of one above.
type floor struct {
	prefix string // of the package's directory
	level  int
	name   string
}

var floors = []floor{
	{"internal/wire/", 1, "wire (formats)"},
	{"api", 2, "api (contracts and generated types)"},
	{"internal/engine/", 2, "engine (durable state)"},
	{"internal/service/", 3, "service (rules)"},
	{"internal/server", 4, "server (doors)"},
	{"cmd/", 5, "cmd"},
	{"test/", 6, "test"},
}

func floorOf(dir string) (floor, bool) {
	for _, f := range floors {
		if strings.HasPrefix(dir+"/", f.prefix) {
			return f, true
		}
	}
	return floor{}, false
}

func TestNobodyImportsFromAboveTheirFloor(t *testing.T) {
	t.Parallel()
	_, all := sources(t)
	for _, s := range all {
		own, ok := floorOf(s.dir())
		if !ok {
			t.Errorf("%s: %s is on no floor; put it under cmd, api, test or one of internal/{server,service,engine,wire}", s.path, s.dir())
			continue
		}
		for _, imported := range s.imports() {
			dir, ok := strings.CutPrefix(imported, module+"/")
			if !ok {
				continue
			}
			if other, ok := floorOf(dir); ok && other.level > own.level {
				t.Errorf("%s is on the floor %s and imports %s from the floor %s above it", s.path, own.name, imported, other.name)
			}
		}
	}
}

// forbidden lists what a floor must do without, beside the floors above.
var forbidden = map[string]map[string]string{
	"internal/wire/": {
		"net":          "formats have no sockets",
		"os":           "formats have no files",
		"database/sql": "formats have no storage",
		"log/slog":     "formats report by their errors",
	},
	"internal/service/": {
		"net/http":                        "a service does not know which door a call came through",
		module + "/api/workmail":          "a service speaks in its own words, not in those of the API",
		module + "/internal/wire/awsjson": "a service speaks in its own words, not in those of the API",
	},
	"internal/server/": {
		"database/sql": "a door has no SQL; put the query into a service",
	},
}

func TestFloorsKeepToTheirWork(t *testing.T) {
	t.Parallel()
	fset, all := sources(t)
	for _, s := range all {
		if s.isTest() {
			continue
		}
		for prefix, banned := range forbidden {
			if !strings.HasPrefix(s.path, prefix) {
				continue
			}
			for _, imported := range s.imports() {
				if why, ok := banned[imported]; ok {
					t.Errorf("%s imports %s: %s", s.path, imported, why)
				}
			}
		}
		if strings.HasPrefix(s.path, "internal/wire/") {
			ast.Inspect(s.file, func(n ast.Node) bool {
				if isSelector(n, "time", "Now") {
					t.Errorf("%s: formats have no clock; take the time as an argument", fset.Position(n.Pos()))
				}
				return true
			})
		}
	}
}

// isSelector reports whether n is the expression pkg.name.
func isSelector(n ast.Node, pkg, name string) bool {
	sel, ok := n.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != name {
		return false
	}
	ident, ok := sel.X.(*ast.Ident)
	return ok && ident.Name == pkg
}
