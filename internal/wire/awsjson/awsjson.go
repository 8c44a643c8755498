// Package awsjson reads and writes the documents of the AWS JSON 1.1 protocol
// (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html), the way AWS
// services do and encoding/json does not: member names are case sensitive,
// null means absent, unknown members are ignored, a value of the wrong JSON type
// is a SerializationException in AWS's words, timestamps are epoch seconds, and
// members marked sensitive can be masked for a log.
//
// The package knows no shapes. Code generated from a contract calls [Decoder]
// and [Encoder] member by member, so a request is decoded and a response encoded
// in one pass without reflection. Both work on whole documents in memory; the
// caller bounds the size of what it reads.
package awsjson

// ContentType is the media type of AWS JSON 1.1 requests and responses.
const ContentType = "application/x-amz-json-1.1"

// MaxDepth is how deep objects and lists may nest in a document. The deepest
// AWS contract served needs six levels; the bound keeps hostile input from
// growing the stack.
const MaxDepth = 64

// Unmarshaler is a structure that reads itself from a JSON object.
type Unmarshaler interface {
	// DecodeAWSJSON reads one object. Errors stay in the decoder; see
	// [Decoder.Err].
	DecodeAWSJSON(d *Decoder)
}

// Marshaler is a structure that writes itself as a JSON object.
type Marshaler interface {
	// EncodeAWSJSON appends one object to the encoder.
	EncodeAWSJSON(e *Encoder)
}

// Error is an error with a place on the wire: one of a contract, or one of the
// errors common to all AWS services.
type Error interface {
	error
	// ErrorCode is the type of the error on the wire, such as
	// "EntityNotFoundException".
	ErrorCode() string
	// ErrorMessage is the text for the client.
	ErrorMessage() string
}

// Unmarshal decodes a whole request body into v. An empty body counts as an
// empty object, because some clients send nothing for an operation without
// members. The error is a *[SerializationError].
func Unmarshal(body []byte, v Unmarshaler) error {
	d := Decoder{data: body}
	if d.skipSpace(); d.pos == len(d.data) {
		return nil
	}
	v.DecodeAWSJSON(&d)
	d.finish()
	return d.Err()
}

// Marshal encodes v as a document of its own.
func Marshal(v Marshaler) []byte {
	var e Encoder
	v.EncodeAWSJSON(&e)
	return e.Bytes()
}

// Redacted returns v as JSON text in which every sensitive member is masked, fit
// for a log.
func Redacted(v Marshaler) string {
	e := Encoder{redact: true}
	v.EncodeAWSJSON(&e)
	return string(e.Bytes())
}
