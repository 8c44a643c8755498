package smtpwire

import (
	"encoding/base64"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A SyntaxError tells what is wrong with a command.
type SyntaxError struct {
	// Sentence is for the client: one line of ASCII that quotes nothing.
	Sentence string
	// Address tells that the trouble is in a mail address.
	Address bool
}

// Error returns the sentence.
func (e *SyntaxError) Error() string { return e.Sentence }

func wrong(sentence string) error { return &SyntaxError{Sentence: sentence} }

// A Command is a line of a client (RFC 5321 section 4.1.1).
type Command struct {
	Verb     string // in upper case; not necessarily one that exists
	Argument string // the rest, without the space before and behind it
}

// ParseCommand takes a command line apart, which may still have its line end. It
// is an error if the line has control characters or is not UTF-8 (RFC 6531
// section 3.1), or if it does not begin with a word.
func ParseCommand(line []byte) (Command, error) {
	n := len(line)
	for n > 0 && (line[n-1] == '\n' || line[n-1] == '\r') {
		n--
	}
	text := string(line[:n])
	if hasControl(text) {
		return Command{}, wrong("A command has no control characters.")
	}
	if !utf8.ValidString(text) {
		return Command{}, wrong("A command is ASCII, or UTF-8 where SMTPUTF8 allows it.")
	}
	verb, argument, _ := strings.Cut(strings.ReplaceAll(text, "\t", " "), " ")
	if !isKeyword(verb) {
		return Command{}, wrong("A command begins with a word.")
	}
	return Command{Verb: strings.ToUpper(verb), Argument: strings.Trim(argument, " ")}, nil
}

// hasControl reports whether s has a control character other than tab.
func hasControl(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' || c == 0x7F {
			return true
		}
	}
	return false
}

// isKeyword tells whether s is an esmtp-keyword (RFC 5321 section 4.1.2).
func isKeyword(s string) bool {
	for i := range len(s) {
		if c := s[i]; !isLetterDigit(c) && (c != '-' || i == 0) {
			return false
		}
	}
	return s != ""
}

func isLetterDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// ParseHello reads the argument of EHLO or HELO: the name by which the client
// introduces itself. That should be a domain or an address literal; many clients
// say something else, and nothing follows from it, so any word is taken. Text
// behind it is dropped.
func ParseHello(argument string) (name string, err error) {
	name, _, _ = strings.Cut(argument, " ")
	if name == "" {
		return "", wrong("Say EHLO or HELO with the name of your host.")
	}
	return name, nil
}

// A Chunk is the argument of BDAT (RFC 3030 section 2).
type Chunk struct {
	Size int64 // bytes that follow the line
	Last bool  // no chunk comes behind this one
}

// ParseChunk reads the argument of BDAT. After an error nobody knows how much
// content comes behind the line, so the connection cannot go on.
func ParseChunk(argument string) (Chunk, error) {
	size, last, more := strings.Cut(argument, " ")
	if more && !strings.EqualFold(strings.TrimSpace(last), "LAST") {
		return Chunk{}, wrong("What comes behind the size of a chunk is LAST or nothing.")
	}
	n, err := parseSize(size)
	if err != nil {
		return Chunk{}, err
	}
	return Chunk{Size: n, Last: more}, nil
}

// parseSize reads a number of bytes: at most 20 digits (RFC 1870 section 4), and
// no sign.
func parseSize(s string) (int64, error) {
	n, err := strconv.ParseUint(s, 10, 63)
	if err != nil || len(s) > 20 || s[0] == '+' {
		return 0, wrong("A size is a decimal number of bytes.")
	}
	return int64(n), nil
}

// An Auth is the argument of AUTH (RFC 4954 section 4).
type Auth struct {
	Mechanism string // in upper case
	// Initial is the initial response, nil when there is none. One that is there
	// and empty ("=") is not nil.
	Initial []byte
}

// ParseAuth reads the argument of AUTH.
func ParseAuth(argument string) (Auth, error) {
	mechanism, initial, more := strings.Cut(argument, " ")
	if !isMechanism(mechanism) {
		return Auth{}, wrong("AUTH needs the name of a mechanism.")
	}
	a := Auth{Mechanism: strings.ToUpper(mechanism)}
	switch initial = strings.Trim(initial, " "); {
	case !more || initial == "":
		return a, nil
	case initial == "=":
		a.Initial = []byte{}
		return a, nil
	}
	var err error
	a.Initial, err = decodeBase64(initial)
	return a, err
}

// isMechanism tells whether s is a SASL mechanism name (RFC 4422 section 3.1).
func isMechanism(s string) bool {
	for i := range len(s) {
		if c := s[i]; !isLetterDigit(c) && c != '-' && c != '_' {
			return false
		}
	}
	return s != "" && len(s) <= 20
}

// ParseResponse reads a line with which a client goes on with AUTH. cancelled is
// the client's wish to stop ("*").
func ParseResponse(line []byte) (response []byte, cancelled bool, err error) {
	text := strings.Trim(string(line), " \r\n")
	if text == "*" {
		return nil, true, nil
	}
	response, err = decodeBase64(text)
	return response, false, err
}

// ErrBase64 reports a response of AUTH that is not base64.
var ErrBase64 = wrong("A response of AUTH is base64.")

// decodeBase64 never returns nil without an error.
func decodeBase64(s string) ([]byte, error) {
	if strings.ContainsAny(s, "\r\n") { // which the decoder would skip
		return nil, ErrBase64
	}
	b, err := base64.StdEncoding.AppendDecode([]byte{}, []byte(s))
	if err != nil {
		return nil, ErrBase64
	}
	return b, nil
}
