package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/service/audit"
)

type auditCommand struct {
	location
	Since     moment `default:"24h" placeholder:"WHEN" help:"How far back: 90m, 24h, 7d, a date such as 2030-01-31, or a time of RFC 3339. The default is 24h."`
	Until     moment `placeholder:"WHEN" help:"Up to when, in the same forms."`
	Principal string `help:"Only calls by this user or role (its name, ARN or id), access key, or root."`
	Operation string `help:"Only calls of this operation, such as CreateUser."`
	Org       string `help:"Only calls that name this organization."`
	RequestID string `name:"request-id" help:"Only the call that was answered with this request id."`
	Failed    bool   `help:"Only calls that were answered with an error."`
	JSON      bool   `name:"json" help:"Print JSON, a record of AWS CloudTrail's form on each line."`
}

// A moment is a point in time, absolute or before now.
type moment struct {
	at  time.Time
	ago time.Duration
}

// UnmarshalText reads a moment.
func (m *moment) UnmarshalText(text []byte) error {
	s := string(text)
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.ParseInLocation(layout, s, time.Local); err == nil {
			m.at = at
			return nil
		}
	}
	if days, ok := strings.CutSuffix(s, "d"); ok {
		if n, err := strconv.ParseUint(days, 10, 16); err == nil {
			m.ago = time.Duration(n) * 24 * time.Hour
			return nil
		}
	}
	ago, err := time.ParseDuration(s)
	if err != nil || ago <= 0 {
		return fmt.Errorf("%q is no time; write for example 90m, 7d, 2030-01-31 or 2030-01-31T12:00:00Z", s)
	}
	m.ago = ago
	return nil
}

func (m moment) time(now time.Time) time.Time {
	if m.ago > 0 {
		return now.Add(-m.ago)
	}
	return m.at
}

// Run prints the records, the oldest first.
func (c *auditCommand) Run(t terminal) error {
	now := time.Now()
	filter := audit.Filter{
		Since: c.Since.time(now), Until: c.Until.time(now), Principal: c.Principal, Operation: c.Operation,
		Organization: c.Org, RequestID: c.RequestID, FailedOnly: c.Failed,
	}
	return c.tools(t, func(tools *server.Tools) error {
		out := bufio.NewWriter(t.stdout)
		line := func(e audit.Event) error { return json.NewEncoder(out).Encode(e.CloudTrail()) }
		if !c.JSON {
			fmt.Fprintf(out, auditRow, "TIME", "PRINCIPAL", "SOURCE", "OPERATION", "ORGANIZATION", "RESULT")
			line = func(e audit.Event) error { return printEvent(out, e) }
		}
		return errors.Join(tools.Audit.Read(t.ctx, filter, line), out.Flush())
	})
}

// auditRow has fixed widths, because the rows are printed as they are read.
const auditRow = "%-20s  %-24s  %-15s  %-28s  %-34s  %s\n"

func printEvent(out *bufio.Writer, e audit.Event) error {
	result := e.Error
	if result == "" {
		result = "ok"
	}
	_, err := fmt.Fprintf(out, auditRow, e.Time.UTC().Format(time.RFC3339), who(e.Identity), e.SourceIP, e.Operation, e.Organization, result)
	return err
}

// who names a principal shortly.
func who(i audit.Identity) string {
	switch i.Type {
	case "Root":
		return "root"
	case "IAMUser":
		return "user/" + i.Name
	case "AssumedRole":
		_, session, _ := strings.Cut(i.PrincipalID, ":")
		return "role/" + i.Name + "/" + session
	default:
		return strings.ToLower(i.Type)
	}
}
