package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/service/directory"
)

type dkimCommand struct {
	location
	Domain string `arg:"" help:"A mail domain of an organization."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

// Run prints the record as a zone file has it, in the two places in either of
// which it serves.
func (c *dkimCommand) Run(t terminal) error {
	return c.tools(t, func(tools *server.Tools) error {
		key, err := tools.DKIMKey(t.ctx, c.Domain)
		if refusal, ok := errors.AsType[*directory.Error](err); ok {
			return errors.New(refusal.Message)
		}
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(t.stdout, map[string]string{
				"domain": key.Domain, "selector": key.Selector, "target": key.Target, "host": key.Host, "text": key.Record,
			})
		}
		_, err = fmt.Fprintf(t.stdout, `; In the zone of this server. The CNAME record that the domain's holder publishes leads here.
%[1]s. 3600 IN TXT %[3]s
; Or in the zone of the domain, in place of that CNAME record.
%[2]s. 3600 IN TXT %[3]s
`, key.Target, key.Host, zoneText(key.Record))
		return err
	})
}

// zoneText writes a text as strings of at most 255 bytes, which is what a
// record can hold (RFC 1035, section 3.3). It has no character to escape.
func zoneText(text string) string {
	var parts []string
	for len(text) > 255 {
		parts, text = append(parts, `"`+text[:255]+`"`), text[255:]
	}
	return strings.Join(append(parts, `"`+text+`"`), " ")
}
