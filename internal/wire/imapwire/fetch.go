package imapwire

import (
	"math"
	"strconv"
)

// FetchOp is what a FETCH attribute asks for.
type FetchOp uint8

// The attributes of RFC 9051 section 6.4.5 and, as far as they differ, of RFC 3501.
const (
	FetchFlags FetchOp = iota + 1
	FetchUID
	FetchInternalDate
	FetchSize
	FetchEnvelope
	FetchBody          // BODY without a section: the structure without extension data
	FetchBodyStructure // BODYSTRUCTURE
	FetchSection       // BODY[section]<partial>
	FetchBinary        // BINARY[part]<partial>
	FetchBinarySize    // BINARY.SIZE[part]
	FetchRFC822        // RFC822, RFC822.HEADER, RFC822.TEXT: a section under an old name
)

// SectionSpec is what is wanted of a part.
type SectionSpec uint8

// The section texts of RFC 9051 section 9 (section-spec).
const (
	SectionWhole SectionSpec = iota
	SectionHeader
	SectionHeaderFields
	SectionHeaderFieldsNot
	SectionText
	SectionMIME
)

var sectionNames = [...]string{
	SectionWhole: "", SectionHeader: "HEADER", SectionHeaderFields: "HEADER.FIELDS",
	SectionHeaderFieldsNot: "HEADER.FIELDS.NOT", SectionText: "TEXT", SectionMIME: "MIME",
}

// Section names a part of a message and what of it.
type Section struct {
	// Part is the path to the part, "1.2" as [1 2]; empty for the message itself.
	Part []int
	Spec SectionSpec
	// Fields are the names of header fields for SectionHeaderFields and SectionHeaderFieldsNot, as sent.
	Fields []string
}

// Partial asks for at most Count octets from Offset on.
type Partial struct{ Offset, Count int64 }

// FetchAtt is one attribute of a FETCH.
type FetchAtt struct {
	Op FetchOp
	// Peek: reading must not set \Seen.
	Peek    bool
	Section Section
	// Partial is nil when all of the section is wanted.
	Partial *Partial
}

// FetchArgs are the arguments of FETCH and UID FETCH.
type FetchArgs struct {
	Set  NumSet
	Atts []FetchAtt
}

// fetchSpec says how an attribute is read.
type fetchSpec struct {
	att FetchAtt
	// args reads what follows the name; nil when nothing does.
	args func(*Decoder, *FetchAtt) error
}

// fetchTable lists the attributes by name. BODY alone is decided by the octet behind it.
var fetchTable = map[string]fetchSpec{
	"FLAGS":         {att: FetchAtt{Op: FetchFlags}},
	"UID":           {att: FetchAtt{Op: FetchUID}},
	"INTERNALDATE":  {att: FetchAtt{Op: FetchInternalDate}},
	"RFC822.SIZE":   {att: FetchAtt{Op: FetchSize}},
	"ENVELOPE":      {att: FetchAtt{Op: FetchEnvelope}},
	"BODYSTRUCTURE": {att: FetchAtt{Op: FetchBodyStructure}},
	"BODY":          {att: FetchAtt{Op: FetchSection}, args: (*Decoder).bodySection},
	"BODY.PEEK":     {att: FetchAtt{Op: FetchSection, Peek: true}, args: (*Decoder).bodySection},
	"BINARY":        {att: FetchAtt{Op: FetchBinary}, args: (*Decoder).binarySection},
	"BINARY.PEEK":   {att: FetchAtt{Op: FetchBinary, Peek: true}, args: (*Decoder).binarySection},
	"BINARY.SIZE":   {att: FetchAtt{Op: FetchBinarySize, Peek: true}, args: (*Decoder).binarySize},
	"RFC822":        {att: FetchAtt{Op: FetchRFC822}},
	"RFC822.HEADER": {att: FetchAtt{Op: FetchRFC822, Peek: true, Section: Section{Spec: SectionHeader}}},
	"RFC822.TEXT":   {att: FetchAtt{Op: FetchRFC822, Section: Section{Spec: SectionText}}},
}

// fetchMacros are the abbreviations of RFC 9051 section 6.4.5; they stand alone, never in a list.
var fetchMacros = map[string][]FetchOp{
	"FAST": {FetchFlags, FetchInternalDate, FetchSize},
	"ALL":  {FetchFlags, FetchInternalDate, FetchSize, FetchEnvelope},
	"FULL": {FetchFlags, FetchInternalDate, FetchSize, FetchEnvelope, FetchBody},
}

// Fetch reads the arguments of FETCH, from the sequence set on.
func (d *Decoder) Fetch() (FetchArgs, error) {
	var args FetchArgs
	var err error
	if args.Set, err = d.NumSet(); err != nil {
		return args, err
	}
	if err = d.SP(); err != nil {
		return args, err
	}
	if c, err := d.peek(); err != nil {
		return args, err
	} else if c == '(' {
		err := d.list(false, func() error {
			return d.fetchAtt(&args)
		})
		return args, err
	}
	return args, d.fetchAttOrMacro(&args)
}

// fetchName reads the name of an attribute: an atom that "[" ends.
func (d *Decoder) fetchName() (string, error) {
	b, err := d.token(clAttr)
	if err != nil {
		return "", err
	}
	if len(b) == 0 {
		return "", syntax("expected a FETCH attribute")
	}
	upper(b)
	return string(b), nil
}

func (d *Decoder) fetchAttOrMacro(args *FetchArgs) error {
	name, err := d.fetchName()
	if err != nil {
		return err
	}
	if ops, ok := fetchMacros[name]; ok {
		for _, op := range ops {
			args.Atts = append(args.Atts, FetchAtt{Op: op})
		}
		return nil
	}
	return d.fetchNamed(args, name)
}

func (d *Decoder) fetchAtt(args *FetchArgs) error {
	name, err := d.fetchName()
	if err != nil {
		return err
	}
	return d.fetchNamed(args, name)
}

func (d *Decoder) fetchNamed(args *FetchArgs, name string) error {
	spec, ok := fetchTable[name]
	if !ok {
		return syntax("unknown FETCH attribute")
	}
	att := spec.att
	if spec.args != nil {
		if err := spec.args(d, &att); err != nil {
			return err
		}
	}
	args.Atts = append(args.Atts, att)
	return nil
}

// bodySection reads "[section]<partial>" of BODY and BODY.PEEK; BODY without "[" is another attribute.
func (d *Decoder) bodySection(att *FetchAtt) error {
	open, err := d.accept('[')
	if err != nil {
		return err
	}
	if !open {
		if att.Peek {
			return syntax("expected '[' after BODY.PEEK")
		}
		att.Op = FetchBody
		return nil
	}
	if att.Section, err = d.section(); err != nil {
		return err
	}
	att.Partial, err = d.partial()
	return err
}

// binarySection reads "[part]<partial>" of BINARY (RFC 9051 section 6.4.5, RFC 3516).
func (d *Decoder) binarySection(att *FetchAtt) error {
	if err := d.binarySize(att); err != nil {
		return err
	}
	var err error
	att.Partial, err = d.partial()
	return err
}

func (d *Decoder) binarySize(att *FetchAtt) error {
	if err := d.expect('['); err != nil {
		return err
	}
	s, err := d.section()
	if err == nil && s.Spec != SectionWhole {
		err = syntax("BINARY takes a part number only")
	}
	att.Section = s
	return err
}

// section reads a section up to and including its "]".
func (d *Decoder) section() (Section, error) {
	var s Section
	for {
		c, err := d.peek()
		if err != nil {
			return s, err
		}
		if classes[c]&clDigit == 0 {
			break
		}
		n, err := d.NzNumber()
		if err != nil {
			return s, err
		}
		if len(s.Part) >= maxPartPath {
			return s, limit("part path too deep")
		}
		s.Part = append(s.Part, int(n))
		dot, err := d.accept('.')
		if err != nil {
			return s, err
		}
		if !dot {
			return s, d.expect(']')
		}
		if end, err := d.is(']'); err != nil || end {
			return s, orSyntax(err, "part path ends in a dot")
		}
	}
	if err := d.sectionText(&s); err != nil {
		return s, err
	}
	return s, d.expect(']')
}

// maxPartPath bounds the path of a part: no real message nests deeper.
const maxPartPath = 128

func orSyntax(err error, msg string) error {
	if err != nil {
		return err
	}
	return syntax(msg)
}

// sectionText reads the word of a section, if there is one.
func (d *Decoder) sectionText(s *Section) error {
	b, err := d.token(clAttr)
	if err != nil || len(b) == 0 {
		return err
	}
	upper(b)
	switch string(b) {
	case "HEADER":
		s.Spec = SectionHeader
	case "HEADER.FIELDS":
		s.Spec = SectionHeaderFields
	case "HEADER.FIELDS.NOT":
		s.Spec = SectionHeaderFieldsNot
	case "TEXT":
		s.Spec = SectionText
	case "MIME":
		if len(s.Part) == 0 {
			return syntax("MIME needs a part number")
		}
		s.Spec = SectionMIME
	default:
		return syntax("unknown section")
	}
	if s.Spec != SectionHeaderFields && s.Spec != SectionHeaderFieldsNot {
		return nil
	}
	if err := d.SP(); err != nil {
		return err
	}
	return d.list(false, func() error {
		f, err := d.AString()
		s.Fields = append(s.Fields, f)
		return err
	})
}

// partial reads "<offset.count>" if it is there.
func (d *Decoder) partial() (*Partial, error) {
	open, err := d.accept('<')
	if err != nil || !open {
		return nil, err
	}
	offset, err := d.Number64()
	if err != nil {
		return nil, err
	}
	if err := d.expect('.'); err != nil {
		return nil, err
	}
	count, err := d.Number64()
	if err != nil {
		return nil, err
	}
	if count == 0 {
		return nil, syntax("partial fetch of nothing")
	}
	// Offset plus count must not overflow; no message is as long as that.
	return &Partial{Offset: int64(min(offset, math.MaxInt64/2)), Count: int64(min(count, math.MaxInt64/2))}, d.expect('>')
}

// AppendSection appends "[section]" and, for a partial fetch, "<offset>": what a FETCH response repeats of the
// attribute it answers.
func (a *FetchAtt) AppendSection(dst []byte) []byte {
	dst = append(dst, '[')
	for i, n := range a.Section.Part {
		if i > 0 {
			dst = append(dst, '.')
		}
		dst = strconv.AppendInt(dst, int64(n), 10)
	}
	if a.Section.Spec != SectionWhole {
		if len(a.Section.Part) > 0 {
			dst = append(dst, '.')
		}
		dst = append(dst, sectionNames[a.Section.Spec]...)
	}
	if len(a.Section.Fields) > 0 {
		dst = append(dst, ' ', '(')
		for i, f := range a.Section.Fields {
			if i > 0 {
				dst = append(dst, ' ')
			}
			dst = AppendAString(dst, f, false)
		}
		dst = append(dst, ')')
	}
	dst = append(dst, ']')
	if a.Partial != nil && a.Op != FetchBinarySize {
		dst = append(dst, '<')
		dst = strconv.AppendInt(dst, a.Partial.Offset, 10)
		dst = append(dst, '>')
	}
	return dst
}

// AppendName appends the name under which the response answers the attribute: without ".PEEK", with its section.
func (a *FetchAtt) AppendName(dst []byte) []byte {
	switch a.Op {
	case FetchSection:
		return a.AppendSection(append(dst, "BODY"...))
	case FetchBinary:
		return a.AppendSection(append(dst, "BINARY"...))
	case FetchBinarySize:
		return a.AppendSection(append(dst, "BINARY.SIZE"...))
	case FetchRFC822:
		dst = append(dst, "RFC822"...)
		if a.Section.Spec != SectionWhole {
			dst = append(dst, '.')
			dst = append(dst, sectionNames[a.Section.Spec]...)
		}
		return dst
	}
	return append(dst, fetchNames[a.Op]...)
}

// fetchNames are the names of the attributes that are answered without a section.
var fetchNames = [...]string{
	FetchFlags: "FLAGS", FetchUID: "UID", FetchInternalDate: "INTERNALDATE", FetchSize: "RFC822.SIZE",
	FetchEnvelope: "ENVELOPE", FetchBody: "BODY", FetchBodyStructure: "BODYSTRUCTURE",
}
