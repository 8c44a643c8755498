// Package smtp is the door for mail: reception from other servers (an MX) and
// submission by the users of this one. It translates between SMTP and package
// delivery and has no rules of its own about mail. What SMTP looks like on the
// wire is known to package smtpwire.
//
// # A connection
//
// The gate admits connections, as many as there may be in all and from each
// network, and wraps each into a guard, by which a server that stops can reach it.
// One goroutine serves a connection: its session reads a line, looks up the
// command and runs it. A session reads from its peer in one place, where it first
// writes the replies that wait, so that the replies to pipelined commands go out
// together; where it sets the deadline; and where it counts what comes, so that
// no peer can send without end. It also bounds what a peer may try: recipients it
// gets wrong, passwords it guesses, commands that make no sense, messages it sends.
//
// A client that waits costs a small buffer and a stack. The large buffer that
// content deserves is borrowed while content comes.
//
// The table of extensions holds what is advertised and what each adds to MAIL, the
// table of commands everything that a client can say.
//
// # The end of a message
//
// The end of a message is CRLF, dot, CRLF and nothing else (RFC 5321 section
// 4.1.1.4), so nobody can smuggle a second message through this server. A line of
// one dot with other line ends is refused, and the connection closed: its sender
// either means the end of the message, and would wait for ever, or means no good.
// A message in chunks has exactly the bytes that were announced. A message that
// does not come to its end was never sent. Plain text between the STARTTLS command
// and the handshake is thrown away (RFC 3207 section 6).
//
// BINARYMIME is not offered, because package delivery makes line ends CRLF.
//
// Standards: RFC 5321 (SMTP), 6409 (submission), 8314 (implicit TLS), 3207
// (STARTTLS), 4954 (AUTH), 1870 (SIZE), 6152 (8BITMIME), 6531 (SMTPUTF8), 2920
// (PIPELINING), 3030 (CHUNKING), 2034 and 3463 (enhanced codes), 9422 (LIMITS).
package smtp
