package mime

import "bytes"

// headerCache repeats the fields of the top-level header that clients fetch for
// a list of messages. A name is in it with all of its fields or with none.
type headerCache struct {
	raw string // whole fields, in their order, byte for byte
	// omitted holds the nameHash of each name that was left out, two bytes each.
	// Another name with the same hash only costs a look at the message.
	omitted string
	// partial tells that names are missing that are not in omitted.
	partial bool
}

// maxCacheNames is how many different names a header may have before the cache
// stops telling them apart.
const maxCacheNames = 128

// cacheName is a field name of a header with what its fields take together.
type cacheName struct {
	name []byte
	size int
	rank uint8
	kept bool
}

// Ranks of names: lower ones take their place in the cache first.
const (
	rankSummary   = iota // what a list of messages shows
	rankAddresses        // what it may show, and can be long
	rankOther
	rankExtension // X- fields
	rankOmit
)

// rankLimit is how full, in bytes, fields of a rank may make the cache.
var rankLimit = [rankOmit]int{MaxHeaderCache, MaxHeaderCache, MaxHeaderCache / 2, MaxHeaderCache / 4}

// rankOf returns the rank of a field name in lower case. Omitted are the fields
// that routes and signatures fill with text that no list of messages shows.
func rankOf(name []byte) uint8 {
	switch string(name) {
	case "from", "subject", "date", "message-id", "content-type", "reply-to",
		"sender", "in-reply-to", "mime-version", "importance", "priority",
		"x-priority", "content-transfer-encoding", "list-id":
		return rankSummary
	case "to", "cc", "bcc", "references", "newsgroups", "list-post",
		"list-unsubscribe", "list-unsubscribe-post", "resent-from", "resent-to":
		return rankAddresses
	case "received", "received-spf", "dkim-signature", "domainkey-signature",
		"arc-seal", "arc-message-signature", "arc-authentication-results",
		"authentication-results", "autocrypt", "openpgp", "face",
		"x-received", "x-google-dkim-signature", "x-gm-message-state",
		"x-google-smtp-source", "x-original-authentication-results",
		"x-spam-report", "x-face", "x-forefront-antispam-report",
		"x-microsoft-antispam", "x-microsoft-antispam-message-info":
		return rankOmit
	}
	if bytes.HasPrefix(name, []byte("x-ms-exchange-")) {
		return rankOmit
	}
	if bytes.HasPrefix(name, []byte("x-")) {
		return rankExtension
	}
	return rankOther
}

// cacheHeader chooses the fields of a header to keep: those of the lowest rank
// first, in their order, as long as they fit.
func cacheHeader(header []byte) headerCache {
	var c headerCache
	var store [32]cacheName
	names := c.collect(store[:0], header)
	used := 0
	for rank := uint8(rankSummary); rank < rankOmit; rank++ {
		for i := range names {
			if n := &names[i]; n.rank == rank && used+n.size <= rankLimit[rank] {
				n.kept = true
				used += n.size
			}
		}
	}
	raw := make([]byte, 0, used)
	for n := 0; n < MaxFields; n++ {
		f, rest, ok := nextField(header)
		if !ok {
			break
		}
		if i := findName(names, f.Name); i >= 0 && names[i].kept {
			raw = appendLine(raw, f.Raw)
		}
		header = rest
	}
	c.raw = string(raw)
	var omitted []byte
	for i := range names {
		if !names[i].kept {
			h := nameHash(names[i].name)
			omitted = append(omitted, byte(h), byte(h>>8))
		}
	}
	c.omitted = string(omitted)
	return c
}

// collect appends the names in a header to names.
func (c *headerCache) collect(names []cacheName, header []byte) []cacheName {
	var buf [64]byte
	for n := 0; ; n++ {
		f, rest, ok := nextField(header)
		if !ok {
			return names
		}
		if n == MaxFields {
			// Any name may come again in the fields that are not looked at.
			c.partial = true
			return nil
		}
		i := findName(names, f.Name)
		if i < 0 && len(names) == maxCacheNames {
			c.partial = true
		} else {
			if i < 0 {
				i = len(names)
				names = append(names, cacheName{name: f.Name, rank: rankOf(appendLower(buf[:0], f.Name))})
			}
			names[i].size += len(f.Raw) + len("\r\n") // a last field may lack its line end
		}
		header = rest
	}
}

func findName(names []cacheName, name []byte) int {
	for i := range names {
		if len(names[i].name) == len(name) && bytes.EqualFold(names[i].name, name) {
			return i
		}
	}
	return -1
}

// nameHash is the 32-bit FNV-1a hash of a name in lower case, folded to 16 bits.
// It is part of the binary form.
func nameHash[T []byte | string](name T) uint16 {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(lower(name[i]))) * 16777619
	}
	return uint16(h ^ h>>16)
}

// knows tells whether all fields of that name, perhaps none, are in the cache.
func (c *headerCache) knows(name string) bool {
	if h := nameHash(name); c.omitted != "" {
		for i := 0; i+1 < len(c.omitted); i += 2 {
			if c.omitted[i] == byte(h) && c.omitted[i+1] == byte(h>>8) {
				return false
			}
		}
	}
	return !c.partial || HasField([]byte(c.raw), name)
}

// AppendHeaderFields appends to dst the fields of the message header that bear
// one of names, byte for byte and in their order, and a blank line, as
// AppendFields does with the message at hand. ok is false, and dst unchanged,
// when the index does not hold all of them: then the message must be read.
func (m *Message) AppendHeaderFields(dst []byte, names []string) (out []byte, ok bool) {
	for _, n := range names {
		if !m.header.knows(n) {
			return dst, false
		}
	}
	// The selection is made in place: what is kept only moves forward.
	start := len(dst)
	dst = append(dst, m.header.raw...)
	return AppendFields(dst[:start], dst[start:], names), true
}
