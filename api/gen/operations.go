package main

import "strings"

// operations writes the handler interfaces, the whole service and the table.
func (g *generator) operations() error {
	if err := g.handlers(); err != nil {
		return err
	}
	s := &source{}
	svc := g.contract.Service
	s.p("// The identity of the service in requests.\nconst (")
	s.p("// TargetPrefix precedes the operation's name in X-Amz-Target.")
	s.p("TargetPrefix = %q", svc.TargetPrefix)
	s.p("// SigningName is the service in the credential scope of a signature.")
	s.p("SigningName = %q", svc.EndpointPrefix)
	s.p("// APIVersion is the version of the contract.")
	s.p("APIVersion = %q\n)\n", svc.APIVersion)
	s.p("// operations lists every operation of the contract by name.")
	s.p("var operations = map[string]*Operation{")
	for _, name := range g.contract.operationNames() {
		op := g.contract.Operations[name]
		s.p("%q: describe(%q, %sHandler.%s, %t,", name, name, name, name, op.Idempotent)
		for _, e := range op.Errors {
			s.p("%q,", e)
		}
		s.p("),")
	}
	s.p("}")
	return g.add("operations", s)
}

func (g *generator) handlers() error {
	s := &source{}
	names := g.contract.operationNames()
	s.p("// Service is the whole contract. A backend may implement any part of it; see")
	s.p("// [Operation.Bind].\ntype Service interface {")
	for _, name := range names {
		s.p("%sHandler", name)
	}
	s.p("}\n")
	for _, name := range names {
		op := g.contract.Operations[name]
		s.p("// %sHandler serves %s. Errors of the contract:", name, name)
		s.p("// %s.", wrapErrors(op.Errors))
		s.p("type %sHandler interface {", name)
		s.p("%s(ctx context.Context, in *%s) (*%s, error)\n}\n", name, op.Input, op.Output)
	}
	return g.add("handlers", s)
}

// wrapErrors lists names over comment lines of a readable width.
func wrapErrors(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	var b strings.Builder
	width := 0
	for i, name := range names {
		if i > 0 {
			b.WriteByte(',')
			if width+len(name) > 90 {
				b.WriteString("\n// ")
				width = 0
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(name)
		width += len(name) + 2
	}
	return b.String()
}
