package smtp

import (
	"strconv"
	"strings"

	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/wire/smtpwire"
)

// An extension is a line of the reply to EHLO, and what it adds to MAIL. Both
// stand here together, so that what is advertised is what is understood.
type extension struct {
	keyword string
	// argument follows the keyword; nil is none.
	argument func(*Server) string
	// offered tells whether a session has it; nil is always.
	offered func(*session) bool
	// mail reads the parameter of MAIL with the name in parameter, if there is
	// one. It returns false for a value that makes no sense.
	parameter string
	mail      func(smtpwire.Parameter, *delivery.Envelope) bool
}

// extensionTable lists the extensions in the order of the reply to EHLO.
func extensionTable() []extension {
	return []extension{
		{keyword: "PIPELINING"}, // RFC 2920
		{ // RFC 1870
			keyword: "SIZE", argument: func(s *Server) string { return strconv.FormatInt(s.cfg.Limits.MaxMessage, 10) },
			parameter: "SIZE", mail: readSize,
		},
		{keyword: "8BITMIME", parameter: "BODY", mail: readBody},     // RFC 6152
		{keyword: "SMTPUTF8", parameter: "SMTPUTF8", mail: readUTF8}, // RFC 6531
		{keyword: "CHUNKING"},            // RFC 3030
		{keyword: "ENHANCEDSTATUSCODES"}, // RFC 2034
		{ // RFC 9422
			keyword: "LIMITS", argument: func(s *Server) string { return "RCPTMAX=" + strconv.Itoa(s.cfg.Delivery.MaxRecipients()) },
		},
		{keyword: "STARTTLS", offered: (*session).offersTLS}, // RFC 3207
		{ // RFC 4954
			keyword: "AUTH", argument: func(*Server) string { return strings.Join(mechanisms(), " ") },
			offered: (*session).offersAuth, parameter: "AUTH", mail: readAuth,
		},
	}
}

// advertised is the reply to EHLO without its first line.
func (s *session) advertised() []string {
	var lines []string
	for _, e := range s.server.extensions {
		if e.offered != nil && !e.offered(s) {
			continue
		}
		line := e.keyword
		if e.argument != nil {
			line += " " + e.argument(s.server)
		}
		lines = append(lines, line)
	}
	return lines
}

// mailParameters reads the parameters of MAIL. ok is false after a fault, which it
// has answered.
func (s *session) mailParameters(params []smtpwire.Parameter, env *delivery.Envelope) (ok bool, err error) {
	for _, p := range params {
		e := s.parameterOf(p.Keyword)
		switch {
		case e == nil:
			return false, s.fault(555, codeArgument, "A parameter of MAIL is not known here; EHLO lists the extensions.")
		case !e.mail(p, env):
			return false, s.fault(501, codeArgument, "The value of the parameter "+e.parameter+" makes no sense.")
		}
	}
	return true, nil
}

// parameterOf finds the extension of a parameter of MAIL.
func (s *session) parameterOf(keyword string) *extension {
	for i := range s.server.extensions {
		if e := &s.server.extensions[i]; e.mail != nil && e.parameter == keyword && (e.offered == nil || e.offered(s)) {
			return e
		}
	}
	return nil
}

func readSize(p smtpwire.Parameter, env *delivery.Envelope) bool {
	var err error
	env.Size, err = p.Size()
	return p.HasValue && err == nil
}

// readBody takes both values alike: a message is kept as it comes.
func readBody(p smtpwire.Parameter, _ *delivery.Envelope) bool {
	return strings.EqualFold(p.Value, "7BIT") || strings.EqualFold(p.Value, "8BITMIME")
}

func readUTF8(p smtpwire.Parameter, env *delivery.Envelope) bool {
	env.UTF8 = true
	return !p.HasValue
}

// readAuth only looks at the syntax: who sent a message to another server first
// (RFC 4954 section 5) is nothing that this one relies on.
func readAuth(p smtpwire.Parameter, _ *delivery.Envelope) bool {
	_, err := p.Xtext()
	return p.HasValue && err == nil
}
