package awsjson

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// redactedText stands for a sensitive value in a log.
const redactedText = "***"

// Encoder appends one JSON document to a buffer. Absent members are left out,
// never written as null. The zero value is ready to use.
type Encoder struct {
	buf    []byte
	redact bool
}

// Bytes returns the document written so far, valid until the next call.
func (e *Encoder) Bytes() []byte { return e.buf }

// Reset empties the encoder and keeps its memory for the next document.
func (e *Encoder) Reset() { e.buf = e.buf[:0] }

// BeginObject opens an object, as a value of its own.
func (e *Encoder) BeginObject() { e.buf = append(e.buf, '{') }

// EndObject closes the object.
func (e *Encoder) EndObject() { e.buf = append(e.buf, '}') }

// member writes the name of a member, with a comma when it is not the first.
func (e *Encoder) member(name string) {
	e.comma()
	e.buf = append(e.buf, '"')
	e.buf = append(e.buf, name...)
	e.buf = append(e.buf, '"', ':')
}

func (e *Encoder) comma() {
	if n := len(e.buf); n > 0 && e.buf[n-1] != '{' && e.buf[n-1] != '[' {
		e.buf = append(e.buf, ',')
	}
}

// OptString writes a string member unless it is nil. The name is written as it
// is and must need no escape, which holds for every name of an AWS contract.
func (e *Encoder) OptString(name string, v *string) {
	if v != nil {
		e.member(name)
		e.buf = AppendString(e.buf, *v)
	}
}

// OptSensitive writes a string member that a log must not show.
func (e *Encoder) OptSensitive(name string, v *string) {
	if v != nil && e.redact {
		e.member(name)
		e.buf = AppendString(e.buf, redactedText)
		return
	}
	e.OptString(name, v)
}

// OptEnum writes an enumeration value unless it is empty.
func (e *Encoder) OptEnum(name, v string) {
	if v != "" {
		e.member(name)
		e.buf = AppendString(e.buf, v)
	}
}

// Bool writes a boolean member, false too.
func (e *Encoder) Bool(name string, v bool) {
	e.member(name)
	e.buf = strconv.AppendBool(e.buf, v)
}

// OptBool writes a boolean member unless it is nil.
func (e *Encoder) OptBool(name string, v *bool) {
	if v != nil {
		e.Bool(name, *v)
	}
}

// Int32 writes a number, zero too.
func (e *Encoder) Int32(name string, v int32) {
	e.member(name)
	e.buf = strconv.AppendInt(e.buf, int64(v), 10)
}

// OptInt32 writes a number unless it is nil.
func (e *Encoder) OptInt32(name string, v *int32) {
	if v != nil {
		e.Int32(name, *v)
	}
}

// OptInt64 writes a number unless it is nil.
func (e *Encoder) OptInt64(name string, v *int64) {
	if v != nil {
		e.member(name)
		e.buf = strconv.AppendInt(e.buf, *v, 10)
	}
}

// Float64 writes a number, zero too. JSON has no infinity and no NaN; they are
// written as zero.
func (e *Encoder) Float64(name string, v float64) {
	e.member(name)
	if math.IsInf(v, 0) || math.IsNaN(v) {
		v = 0
	}
	e.buf = strconv.AppendFloat(e.buf, v, 'f', -1, 64)
}

// OptTime writes a timestamp as epoch seconds unless it is the zero time.
func (e *Encoder) OptTime(name string, t Timestamp) {
	if !t.IsZero() {
		e.member(name)
		e.buf = t.appendJSON(e.buf)
	}
}

// OptStruct writes a nested structure unless v is nil.
func OptStruct[T any, P interface {
	*T
	Marshaler
}](e *Encoder, name string, v *T) {
	if v != nil {
		e.member(name)
		P(v).EncodeAWSJSON(e)
	}
}

// OptStructs writes a list of structures unless it is nil.
func OptStructs[T any, P interface {
	*T
	Marshaler
}](e *Encoder, name string, list []T) {
	if list != nil {
		AllStructs[T, P](e, name, list)
	}
}

// AllStructs writes a list of structures, a nil one as an empty list. Results of
// List operations are written this way, because callers index them unchecked.
func AllStructs[T any, P interface {
	*T
	Marshaler
}](e *Encoder, name string, list []T) {
	e.member(name)
	e.buf = append(e.buf, '[')
	for i := range list {
		e.comma()
		P(&list[i]).EncodeAWSJSON(e)
	}
	e.buf = append(e.buf, ']')
}

// OptStrings writes a list of strings or enumeration values unless it is nil.
func OptStrings[T ~string](e *Encoder, name string, list []T) {
	if list != nil {
		AllStrings(e, name, list)
	}
}

// AllStrings writes a list of strings, a nil one as an empty list.
func AllStrings[T ~string](e *Encoder, name string, list []T) {
	e.member(name)
	e.buf = append(e.buf, '[')
	for i, v := range list {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.buf = AppendString(e.buf, string(v))
	}
	e.buf = append(e.buf, ']')
}

const hexDigits = "0123456789abcdef"

// AppendString appends s as a JSON string (RFC 8259 section 7). Bytes that are
// not UTF-8 become U+FFFD, so that the document is always valid.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || size != 1 {
				i += size
				continue
			}
		}
		b = append(b, s[done:i]...)
		b = appendEscape(b, c)
		i += size
		done = i
	}
	b = append(b, s[done:]...)
	return append(b, '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch {
	case c == '"' || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, '\\', 'n')
	case c == '\r':
		return append(b, '\\', 'r')
	case c == '\t':
		return append(b, '\\', 't')
	case c >= utf8.RuneSelf:
		return append(b, "\ufffd"...)
	default:
		return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
	}
}
