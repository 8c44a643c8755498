package main

import "fmt"

// decoders writes a decoder for every structure that a request can hold.
func (g *generator) decoders() error { return g.each("decode_", g.decoder) }

func (g *generator) decoder(s *source, name string) {
	if !g.inputs[name] {
		return
	}
	s.p("// DecodeAWSJSON reads the structure from a JSON object.")
	members := g.contract.Shapes[name].members()
	if len(members) == 0 {
		s.p("func (v *%s) DecodeAWSJSON(d *awsjson.Decoder) {", name)
		s.p("for d.BeginObject(); d.NextMember(); {\nd.Skip()\n}\n}\n")
		return
	}
	s.p("func (v *%s) DecodeAWSJSON(d *awsjson.Decoder) {", name)
	s.p("for d.BeginObject(); d.NextMember(); {")
	s.p("switch string(d.Name()) {")
	for _, m := range members {
		s.p("case %q:\nv.%s = %s", m.Name, m.Name, g.decodeCall(m.Shape))
	}
	s.p("default:\nd.Skip()\n}\n}\n}\n")
}

func (g *generator) decodeCall(name string) string {
	s := g.contract.Shapes[name]
	switch s.Type {
	case "structure":
		return fmt.Sprintf("awsjson.Struct[%s](d)", name)
	case "list":
		if g.contract.Shapes[s.Member].Type == "structure" {
			return fmt.Sprintf("awsjson.Structs[%s](d)", s.Member)
		}
		return fmt.Sprintf("awsjson.Strings[%s](d)", g.elementType(s.Member))
	case "string":
		if len(s.Enum) > 0 {
			return name + "(d.String())"
		}
		return "d.OptString()"
	}
	if s.Type == "timestamp" {
		return "d.Time()"
	}
	return "d." + scalarMethod(name, s) + "()"
}

// scalarMethod is the name of the method of awsjson.Encoder, and but for times of
// awsjson.Decoder too, for the scalar.
func scalarMethod(name string, s *shape) string {
	opt := ""
	if s.Box || s.Type == "timestamp" || optionalBool(name) {
		opt = "Opt"
	}
	switch s.Type {
	case "boolean":
		return opt + "Bool"
	case "integer":
		return opt + "Int32"
	case "long":
		return opt + "Int64"
	case "double":
		return opt + "Float64"
	default:
		return opt + "Time"
	}
}

// encoders writes an encoder for every structure: responses for the wire,
// requests for redacted logs and for clients in tests.
func (g *generator) encoders() error { return g.each("encode_", g.encoder) }

func (g *generator) encoder(s *source, name string) {
	s.p("// EncodeAWSJSON writes the structure as a JSON object.")
	s.p("func (v *%s) EncodeAWSJSON(e *awsjson.Encoder) {", name)
	s.p("e.BeginObject()")
	for _, m := range g.contract.Shapes[name].members() {
		s.p("%s", g.encodeCall(name, m))
	}
	s.p("e.EndObject()\n}\n")
	if g.contract.sensitive(name) {
		s.p("// LogValue hides the sensitive members from a log.")
		s.p("func (v *%s) LogValue() slog.Value { return slog.StringValue(awsjson.Redacted(v)) }\n", name)
	}
}

func (g *generator) encodeCall(structure string, m member) string {
	s := g.contract.Shapes[m.Shape]
	args := fmt.Sprintf("%q, v.%s", m.Name, m.Name)
	switch s.Type {
	case "structure":
		return "awsjson.OptStruct(e, " + args + ")"
	case "list":
		kind := "Strings"
		if g.contract.Shapes[s.Member].Type == "structure" {
			kind = "Structs"
		}
		if g.alwaysPresent(structure, m) {
			return "awsjson.All" + kind + "(e, " + args + ")"
		}
		return "awsjson.Opt" + kind + "(e, " + args + ")"
	case "string":
		switch {
		case len(s.Enum) > 0:
			return fmt.Sprintf("e.OptEnum(%q, string(v.%s))", m.Name, m.Name)
		case s.Sensitive:
			return "e.OptSensitive(" + args + ")"
		}
		return "e.OptString(" + args + ")"
	}
	return "e." + scalarMethod(m.Shape, s) + "(" + args + ")"
}
