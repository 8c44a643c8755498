package main

import (
	"bytes"
	"fmt"
	"go/format"
	"slices"
	"strings"
)

// generator holds the contract and the files written so far.
type generator struct {
	contract *contract
	pkg      string
	source   string
	files    map[string][]byte
	// inputs are the shapes that requests are made of.
	inputs map[string]bool
	// requests, responses and structures are the names of the structures, sorted:
	// operation inputs, operation outputs, and those nested in them.
	requests, responses, structures []string
}

// group is a set of structures that goes into files of its own.
type group struct {
	file  string
	names []string
}

func (g *generator) groups() []group {
	return []group{{"requests", g.requests}, {"responses", g.responses}, {"structures", g.structures}}
}

func (g *generator) classify() {
	c := g.contract
	g.inputs = map[string]bool{}
	taken := map[string]bool{}
	for _, name := range c.operationNames() {
		op := c.Operations[name]
		c.reachable(op.Input, g.inputs)
		g.requests = append(g.requests, op.Input)
		g.responses = append(g.responses, op.Output)
		taken[op.Input], taken[op.Output] = true, true
	}
	g.structures = c.named(func(name string, s *shape) bool {
		return s.Type == "structure" && !s.Exception && !taken[name]
	})
}

// alwaysPresent reports whether the member is a list that a response of a List
// operation holds even when it is empty: callers index such lists unchecked.
func (g *generator) alwaysPresent(structure string, m member) bool {
	return strings.HasPrefix(structure, "List") && slices.Contains(g.responses, structure) &&
		g.contract.Shapes[m.Shape].Type == "list"
}

// maxLines is about where a file is full and the next one of its kind begins.
const maxLines = 600

// each writes the structures of every group with write, into files named after
// kind and group, the second and later ones of a group numbered.
func (g *generator) each(kind string, write func(s *source, name string)) error {
	for _, group := range g.groups() {
		s, part := &source{}, 1
		flush := func() error {
			if s.body.Len() == 0 {
				return nil
			}
			file := kind + group.file
			if part > 1 {
				file += fmt.Sprintf("_%d", part)
			}
			part++
			err := g.add(file, s)
			s = &source{}
			return err
		}
		for _, name := range group.names {
			write(s, name)
			if bytes.Count(s.body.Bytes(), []byte("\n")) < maxLines {
				continue
			}
			if err := flush(); err != nil {
				return err
			}
		}
		if err := flush(); err != nil {
			return err
		}
	}
	return nil
}

// source is the text of one file being written.
type source struct {
	body bytes.Buffer
}

// p adds one line.
func (s *source) p(text string, args ...any) {
	fmt.Fprintf(&s.body, text, args...)
	s.body.WriteByte('\n')
}

const module = "github.com/mailstead/mailstead"

var importPaths = map[string]string{
	"awsjson":    module + "/internal/wire/awsjson",
	"constraint": module + "/api/constraint",
	"context":    "context",
	"regexp":     "regexp",
	"slog":       "log/slog",
}

// add formats the file and keeps it under the name. Imports follow from what the
// text uses.
func (g *generator) add(name string, s *source) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "// Code generated from %s by go generate ./api/...; DO NOT EDIT.\n\n", g.source)
	fmt.Fprintf(&out, "package %s\n\n", g.pkg)
	var std, own []string
	for ident, path := range importPaths {
		switch {
		case !bytes.Contains(s.body.Bytes(), []byte(ident+".")):
		case strings.HasPrefix(path, module):
			own = append(own, path)
		default:
			std = append(std, path)
		}
	}
	if len(std)+len(own) > 0 {
		slices.Sort(std)
		slices.Sort(own)
		out.WriteString("import (\n")
		for _, path := range std {
			fmt.Fprintf(&out, "%q\n", path)
		}
		if len(std) > 0 && len(own) > 0 {
			out.WriteByte('\n')
		}
		for _, path := range own {
			fmt.Fprintf(&out, "%q\n", path)
		}
		out.WriteString(")\n\n")
	}
	out.Write(s.body.Bytes())
	text, err := format.Source(out.Bytes())
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	g.files[name+suffix] = text
	return nil
}
