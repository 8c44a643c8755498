// Package imap is the IMAP door: it lets mail clients read and change mailboxes with IMAP4rev2 (RFC 9051) and IMAP4rev1
// (RFC 3501). It owns what only this protocol knows, message numbers and the rules about when a client may hear of what;
// all else is the mailbox service's.
//
// # A connection
//
// One goroutine serves a connection ([conn]). It waits for a command, looks it up in the table of the features
// ([Server] assembles it once), lets the handler read the arguments and do the work, tells what others changed, and
// answers. Buffers are borrowed while octets move ([transport]); a client that waits, in IDLE or without, costs little
// more than its stack.
//
// # What the client knows
//
// A client addresses messages by number: the position in the list of UIDs that it has been told of. That list is the
// [view]. It changes only when the server says so, so a view lags behind the folder on purpose. What happened since is
// one question to the service, "changes since the ModSeq of the view", asked when the mailbox's watcher has stirred and
// the protocol allows the answer ([selection.poll]).
//
// # Extending
//
// A capability and the commands that it brings are one [feature] in a file of their own; what is advertised is what the
// features present say. The attributes of FETCH, the items of STATUS and the keys of SEARCH are tables as well.
package imap
