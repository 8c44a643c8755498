package server

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/mailstead/mailstead/internal/engine/datadir"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// A CheckOptions says what [Check] looks at.
type CheckOptions struct {
	DataDir string
	Config  config.Config
	Logger  *slog.Logger
	// Quick leaves out reading every message.
	Quick bool
	// Mailbox is called with the result of each mailbox. It may be nil.
	Mailbox func(CheckedMailbox)
}

// A CheckedMailbox is the result of one mailbox.
type CheckedMailbox struct {
	Organization string   `json:"organization"`
	Owner        string   `json:"owner"`
	Mailbox      int64    `json:"mailbox"`
	Used         int64    `json:"used"` // bytes
	Problems     []string `json:"problems"`
}

// A CheckResult is what [Check] found.
type CheckResult struct {
	Mailboxes int      `json:"mailboxes"` // how many were looked at
	Problems  []string `json:"problems"`
	// BesideServer says that a server was at work meanwhile.
	BesideServer bool `json:"besideServer"`
}

// Check compares what a data directory holds with what it should hold. It may
// run beside a server, and changes nothing then; alone it brings the tables up to
// this release first.
func Check(ctx context.Context, opts CheckOptions) (result CheckResult, err error) {
	result.Problems = []string{} // in JSON an empty list, not null
	var c closers
	defer func() { err = errors.Join(err, c.close()) }()
	var e engines
	if _, err := datadir.Look(opts.DataDir); err != nil {
		return result, err
	}
	e.dir, err = datadir.Open(opts.DataDir)
	if _, ok := errors.AsType[*datadir.InUseError](err); ok {
		result.BesideServer = true
		e.dir, err = datadir.Look(opts.DataDir)
	}
	if err != nil {
		return result, err
	}
	c.add(e.dir.Close)
	if err := e.openStorage(ctx, opts.Config, opts.Logger, !result.BesideServer, &c); err != nil {
		return result, err
	}
	boxes := mailbox.New(mailbox.Config{Store: e.store, Keys: e.keys, Blobs: e.bodies, Now: time.Now, Logger: opts.Logger})
	err = boxes.All(ctx, func(m mailbox.Mailbox) error {
		checked := CheckedMailbox{Organization: m.Org, Owner: m.Owner, Mailbox: int64(m.ID), Used: m.Used, Problems: []string{}}
		err := boxes.Check(ctx, m.ID, !opts.Quick, func(problem string) { checked.Problems = append(checked.Problems, problem) })
		if err != nil {
			return err
		}
		result.Mailboxes++
		result.Problems = append(result.Problems, checked.Problems...)
		if opts.Mailbox != nil {
			opts.Mailbox(checked)
		}
		return nil
	})
	if err != nil {
		return result, err
	}
	err = boxes.CheckBodies(ctx, func(problem string) { result.Problems = append(result.Problems, problem) })
	return result, err
}
