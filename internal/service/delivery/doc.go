// Package delivery is the way of a message from a door into mailboxes.
//
// Accepting a message is a [Transaction] with the two phases of SMTP: name the
// sender ([Service.Start]) and the recipients ([Transaction.AddRecipient]), each
// of which is refused at once if it cannot be served; then hand over the content
// ([Transaction.Deliver]). Deliver parses, compresses and encrypts the message,
// and writes it to all mailboxes of all its recipients in one transaction of the
// store. Its return is the promise of RFC 5321 section 4.2.5: nil means that the
// message is durable in every mailbox, an error means that it is in none. There
// is no spool in between, so there is nothing to recover after a crash.
//
// # One copy for each person
//
// Recipients are addresses, but what counts is the mailbox. Somebody who is
// addressed by the primary address, by an alias and through two groups has one
// mailbox and gets the message once. The body is stored once for each
// organization.
//
// # Reception and submission
//
// A message from elsewhere ([Envelope.Submitter] is nil) is kept byte for byte,
// except that line ends which are not CRLF become CRLF. A message from a user of
// this server follows RFC 6409: the sender in the envelope and in the header must
// be an address of the user, Bcc fields are removed, and Date and Message-ID are
// added where they are missing. Submission files no copy into Sent Items, because
// mail programs do that themselves (IMAP APPEND): with both there would be two.
//
// The trace fields of reception (Return-Path, Delivered-To, Received) lie in
// front of the message and are kept apart from it. The Received field of a
// submitted message does not tell where in the world its author was: it names
// neither the address of the client nor the name that it gave itself.
//
// # Quota
//
// A full mailbox is refused while its recipient is named. A group is refused only
// when all its mailboxes are full: while the server sends no reports of
// undelivered mail, nobody could be told that one member got nothing.
package delivery
