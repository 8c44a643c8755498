package awsjson

import (
	"math"
	"strconv"
)

// SerializationError says why a body could not be turned into a request. Its
// text is the Message of a SerializationException and never repeats values of
// the body.
type SerializationError struct {
	// Reason is the sentence for the client. AWS's own services often leave it
	// out when the body is not JSON at all.
	Reason string
	// Offset is the position in the body, in bytes, where decoding stopped.
	Offset int
}

// Error returns the reason and where in the body it applies.
func (e *SerializationError) Error() string {
	return e.Reason + " (at byte " + strconv.Itoa(e.Offset) + " of the request body)"
}

// ErrorCode returns the error's type on the wire.
func (e *SerializationError) ErrorCode() string { return "SerializationException" }

// ErrorMessage returns the text for the client.
func (e *SerializationError) ErrorMessage() string { return e.Reason }

// Decoder reads one JSON document from memory, value by value. The first error
// sticks: after it every method returns a zero value and every loop ends, so
// that generated code needs no error handling of its own.
//
//	for d.BeginObject(); d.NextMember(); {
//		switch string(d.Name()) {
//		case "Name":
//			v.Name = d.OptString()
//		default:
//			d.Skip()
//		}
//	}
type Decoder struct {
	data  []byte
	pos   int
	depth int
	// fresh is true between an opening bracket and the first thing inside it.
	fresh bool
	// absent makes the next NextMember or NextElement report false: the value
	// of the object or list was null.
	absent bool
	name   []byte
	err    *SerializationError
}

// NewDecoder returns a decoder of the document in data, which must not change
// while the decoder is in use.
func NewDecoder(data []byte) *Decoder { return &Decoder{data: data} }

// Err returns the first error as a *[SerializationError], or nil.
func (d *Decoder) Err() error {
	if d.err == nil {
		return nil
	}
	return d.err
}

func (d *Decoder) fail(reason string) {
	if d.err == nil {
		d.err = &SerializationError{Reason: reason, Offset: d.pos}
	}
}

// finish checks that nothing but white space follows the document.
func (d *Decoder) finish() {
	if d.err != nil {
		return
	}
	if d.skipSpace(); d.pos < len(d.data) {
		d.fail("The request body has text after the end of its JSON document.")
	}
}

// BeginObject starts reading an object. A null is read as an absent object
// without members; callers that must tell the two apart ask [Decoder.Null] first.
func (d *Decoder) BeginObject() {
	d.begin('{', "Expected null")
}

// NextMember advances to the next member of the object, whose name is then in
// [Decoder.Name], or returns false at the end of the object.
func (d *Decoder) NextMember() bool {
	if !d.next('}') {
		return false
	}
	if d.peek() != '"' {
		d.fail("A member name was expected in the JSON object.")
		return false
	}
	d.name = d.scanString()
	d.skipSpace()
	if d.err == nil && (d.pos >= len(d.data) || d.data[d.pos] != ':') {
		d.fail("A colon was expected after a member name.")
	}
	d.pos++
	return d.err == nil
}

// Name returns the name of the current member, valid until the decoder moves on.
func (d *Decoder) Name() []byte { return d.name }

// BeginList starts reading a list. A null is read as a list without elements.
func (d *Decoder) BeginList() {
	d.begin('[', "Expected list or null")
}

// NextElement advances to the next element of the list, or returns false at its
// end.
func (d *Decoder) NextElement() bool { return d.next(']') }

func (d *Decoder) begin(open byte, scalar string) {
	d.absent = false
	if d.Null() {
		d.absent = true
		return
	}
	switch c := d.peek(); {
	case d.err != nil:
		return
	case c == open:
	case c == '{':
		d.fail("Start of structure or map found where not expected.")
		return
	case c == '[':
		d.fail("Start of list found where not expected.")
		return
	case startsScalar(c):
		d.fail(scalar)
		return
	default:
		d.failSyntax()
		return
	}
	if d.depth++; d.depth > MaxDepth {
		d.fail("The JSON of the request body is nested too deeply.")
		return
	}
	d.pos++
	d.fresh = true
}

// next moves past a comma or the closing bracket and reports whether something
// follows inside.
func (d *Decoder) next(closing byte) bool {
	if d.err != nil {
		return false
	}
	if d.absent {
		d.absent = false
		return false
	}
	c := d.peek()
	if c == closing {
		d.pos++
		d.depth--
		d.fresh = false
		return false
	}
	if d.fresh {
		d.fresh = false
		return d.err == nil
	}
	if c != ',' {
		d.failSyntax()
		return false
	}
	d.pos++
	if d.peek() == closing {
		d.failSyntax()
	}
	return d.err == nil
}

// peek returns the next byte that is not white space, or 0 and an error at the
// end of the data.
func (d *Decoder) peek() byte {
	if d.err != nil {
		return 0
	}
	d.skipSpace()
	if d.pos >= len(d.data) {
		d.fail("The request body ends in the middle of its JSON document.")
		return 0
	}
	return d.data[d.pos]
}

func (d *Decoder) skipSpace() {
	for d.pos < len(d.data) {
		switch d.data[d.pos] {
		case ' ', '\t', '\r', '\n':
			d.pos++
		default:
			return
		}
	}
}

func (d *Decoder) failSyntax() {
	d.fail("The request body is not valid JSON.")
}

func startsScalar(c byte) bool {
	return c == '"' || c == '-' || '0' <= c && c <= '9' || c == 't' || c == 'f'
}

// Null consumes a null and reports true, or leaves any other value in place.
func (d *Decoder) Null() bool {
	return d.peek() == 'n' && d.literal("null")
}

func (d *Decoder) literal(word string) bool {
	if len(d.data)-d.pos < len(word) || string(d.data[d.pos:d.pos+len(word)]) != word {
		d.failSyntax()
		return false
	}
	d.pos += len(word)
	return true
}

// String reads a string. A null gives the empty string.
func (d *Decoder) String() string {
	if d.Null() || !d.expect('"', "String") {
		return ""
	}
	return string(d.scanString())
}

// OptString reads a string. A null gives nil.
func (d *Decoder) OptString() *string {
	if d.Null() || !d.expect('"', "String") {
		return nil
	}
	s := string(d.scanString())
	return &s
}

// Bool reads a boolean. A null gives false.
func (d *Decoder) Bool() bool {
	v := d.OptBool()
	return v != nil && *v
}

// OptBool reads a boolean. A null gives nil.
func (d *Decoder) OptBool() *bool {
	var v bool
	switch d.peek() {
	case 't':
		v = d.literal("true")
	case 'f':
		d.literal("false")
	default:
		if !d.Null() {
			d.wrongType("Boolean")
		}
		return nil
	}
	return &v
}

// OptInt32 reads a number of 32 bits. A null gives nil; a fraction is cut off,
// as AWS's number type does.
func (d *Decoder) OptInt32() *int32 {
	n, ok := d.integer(math.MinInt32, math.MaxInt32, "Integer")
	if !ok {
		return nil
	}
	v := int32(n)
	return &v
}

// OptInt64 reads a number of 64 bits. A null gives nil; a fraction is cut off.
func (d *Decoder) OptInt64() *int64 {
	n, ok := d.integer(math.MinInt64, math.MaxInt64, "Long")
	if !ok {
		return nil
	}
	return &n
}

func (d *Decoder) integer(lowest, highest int64, kind string) (int64, bool) {
	text, ok := d.number(kind)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		f, ferr := strconv.ParseFloat(text, 64)
		// Above 2^53 a float has no fraction to cut off; what does not fit the
		// type is refused below rather than wrapped.
		if f = math.Trunc(f); ferr != nil || math.Abs(f) > 1<<53 {
			d.fail("A number is too large to be converted to " + article(kind) + ".")
			return 0, false
		}
		n = int64(f)
	}
	if n < lowest || n > highest {
		d.fail("A number is too large to be converted to " + article(kind) + ".")
		return 0, false
	}
	return n, true
}

// Float64 reads a number. A null gives zero.
func (d *Decoder) Float64() float64 {
	text, ok := d.number("Double")
	if !ok {
		return 0
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		d.fail("A number is too large to be converted to a Double.")
		return 0
	}
	return f
}

// number scans a JSON number (RFC 8259 section 6) and reports false on null or
// error.
func (d *Decoder) number(kind string) (string, bool) {
	if d.Null() {
		return "", false
	}
	if c := d.peek(); c != '-' && (c < '0' || c > '9') {
		d.wrongType(kind)
		return "", false
	}
	text := d.scanNumber()
	return string(text), d.err == nil
}

// expect checks that the next value starts with c, and fails with the text for a
// value that cannot become a kind when it does not.
func (d *Decoder) expect(c byte, kind string) bool {
	if d.peek() == c {
		return d.err == nil
	}
	d.wrongType(kind)
	return false
}

// wrongType fails with AWS's text for the value at hand.
func (d *Decoder) wrongType(kind string) {
	switch c := d.peek(); {
	case d.err != nil:
	case c == '{':
		d.fail("Start of structure or map found where not expected.")
	case c == '[':
		d.fail("Start of list found where not expected.")
	case c == '"':
		d.fail("class java.lang.String can not be converted to an " + kind)
	case c == 't' || c == 'f':
		d.fail("class java.lang.Boolean can not be converted to an " + kind)
	case c == '-' || '0' <= c && c <= '9':
		d.failNumber(kind)
	default:
		d.failSyntax()
	}
}

// failNumber names the number as AWS's JSON reader does: a whole one is an
// Integer, one with a fraction or exponent a Double.
func (d *Decoder) failNumber(kind string) {
	start := d.pos
	text := d.scanNumber()
	class := "Integer"
	for _, c := range text {
		if c == '.' || c == 'e' || c == 'E' {
			class = "Double"
		}
	}
	d.pos = start
	d.fail("class java.lang." + class + " can not be converted to an " + kind)
}

func article(kind string) string {
	if kind == "Integer" {
		return "an " + kind
	}
	return "a " + kind
}

// Skip passes over one value of any kind. Nesting inside it is bounded by
// [MaxDepth] like everywhere else.
func (d *Decoder) Skip() {
	switch c := d.peek(); {
	case d.err != nil:
	case c == '{':
		for d.BeginObject(); d.NextMember(); {
			d.Skip()
		}
	case c == '[':
		for d.BeginList(); d.NextElement(); {
			d.Skip()
		}
	case c == '"':
		d.scanString()
	case c == 't':
		d.literal("true")
	case c == 'f':
		d.literal("false")
	case c == 'n':
		d.literal("null")
	default:
		d.scanNumber()
	}
}

// Struct reads an object into a new T, or returns nil for null.
func Struct[T any, P interface {
	*T
	Unmarshaler
}](d *Decoder) *T {
	if d.Null() {
		return nil
	}
	v := new(T)
	P(v).DecodeAWSJSON(d)
	return v
}

// Structs reads a list of objects, or returns nil for null. Elements that are
// null are left out.
func Structs[T any, P interface {
	*T
	Unmarshaler
}](d *Decoder) []T {
	if d.Null() {
		return nil
	}
	list := []T{}
	for d.BeginList(); d.NextElement(); {
		if d.Null() {
			continue
		}
		var v T
		P(&v).DecodeAWSJSON(d)
		list = append(list, v)
	}
	return list
}

// Strings reads a list of strings or enumeration values, or returns nil for
// null. Elements that are null are left out.
func Strings[T ~string](d *Decoder) []T {
	if d.Null() {
		return nil
	}
	list := []T{}
	for d.BeginList(); d.NextElement(); {
		if d.Null() {
			continue
		}
		list = append(list, T(d.String()))
	}
	return list
}
