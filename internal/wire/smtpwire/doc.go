// Package smtpwire translates between the octets of SMTP (RFC 5321) and Go
// values, so that the server that speaks the protocol looks at no character, and
// what a hostile peer can write is judged in one place.
//
// It has three parts. [ParseCommand] and the functions for the arguments of each
// command take a line apart; they are lenient where senders are sloppy and the
// meaning is plain, and report everything else as a [SyntaxError] whose sentence
// can go back to the client. [AppendReply] writes replies. A [DotReader] takes the
// content of DATA out of its transparency (the dots) at nearly the speed of a
// copy, and is not lenient at all: where a message ends must never be a matter of
// opinion.
package smtpwire
