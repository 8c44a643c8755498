// Package mime computes, once, everything a mail store must know about a
// message so that no protocol ever has to parse it again.
//
// [Parse] reads the bytes of a message and returns a [Message]: its envelope,
// the tree of its parts with the byte offsets of every header and body, the
// header fields that clients fetch in bulk, a preview and the text to search.
// [Message.AppendBinary] writes all of that but the text as a compact index,
// which is stored beside the message; [Message.UnmarshalSections] reads back as
// much of it as a request needs. From the index an IMAP server answers
// ENVELOPE, BODYSTRUCTURE, BODY[HEADER.FIELDS (...)] and PREVIEW without
// touching the message, and finds any BODY[section] in it by offset.
//
// No input is an error. Mail in the wild breaks every rule, so whatever cannot
// be read as the standards say degrades the way tolerant readers do it: a
// header ends where fields end, a multipart without a usable boundary is plain
// text, an unknown charset is read as it comes. All work is linear in the size
// of the message and all results are bounded (see [MaxParts] and the constants
// beside it); what lies beyond a bound is an opaque leaf.
//
// The package also holds what a mail server does to raw header bytes: selecting
// fields (RFC 9051 section 6.4.5.1), adding and removing them at submission
// (RFC 6409 section 8), and making line ends canonical.
//
// Standards: RFC 5322 and 6532 (messages), RFC 2045 to 2047, 2183, 2231, 3282,
// 2557 (MIME), RFC 9051 (IMAP), RFC 5256 (base subject), RFC 8970 (preview).
package mime
