package mime

import "strings"

// BaseSubject returns the base subject of a Subject value as IMAP sorts and
// threads by it, RFC 5256 section 2.1, in UTF-8, and whether the subject marks
// the message as a reply or a forward. Compare base subjects without case.
func BaseSubject(subject string) (base string, reply bool) {
	// Step 1: decode, collapse white space.
	s := strings.Join(strings.Fields(DecodeHeader(subject)), " ")
	for {
		// Step 2.
		s, reply = trimForwardTrailer(s, reply)
		// Steps 3 to 5.
		for {
			if rest, ok := cutReplyLeader(s); ok {
				s, reply = rest, true
			} else if rest, ok := cutBlob(s); ok && rest != "" {
				s = rest
			} else {
				break
			}
		}
		// Step 6.
		if !hasPrefixFold(s, "[fwd:") || !strings.HasSuffix(s, "]") {
			return s, reply
		}
		s, reply = strings.TrimSpace(s[len("[fwd:"):len(s)-1]), true
	}
}

// trimForwardTrailer removes all "(fwd)" from the end.
func trimForwardTrailer(s string, reply bool) (string, bool) {
	const trailer = "(fwd)"
	for len(s) >= len(trailer) && strings.EqualFold(s[len(s)-len(trailer):], trailer) {
		s, reply = strings.TrimRight(s[:len(s)-len(trailer)], " "), true
	}
	return strings.TrimSpace(s), reply
}

// cutReplyLeader removes "Re:", "Fw:" or "Fwd:" from the beginning, with the
// bracketed texts before and in it.
func cutReplyLeader(s string) (rest string, ok bool) {
	for {
		if rest, ok = cutBlob(s); !ok {
			break
		}
		s = rest
	}
	switch {
	case hasPrefixFold(s, "re"):
		s = s[2:]
	case hasPrefixFold(s, "fwd"):
		s = s[3:]
	case hasPrefixFold(s, "fw"):
		s = s[2:]
	default:
		return "", false
	}
	s = strings.TrimLeft(s, " ")
	if rest, ok = cutBlob(s); ok {
		s = rest
	}
	rest, ok = strings.CutPrefix(s, ":")
	return strings.TrimLeft(rest, " "), ok
}

// cutBlob removes a bracketed text from the beginning.
func cutBlob(s string) (rest string, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return s, false
	}
	end := strings.IndexAny(s[1:], "[]")
	if end < 0 || s[1+end] != ']' {
		return s, false
	}
	return strings.TrimLeft(s[end+2:], " "), true
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
