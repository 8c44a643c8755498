package imap

import (
	"context"

	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// baseFeature is what every server must have: the two protocol revisions and the commands of any state (RFC 9051
// section 6.1).
func baseFeature() feature {
	return feature{
		caps: []string{"IMAP4rev2", "IMAP4rev1", "LITERAL+"},
		commands: map[string]command{
			"CAPABILITY": {in: anyState, handle: capability},
			"NOOP":       {in: anyState, handle: noop},
			"CHECK":      {in: selected, handle: noop},
			"LOGOUT":     {in: anyState, handle: logout},
		},
	}
}

func capability(_ context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	b := append(c.t.writer().AvailableBuffer(), "* "...)
	b = append(b, c.capabilityCode()...)
	c.write(append(b, '\r', '\n'))
	return reply{}, nil
}

// noop does nothing itself; what happened in the mailbox is told after every command.
func noop(_ context.Context, c *conn) (reply, error) {
	return reply{}, c.dec.EndLine()
}

func logout(_ context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	c.bye("", "See you.")
	c.status(c.tag, "OK", "", "LOGOUT completed.")
	return reply{}, errBye
}

// idFeature is RFC 2971.
func idFeature() feature {
	return feature{caps: []string{"ID"}, commands: map[string]command{"ID": {in: anyState, handle: id}}}
}

func id(_ context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	if _, err := c.dec.ID(); err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	b := append(c.t.writer().AvailableBuffer(), `* ID ("name" "Mailstead"`...)
	if c.srv.version != "" {
		b = append(b, ` "version" `...)
		b = imapwire.AppendString(b, c.srv.version, false)
	}
	c.write(append(b, ")\r\n"...))
	return reply{}, nil
}

// enableFeature is ENABLE (RFC 5161, RFC 9051 section 6.3.1). What can be enabled, the features say.
func enableFeature() feature {
	return feature{
		caps:     []string{"ENABLE"},
		commands: map[string]command{"ENABLE": {in: loggedIn, handle: enable}},
		enables: map[string]func(*conn){"IMAP4REV2": func(c *conn) {
			c.rev2, c.utf8 = true, true
			c.dec.SetUTF8(true)
		}},
	}
}

func enable(_ context.Context, c *conn) (reply, error) {
	if err := c.dec.SP(); err != nil {
		return reply{}, err
	}
	words, err := c.dec.Words()
	if err != nil {
		return reply{}, err
	}
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	b := append(c.t.writer().AvailableBuffer(), "* ENABLED"...)
	for _, w := range words {
		for i := range c.srv.features {
			if turnOn := c.srv.features[i].enables[w]; turnOn != nil {
				turnOn(c)
				b = append(b, ' ')
				b = append(b, w...)
			}
		}
	}
	c.write(append(b, '\r', '\n'))
	return reply{}, nil
}

// namespaceFeature is RFC 2342: one personal namespace, no others.
func namespaceFeature() feature {
	return feature{caps: []string{"NAMESPACE"}, commands: map[string]command{"NAMESPACE": {in: loggedIn, handle: namespace}}}
}

func namespace(_ context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	c.write([]byte(`* NAMESPACE (("" "` + string(delimiter) + `")) NIL NIL` + "\r\n"))
	return reply{}, nil
}
