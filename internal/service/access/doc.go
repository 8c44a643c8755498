// Package access decides who may come in.
//
// A door (IMAP, SMTP submission, …) hands [Service.Authenticate] what the peer
// claimed and gets back a [Principal] or one of a few errors. What it then
// tells the peer is the same sentence for every refusal ([RefusedMessage]), so
// that nobody learns which accounts exist, which are disabled and which are
// being guarded.
//
// Passwords are kept as argon2id hashes. One check costs tens of milliseconds
// of a core and 19 MiB, and mail clients log in all the time, so three things
// stand around it:
//
//   - a limit on hashes computed at the same time, with a short first-come,
//     first-served queue, so that a storm of logins does not take the cores
//     from those who are already in;
//   - a cache of recent successes, from which a client that comes back within
//     minutes is let in for the price of one HMAC;
//   - a throttle that counts failures by source and by account. A source that
//     logged in to an account before keeps a count of its own there, so strangers
//     who guess passwords cannot lock the owner out.
//
// The package also keeps the server's root access key, with which the AWS API
// is called ([RootKey]).
package access
