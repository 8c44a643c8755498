// Package mailbox is the one model under every protocol: mailboxes, their
// folders and items, and the log of their changes.
//
// # The change number
//
// Every mailbox has a modification sequence, [ModSeq], that each committed
// change moves by one. A folder carries the number of the last change inside
// it; an item carries the number of its creation in its folder and of its last
// change; what leaves a folder leaves a tombstone with a number. So "what is
// new since N" is two range scans over an index, whatever the size of the
// mailbox, and IMAP's MODSEQ, a sync token, a SyncKey and a web client's state
// are all that one number.
//
// # Identifiers
//
// Folder and item identifiers are never used again. An IMAP UID belongs to a
// folder: an item that moves keeps its identifier, gets a new UID in the
// target and leaves a tombstone in the source. A copy is a new item that shares
// the stored body.
//
// # What is stored in the clear
//
// Identifiers, flags, keywords, dates and sizes. Bodies, the index of a
// message (envelope, structure, offsets), its trace header, its searchable
// text and the names of folders are sealed with the organization's key.
//
// # Delivery
//
// [Service.Prepare] parses, compresses and encrypts a message outside any
// transaction; [Service.Deliver] files it in any number of mailboxes of one
// organization inside the caller's transaction. A message is stored once per
// organization. [Service.Append] does both for one folder.
//
// # Who looks is not who owns
//
// No call knows a session: every call names the mailbox or folder it means, and
// changes name their [Origin], so that the author of a change can be told from
// its other readers. Whether the caller may is decided above this package.
package mailbox
