package main

import (
	"fmt"
	"strings"
)

// constraints writes one table entry for every shape with bounds that a request
// can hold.
func (g *generator) constraints() error {
	s := &source{}
	for _, name := range g.contract.named(func(name string, _ *shape) bool { return g.inputs[name] }) {
		if err := g.bounds(s, name); err != nil {
			return fmt.Errorf("shape %s: %w", name, err)
		}
	}
	return g.add("constraints", s)
}

func (g *generator) bounds(s *source, name string) error {
	sh := g.contract.Shapes[name]
	switch {
	case len(sh.Enum) > 0:
		s.p("var %s = constraint.Enum{Values: %#v}\n", boundsName(name), sh.Enum)
	case sh.Type == "string" && sh.bounded():
		return g.stringBounds(s, name, sh)
	case isNumber(sh) && sh.bounded():
		s.p("var %s = constraint.Range{%s}\n", boundsName(name), join(
			numberField("Min", sh.Min), numberField("Max", sh.Max)))
	case sh.Type == "list":
		element := ""
		if m := g.contract.Shapes[sh.Member]; len(m.Enum) > 0 {
			element = "ElementEnum: &" + boundsName(sh.Member)
		} else if m.Type == "string" && m.bounded() {
			element = "Element: &" + boundsName(sh.Member)
		}
		s.p("var %s = constraint.List{%s}\n", boundsName(name), join(
			lengthField("Min", sh.Min), lengthField("Max", sh.Max), element))
	}
	return nil
}

func (g *generator) stringBounds(s *source, name string, sh *shape) error {
	fields := []string{lengthField("Min", sh.Min), lengthField("Max", sh.Max)}
	if sh.Pattern != "" {
		match, err := matcher(sh.Pattern)
		if err != nil {
			return err
		}
		fields = append(fields, "\nPattern: "+goString(sh.Pattern), "\nMatch: "+match)
	}
	if sh.Sensitive {
		fields = append(fields, "\nSensitive: true")
	}
	text := join(fields...)
	if strings.Contains(text, "\n") {
		text = "\n" + text + ",\n"
	}
	s.p("var %s = constraint.String{%s}\n", boundsName(name), text)
	return nil
}

func (s *shape) bounded() bool { return s.Min != nil || s.Max != nil || s.Pattern != "" }

func boundsName(shape string) string { return "bounds" + strings.ToUpper(shape[:1]) + shape[1:] }

func lengthField(field string, n *int64) string {
	if n == nil || *n == 0 {
		return ""
	}
	return fmt.Sprintf("%s: %d", field, *n)
}

func numberField(field string, n *int64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprintf("%s: new(int64(%d))", field, *n)
}

func join(fields ...string) string {
	var present []string
	for _, f := range fields {
		if f != "" {
			present = append(present, f)
		}
	}
	return strings.Join(present, ", ")
}

// goString writes s as a raw string where that is possible, for readability.
func goString(s string) string {
	if !strings.Contains(s, "`") {
		return "`" + s + "`"
	}
	return fmt.Sprintf("%q", s)
}

// checks writes CheckConstraints for every structure that a request can hold.
func (g *generator) checks() error { return g.each("validate_", g.check) }

func (g *generator) check(s *source, name string) {
	if !g.inputs[name] {
		return
	}
	s.p("// CheckConstraints reports the violations of the contract in the structure.")
	var lines []string
	for _, m := range g.contract.Shapes[name].members() {
		if absent := g.absentTest(m); m.Required && absent != "" {
			lines = append(lines, fmt.Sprintf("c.Required(%q, %s)", lowerFirst(m.Name), absent))
		}
		if call := g.checkCall(m); call != "" {
			lines = append(lines, call)
		}
	}
	if len(lines) == 0 {
		s.p("func (v *%s) CheckConstraints(*constraint.Checker) {}\n", name)
		return
	}
	s.p("func (v *%s) CheckConstraints(c *constraint.Checker) {\n%s\n}\n", name, strings.Join(lines, "\n"))
}

// absentTest is the expression that is true when the member is absent, or empty
// when its type cannot tell: a Boolean is false when absent.
func (g *generator) absentTest(m member) string {
	s := g.contract.Shapes[m.Shape]
	switch {
	case len(s.Enum) > 0:
		return "v." + m.Name + ` == ""`
	case s.Type == "timestamp":
		return "v." + m.Name + ".IsZero()"
	case s.Type == "structure", s.Type == "list", strings.HasPrefix(g.goType(m.Shape), "*"):
		return "v." + m.Name + " == nil"
	}
	return ""
}

func (g *generator) checkCall(m member) string {
	s := g.contract.Shapes[m.Shape]
	path, bounds := fmt.Sprintf("%q", lowerFirst(m.Name)), "&"+boundsName(m.Shape)
	switch {
	case len(s.Enum) > 0:
		return fmt.Sprintf("c.Enum(%s, string(v.%s), %s)", path, m.Name, bounds)
	case s.Type == "structure":
		return fmt.Sprintf("constraint.Struct(c, %s, v.%s)", path, m.Name)
	case s.Type == "list" && g.contract.Shapes[s.Member].Type == "structure":
		return fmt.Sprintf("constraint.Structs(c, %s, v.%s, %s)", path, m.Name, bounds)
	case s.Type == "list":
		return fmt.Sprintf("constraint.Strings(c, %s, v.%s, %s)", path, m.Name, bounds)
	case s.Type == "string" && s.bounded():
		return fmt.Sprintf("c.String(%s, v.%s, %s)", path, m.Name, bounds)
	case s.Type == "integer" && s.Box && s.bounded():
		return fmt.Sprintf("c.Int32(%s, v.%s, %s)", path, m.Name, bounds)
	case s.Type == "long" && s.Box && s.bounded():
		return fmt.Sprintf("c.Int64(%s, v.%s, %s)", path, m.Name, bounds)
	}
	return ""
}
