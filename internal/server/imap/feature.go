package imap

import (
	"context"
	"errors"
	"slices"

	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// state is where a connection stands (RFC 9051 section 3). Its values are bits, so that a command can allow several.
type state uint8

const (
	notAuthenticated state = 1 << iota
	authenticated
	selected

	anyState = notAuthenticated | authenticated | selected
	loggedIn = authenticated | selected
)

// feature is one capability, or several that come together, with the commands that it brings.
type feature struct {
	// caps are the capabilities to announce, for every state or chosen by capsFor.
	caps    []string
	capsFor func(*conn) []string
	// enables are the names that ENABLE accepts for it, with what enabling does.
	enables  map[string]func(*conn)
	commands map[string]command
}

// command says how a command is handled.
type command struct {
	// in are the states in which the command is valid.
	in state
	// handle reads the arguments, to the end of the line, and does the work. See reply for its results.
	handle func(context.Context, *conn) (reply, error)
	// numbered: the command names messages by number or answers with numbers, so no EXPUNGE may be sent before its
	// completion (RFC 9051 section 7.5.1).
	numbered bool
}

// reply completes a command: what follows OK. The zero reply is "completed".
type reply struct {
	code imapwire.Code
	text string
}

// refusal is an error that completes a command with NO, or BAD.
type refusal struct {
	bad  bool
	code imapwire.Code
	text string
}

func (r *refusal) Error() string { return r.text }

func no(code imapwire.Code, text string) error { return &refusal{code: code, text: text} }

func bad(text string) error { return &refusal{bad: true, text: text} }

// errBye ends the connection after a BYE that has been written.
var errBye = errors.New("connection is to be closed")

// features lists what the server can do. It is a function and not a variable because handlers ask the table, which is
// made of them.
func features() []feature {
	return []feature{
		baseFeature(), authFeature(), startTLSFeature(), idFeature(), enableFeature(), namespaceFeature(),
		listFeature(), folderFeature(), statusFeature(), selectFeature(),
		fetchFeature(), storeFeature(), appendFeature(), copyFeature(), expungeFeature(), searchFeature(), idleFeature(),
	}
}

// capabilities returns what the connection is told, in the order of the features.
func (s *Server) capabilities(c *conn) []string {
	var caps []string
	for i := range s.features {
		f := &s.features[i]
		caps = append(caps, f.caps...)
		if f.capsFor != nil {
			caps = append(caps, f.capsFor(c)...)
		}
	}
	return caps
}

// commandTable merges the commands of all features.
func commandTable(fs []feature) map[string]command {
	table := make(map[string]command)
	for _, f := range fs {
		for name, cmd := range f.commands {
			table[name] = cmd
		}
	}
	return table
}

// twoWords are the first words of commands whose name is two words.
var twoWords = []string{"UID"}

func isTwoWords(name string) bool { return slices.Contains(twoWords, name) }
