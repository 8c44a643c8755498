package mime

import (
	"strings"
	"time"
)

// Bounds on what Parse keeps of one message, whatever its size. They are well
// above anything found in honest mail.
const (
	// MaxParts is the number of parts that are told apart. The last one is an
	// opaque leaf that runs to the end of the message.
	MaxParts = 1000
	// MaxDepth is how deep parts may nest. A container below it is an opaque
	// leaf.
	MaxDepth = 100
	// MaxFields is the number of fields read of one header. Later ones belong
	// to the header's bytes but are not interpreted.
	MaxFields = 4096
	// MaxHeaderCache is the number of bytes of the top-level header that the
	// index repeats.
	MaxHeaderCache = 4 << 10
	// MaxText is the number of bytes of body text kept for searching.
	MaxText = 256 << 10
	// MaxPreview is the length of a preview in characters, RFC 8970 section 3.
	MaxPreview = 200
)

// Message is the index of one message. Offsets and lengths are in bytes of the
// message as it was given to Parse.
//
// A Message is a value to read: nothing in the package changes it after Parse
// or Unmarshal returned, and any number of goroutines may use it.
type Message struct {
	// Size is the length of the whole message.
	Size int
	// Sent is the date of the Date field.
	Sent SentDate
	// Envelope is the summary of the header that IMAP calls ENVELOPE.
	Envelope *Envelope
	// Root is the message's own part: its header is the message header, its
	// body all the rest.
	Root *Part
	// References are the message identifiers of the References field, or where
	// there is none, the first of In-Reply-To: the ancestors of the message,
	// oldest first, as RFC 5256 section 3 threads by. They have no angle
	// brackets.
	References []string
	// Preview is the beginning of the readable text, in UTF-8, white space
	// collapsed, at most MaxPreview characters.
	Preview string
	// Text is what a search looks through. It is not part of the binary form:
	// nil after Unmarshal.
	Text *Text

	header headerCache
}

// Text is the readable text of a message in UTF-8, as far as a search for a
// substring (IMAP SEARCH TEXT and BODY) must see it. Lines end with LF.
type Text struct {
	// Header holds the decoded fields of the header, one per line, then those
	// of the headers of the parts.
	Header string
	// Trace holds the fields of the header that are bulk without words: routes,
	// signatures and their results. A search of the whole header covers both.
	Trace string
	// Body holds the decoded text parts, markup removed, and the headers of
	// messages inside the message.
	Body string
	// Complete tells that nothing was cut off or undecodable: what is not found
	// here is not in the message.
	Complete bool
}

// Part is a node of the tree of parts, RFC 9051 section 7.5.2 BODYSTRUCTURE.
// Type, Subtype, Encoding, Disposition and the names of parameters are lower
// case; all strings are as written in the message otherwise (encoded words and
// RFC 2231 parameters not decoded, any charset), but never hold CR, LF or NUL.
// An empty string is an absent field.
type Part struct {
	Type, Subtype     string
	Params            []Param
	ID                string // Content-ID with its angle brackets
	Description       string
	Encoding          string // "7bit" where the part does not say
	MD5               string
	Disposition       string
	DispositionParams []Param
	Language          []string
	Location          string

	// HeaderOffset and HeaderLen are the part's header with its blank line,
	// BodyOffset and BodyLen what follows up to the line end before the next
	// boundary. The body directly follows the header.
	HeaderOffset, HeaderLen int
	BodyOffset, BodyLen     int
	// Lines counts the lines of the encoded body, for text and message parts.
	Lines int

	// Envelope belongs to the message in a message/rfc822 or message/global
	// part and is nil for all other parts.
	Envelope *Envelope
	// Children are the parts of a multipart, at least one; or the one root part
	// of the message inside a message part.
	Children []Part
}

// Param is a parameter of Content-Type or Content-Disposition: the name in lower
// case, the value as written with quoting removed.
type Param struct{ Name, Value string }

// Envelope is the summary of a message header, RFC 9051 section 7.5.2. The
// strings are unfolded and otherwise as written: encoded words are not decoded,
// and bytes above 127 may be in any charset. They never hold CR, LF or NUL.
type Envelope struct {
	Date, Subject        NString
	From, Sender         []Address // Sender is From where the field is absent or empty
	ReplyTo, To, Cc, Bcc []Address // ReplyTo is From where the field is absent or empty
	InReplyTo, MessageID NString
}

// NString is a string that may be absent, IMAP's nstring: an absent field is
// NIL, an empty one is "".
type NString struct {
	Value   string
	Present bool
}

// AddressKind tells mailboxes from the markers of a group.
type AddressKind uint8

// The kinds of entries in a list of addresses.
const (
	// Mailbox is an address. Host may be empty where the header has none: that
	// is the string "", not NIL.
	Mailbox AddressKind = iota
	// GroupStart opens a group, its name is in Address.Mailbox: host NIL.
	GroupStart
	// GroupEnd closes a group: mailbox and host NIL.
	GroupEnd
)

// Address is an entry of an address field with RFC 5322 quoting removed.
type Address struct {
	Name    string // display name or, without one, a trailing comment; empty is NIL
	Mailbox string // local part
	Host    string
	Kind    AddressKind
}

// SentDate is the moment in a Date field with the offset it was written in.
type SentDate struct {
	Unix        int64 // seconds since 1970 UTC
	ZoneMinutes int   // east of UTC
	Valid       bool  // false: no Date field, or none that can be read
}

// Time returns the moment in the zone of the sender, or the zero time if the
// date is not valid.
func (d SentDate) Time() time.Time {
	if !d.Valid {
		return time.Time{}
	}
	t := time.Unix(d.Unix, 0)
	if d.ZoneMinutes == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", d.ZoneMinutes*60))
}

// Day returns the calendar day in the zone of the sender as a time at midnight
// UTC: what IMAP's SENTBEFORE, SENTON and SENTSINCE compare ("disregarding time
// and timezone", RFC 9051 section 6.4.4). It is the zero time if the date is not
// valid.
func (d SentDate) Day() time.Time {
	if !d.Valid {
		return time.Time{}
	}
	return time.Unix(d.Unix+int64(d.ZoneMinutes)*60, 0).UTC().Truncate(24 * time.Hour)
}

// IsMultipart tells whether the part's children are the parts of a multipart.
func (p *Part) IsMultipart() bool { return p.Type == "multipart" }

// IsMessage tells whether the part holds a message whose structure is known: its
// only child.
func (p *Part) IsMessage() bool { return p.Envelope != nil }

// Param returns the value of a parameter of Content-Type as written, or "".
func (p *Part) Param(name string) string { return param(p.Params, name) }

func param(params []Param, name string) string {
	for i := range params {
		if strings.EqualFold(params[i].Name, name) {
			return params[i].Value
		}
	}
	return ""
}

// Header returns the bytes of the part's header in the message raw that it was
// parsed from, or nil if raw is too short to hold it.
func (p *Part) Header(raw []byte) []byte { return slice(raw, p.HeaderOffset, p.HeaderLen) }

// Body returns the bytes of the part's encoded body in the message raw that it
// was parsed from, or nil if raw is too short to hold it.
func (p *Part) Body(raw []byte) []byte { return slice(raw, p.BodyOffset, p.BodyLen) }

func slice(raw []byte, off, n int) []byte {
	if off < 0 || n < 0 || off > len(raw) || n > len(raw)-off {
		return nil
	}
	return raw[off : off+n : off+n]
}
