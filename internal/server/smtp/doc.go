// Package smtp is the door for mail: reception from other servers (an MX) and
// submission by the users of this one. It translates between SMTP and package
// delivery and has no rules of its own about mail.
//
// The protocol is spoken by github.com/emersion/go-smtp. Around it this package
// puts what a door on the open Internet needs. A listener wrapper (gate) bounds
// the number of connections, in all and for each network. A connection wrapper
// (guard) lies below go-smtp and TLS, sees every read and write, and keeps the
// deadlines and the amounts that a peer may send: a command line is bounded, a
// message is bounded in bytes and in time, and a slow peer is told from an idle
// one. A session holds the state of one connection and bounds what a peer may
// try: recipients it gets wrong, passwords it guesses, messages it sends.
//
// # Line ends
//
// The end of a message is CRLF, dot, CRLF and nothing else (RFC 5321 section
// 4.1.1.4), so nobody can smuggle a second message through this server. A line of
// one dot with other line ends is refused, and the connection closed: its sender
// either means the end of the message, and would wait for ever, or means no good.
// Plain text between the STARTTLS command and the handshake is thrown away (RFC
// 3207 section 6).
//
// Standards: RFC 5321 (SMTP), 6409 (submission), 8314 (implicit TLS), 3207
// (STARTTLS), 4954 (AUTH), 1870 (SIZE), 6152 (8BITMIME), 6531 (SMTPUTF8), 2920
// (PIPELINING), 3030 (CHUNKING), 2034 and 3463 (enhanced codes), 9422 (LIMITS).
package smtp
