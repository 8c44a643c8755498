package smtpwire

import (
	"net/netip"
	"strings"
)

// A Path is an address in the argument of MAIL or RCPT (RFC 5321 section 4.1.2).
// The zero Path is the null reverse path.
type Path struct {
	Local  string // without its quotes; empty in the null path only
	Domain string // or an address literal with its brackets; empty for Postmaster
}

// String is local part and domain as they are, without quoting.
func (p Path) String() string {
	if p.Domain == "" {
		return p.Local
	}
	return p.Local + "@" + p.Domain
}

// IsPostmaster reports whether p is the address without domain that every server
// knows (RFC 5321 section 4.5.1).
func (p Path) IsPostmaster() bool {
	return p.Domain == "" && strings.EqualFold(p.Local, "postmaster")
}

func badAddress(sentence string) error { return &SyntaxError{Sentence: sentence, Address: true} }

// ParseMail reads the argument of MAIL: "FROM:<reverse-path> parameters".
func ParseMail(argument string) (Path, []Parameter, error) {
	rest, err := cutPrefix(argument, "FROM:")
	if err != nil {
		return Path{}, nil, err
	}
	if after, ok := strings.CutPrefix(rest, "<>"); ok {
		params, err := parseParameters(after)
		return Path{}, params, err
	}
	return parsePath(rest, false)
}

// ParseRcpt reads the argument of RCPT: "TO:<forward-path> parameters".
func ParseRcpt(argument string) (Path, []Parameter, error) {
	rest, err := cutPrefix(argument, "TO:")
	if err != nil {
		return Path{}, nil, err
	}
	return parsePath(rest, true)
}

// cutPrefix is lenient about spaces behind the colon, which many senders write.
func cutPrefix(argument, prefix string) (string, error) {
	n := len(prefix)
	if len(argument) < n || !strings.EqualFold(argument[:n], prefix) {
		return "", wrong("MAIL goes on with FROM:<address>, RCPT with TO:<address>.")
	}
	return strings.TrimLeft(argument[n:], " "), nil
}

// parsePath reads a path and the parameters behind it. It takes an address without
// its angle brackets, as old programs write it.
func parsePath(s string, forward bool) (Path, []Parameter, error) {
	inner, bracket := strings.CutPrefix(s, "<")
	var err error
	if strings.HasPrefix(inner, "@") {
		if inner, err = skipRoute(inner); err != nil {
			return Path{}, nil, err
		}
	}
	p, rest, err := parseMailbox(inner, forward)
	if err != nil {
		return Path{}, nil, err
	}
	if bracket {
		var closed bool
		if rest, closed = strings.CutPrefix(rest, ">"); !closed {
			return Path{}, nil, badAddress("An address ends with an angle bracket.")
		}
	}
	params, err := parseParameters(rest)
	return p, params, err
}

// skipRoute leaves out a source route, "@one,@two:", as RFC 5321 section 4.1.1.3
// and appendix C ask for.
func skipRoute(s string) (string, error) {
	for {
		name, rest, err := parseDomain(s[1:])
		switch {
		case err != nil:
			return "", err
		case name == "" || rest == "":
			return "", badAddress("A source route is a list of domains and ends with a colon.")
		case rest[0] == ':':
			return rest[1:], nil
		case !strings.HasPrefix(rest, ",@"):
			return "", badAddress("A source route is a list of domains and ends with a colon.")
		}
		s = rest[1:]
	}
}

func parseMailbox(s string, forward bool) (p Path, rest string, err error) {
	if strings.HasPrefix(s, `"`) {
		p.Local, rest, err = parseQuoted(s)
	} else {
		end := 0
		for end < len(s) && isLocal(s[end]) {
			end++
		}
		p.Local, rest = s[:end], s[end:]
	}
	switch {
	case err != nil:
		return Path{}, "", err
	case p.Local == "":
		return Path{}, "", badAddress("An address has a local part.")
	case forward && p.IsPostmaster() && !strings.HasPrefix(rest, "@"):
		return p, rest, nil
	case !strings.HasPrefix(rest, "@"):
		return Path{}, "", badAddress("An address is a local part, an at sign and a domain.")
	}
	if p.Domain, rest, err = parseDomain(rest[1:]); err != nil {
		return Path{}, "", err
	}
	if p.Domain == "" {
		return Path{}, "", badAddress("An address has a domain.")
	}
	return p, rest, nil
}

// isLocal is atext of RFC 5322 section 3.2.3 and RFC 6531 section 3.3, and the dot.
// Dots in odd places are let through: some providers gave out such addresses.
func isLocal(c byte) bool {
	return isLetterDigit(c) || c >= 0x80 || strings.IndexByte("!#$%&'*+-/=?^_`{|}~.", c) >= 0
}

// parseQuoted reads a quoted-string, and undoes the quoting.
func parseQuoted(s string) (local, rest string, err error) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), s[i+1:], nil
		case c == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", "", badAddress("A quoted local part ends with a quotation mark.")
}

// parseDomain reads a domain or an address literal. It takes the underscore, which
// no host name has and some mail domains do.
func parseDomain(s string) (domain, rest string, err error) {
	if strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 || !isLiteral(s[1:end]) {
			return "", "", badAddress("An address literal is an IP address in square brackets.")
		}
		return s[:end+1], s[end+1:], nil
	}
	end := 0
	for end < len(s) && (isLetterDigit(s[end]) || s[end] >= 0x80 || strings.IndexByte("-._", s[end]) >= 0) {
		end++
	}
	if strings.HasPrefix(s[:end], ".") || strings.Contains(s[:end], "..") {
		return "", "", badAddress("A domain has no empty labels.")
	}
	return s[:end], s[end:], nil
}

// isLiteral tells whether s is the inside of an address literal with an IP address
// (RFC 5321 section 4.1.3). No other kind was ever standardised.
func isLiteral(s string) bool {
	const tag = "IPv6:"
	if len(s) >= len(tag) && strings.EqualFold(s[:len(tag)], tag) {
		a, err := netip.ParseAddr(s[len(tag):])
		return err == nil && a.Is6() && a.Zone() == ""
	}
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is4()
}
