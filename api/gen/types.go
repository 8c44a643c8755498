package main

import (
	"strings"
	"unicode"
)

// enums writes a string type for every enumeration.
func (g *generator) enums() error {
	s := &source{}
	names := g.contract.named(func(_ string, s *shape) bool { return len(s.Enum) > 0 })
	for _, name := range names {
		s.p("// %s is an enumeration of the contract. The empty string stands for an absent member.", name)
		s.p("type %s string\n", name)
		s.p("// The values of %s.\nconst (", name)
		for _, v := range g.contract.Shapes[name].Enum {
			s.p("%s%s %s = %q", name, enumSuffix(v), name, v)
		}
		s.p(")\n")
	}
	return g.add("enums", s)
}

// enumSuffix turns "FULL_ACCESS" into "FullAccess".
func enumSuffix(v string) string {
	var b strings.Builder
	up := true
	for _, r := range strings.ToLower(v) {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			up = true
		case up:
			b.WriteRune(unicode.ToUpper(r))
			up = false
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// types writes a struct for every structure.
func (g *generator) types() error { return g.each("", g.structType) }

func (g *generator) structType(s *source, name string) {
	if op, ok := strings.CutSuffix(name, "Request"); ok && g.contract.Operations[op] != nil {
		s.p("// %s is the input of %s.", name, op)
	} else if op, ok := strings.CutSuffix(name, "Response"); ok && g.contract.Operations[op] != nil {
		s.p("// %s is the output of %s.", name, op)
	} else {
		s.p("// %s is a structure of the contract.", name)
	}
	members := g.contract.Shapes[name].members()
	if len(members) == 0 {
		s.p("type %s struct{}\n", name)
		return
	}
	s.p("type %s struct {", name)
	for _, m := range members {
		var notes []string
		if m.Required {
			notes = append(notes, "required")
		}
		if m.IdempotencyToken {
			notes = append(notes, "idempotency token")
		}
		if g.contract.Shapes[m.Shape].Sensitive {
			notes = append(notes, "sensitive")
		}
		comment := ""
		if len(notes) > 0 {
			comment = " // " + strings.Join(notes, ", ")
		}
		s.p("%s %s `json:\"%s\"`%s", m.Name, g.goType(m.Shape), g.tag(name, m), comment)
	}
	s.p("}\n")
}

// tag gives encoding/json the same idea of presence as the generated codecs.
func (g *generator) tag(structure string, m member) string {
	s := g.contract.Shapes[m.Shape]
	switch {
	case s.Type == "boolean" && !optionalBool(m.Shape), isNumber(s) && !s.Box, g.alwaysPresent(structure, m):
		return m.Name
	default:
		return m.Name + ",omitzero"
	}
}

// optionalBool tells the two boolean shapes of AWS contracts apart: a Boolean is
// false when absent, a BooleanObject stays absent.
func optionalBool(shape string) bool { return shape == "BooleanObject" }

func isNumber(s *shape) bool {
	return s.Type == "integer" || s.Type == "long" || s.Type == "double"
}

// goType is the type of a field. Scalars are pointers because the empty string
// and zero differ from absence; enumerations and timestamps are not, because
// their zero value is no value of the contract.
func (g *generator) goType(name string) string {
	s := g.contract.Shapes[name]
	switch s.Type {
	case "structure":
		return "*" + name
	case "list":
		return "[]" + g.elementType(s.Member)
	case "timestamp":
		return "awsjson.Timestamp"
	case "boolean":
		return pointerIf(optionalBool(name)) + "bool"
	case "integer":
		return pointerIf(s.Box) + "int32"
	case "long":
		return pointerIf(s.Box) + "int64"
	case "double":
		return pointerIf(s.Box) + "float64"
	case "string":
		if len(s.Enum) > 0 {
			return name
		}
		return "*string"
	}
	return "unknown"
}

func pointerIf(optional bool) string {
	if optional {
		return "*"
	}
	return ""
}

func (g *generator) elementType(name string) string {
	s := g.contract.Shapes[name]
	switch {
	case s.Type == "structure", len(s.Enum) > 0:
		return name
	case s.Type == "string":
		return "string"
	}
	return "unknown"
}

// errors writes an error type for every modelled exception.
func (g *generator) errors() error {
	s := &source{}
	names := g.contract.named(func(_ string, s *shape) bool { return s.Exception })
	for _, name := range names {
		s.p("// %s is an error of the contract.", name)
		s.p("type %s struct {\n// Message is the text for the client.\nMessage string\n}\n", name)
		s.p("// Error returns the type and the message.")
		s.p("func (e *%s) Error() string { return %q + e.Message }\n", name, name+": ")
		s.p("// ErrorCode returns the type of the error on the wire.")
		s.p("func (e *%s) ErrorCode() string { return %q }\n", name, name)
		s.p("// ErrorMessage returns the text for the client.")
		s.p("func (e *%s) ErrorMessage() string { return e.Message }\n", name)
	}
	return g.add("errors", s)
}
