package main

import (
	"fmt"
	"log/slog"
	"os"
	"text/tabwriter"
	"time"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/server/config"
)

type doctorCommand struct {
	location
	Quick bool `help:"Compare the counters only; do not read every message."`
	All   bool `help:"List every mailbox, not only those with problems."`
	JSON  bool `name:"json" help:"Print JSON."`
}

// Run checks the data directory. It fails with errProblems after it has printed
// what it found.
func (c *doctorCommand) Run(t terminal) error {
	cfg, err := config.Load(c.Config)
	if err != nil {
		return err
	}
	rows := []server.CheckedMailbox{}
	progress := newProgress(t)
	result, err := server.Check(t.ctx, server.CheckOptions{
		DataDir: c.Data, Config: cfg, Quick: c.Quick,
		Logger: newLogger(t.stderr, config.Log{Level: slog.LevelWarn.String(), Format: cfg.Log.Format}),
		Mailbox: func(m server.CheckedMailbox) {
			progress.step()
			if c.All || len(m.Problems) > 0 {
				rows = append(rows, m)
			}
		},
	})
	progress.done()
	if err != nil {
		return err
	}
	if c.JSON {
		err = printJSON(t.stdout, struct {
			server.CheckResult
			Listed []server.CheckedMailbox `json:"listed"`
		}{result, rows})
	} else {
		err = c.print(t, result, rows)
	}
	if err == nil && len(result.Problems) > 0 {
		return errProblems
	}
	return err
}

func (c *doctorCommand) print(t terminal, result server.CheckResult, rows []server.CheckedMailbox) error {
	w := tabwriter.NewWriter(t.stdout, 0, 0, 2, ' ', 0)
	if len(rows) > 0 {
		fmt.Fprintln(w, "ORGANIZATION\tOWNER\tMAILBOX\tBYTES\tPROBLEMS")
	}
	for _, m := range rows {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\n", m.Organization, m.Owner, m.Mailbox, m.Used, len(m.Problems))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, p := range result.Problems {
		fmt.Fprintln(t.stdout, p)
	}
	_, err := fmt.Fprintf(t.stdout, "%d mailboxes checked, %d problems found.\n", result.Mailboxes, len(result.Problems))
	return err
}

// progress tells a person, not a file, how far long work has come.
type progress struct {
	t    terminal
	show bool
	n    int
	last time.Time
}

func newProgress(t terminal) *progress {
	p := &progress{t: t, last: time.Now()}
	if f, ok := t.stderr.(*os.File); ok {
		info, err := f.Stat()
		p.show = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

func (p *progress) step() {
	p.n++
	if now := time.Now(); p.show && now.Sub(p.last) > time.Second {
		p.last = now
		fmt.Fprintf(p.t.stderr, "\r%d mailboxes checked …", p.n)
	}
}

func (p *progress) done() {
	if p.show {
		fmt.Fprint(p.t.stderr, "\r\x1b[K")
	}
}
