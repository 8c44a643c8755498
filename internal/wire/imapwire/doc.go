// Package imapwire translates between the octets of IMAP (RFC 9051, RFC 3501) and Go values, so that the server that
// speaks the protocol never looks at a character and everything a hostile peer can write is bounded in one place.
//
// The two halves work differently, because their problems differ:
//
//   - A [Decoder] pulls one command from a bufio.Reader, token by token. A command may contain literals, whose octets
//     the client sends only after it was invited to; the decoder invites through a callback and holds every literal
//     against the limits of the moment. The one literal that may be large, the message of an APPEND, is handed out as
//     a reader and never held in memory.
//   - Responses are built by functions that append to a byte slice (AppendString, AppendEnvelope, ...). They allocate
//     nothing but the slice and need no value of their own.
//
// What extensions add to is a table each: FETCH attributes in fetch.go, search keys in search.go, STATUS items and LIST
// options in list.go, response codes in respcode.go. A new entry is a constant, a line of the table and, where its grammar
// is new, a function.
package imapwire
