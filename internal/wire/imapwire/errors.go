package imapwire

import "errors"

// ErrorKind says what the server should make of an [Error].
type ErrorKind uint8

const (
	// Syntax: the command does not follow the grammar. Answer BAD, skip the rest with [Decoder.Discard], go on.
	Syntax ErrorKind = iota
	// Limit: the command is longer, deeper or richer than allowed. Answer BAD; Discard decides if the connection survives.
	Limit
	// TooBig: a literal announces more octets than allowed here. Answer NO or BAD with TOOBIG.
	TooBig
	// BadCharset: a search names a character set that is not known. Answer NO with BADCHARSET.
	BadCharset
)

// Error is a fault in what the client sent, in words fit for the client. Every other error that a decoder returns
// comes from the connection below and ends it.
type Error struct {
	Kind ErrorKind
	// Msg is one line without a full stop, in printable ASCII. It never repeats what the client sent.
	Msg string
}

func (e *Error) Error() string { return e.Msg }

// AsError returns the protocol fault in err, or nil when err is of another kind.
func AsError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}

func syntax(msg string) error { return &Error{Kind: Syntax, Msg: msg} }

func limit(msg string) error { return &Error{Kind: Limit, Msg: msg} }
