package server

import (
	"context"
	"errors"
	"log/slog"

	"github.com/mailstead/mailstead/internal/engine/datadir"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/iam"
)

// ToolOptions say which data the operator's tools work on.
type ToolOptions struct {
	DataDir string // must exist
	Config  config.Config
	Logger  *slog.Logger
}

// Tools are the services that the operator uses from the command line, beside a
// server that is at work or without one. The server notices changes within a second.
type Tools struct {
	IAM    *iam.Service
	Audit  audit.Reader
	Tokens Tokens

	closers closers
}

// OpenTools opens the services on a data directory. When no server is at work it
// brings the tables up to this release first. The caller closes the tools.
func OpenTools(ctx context.Context, opts ToolOptions) (_ *Tools, err error) {
	t := &Tools{}
	defer func() {
		if err != nil {
			err = errors.Join(err, t.Close())
		}
	}()
	var e engines
	if e.dir, err = datadir.Look(opts.DataDir); err != nil {
		return nil, err
	}
	// The lock is held only to find out whether a server is at work, and while the
	// tables change: a server may start beside a tool.
	lock, err := datadir.Open(opts.DataDir)
	inUse := isInUse(err)
	if err != nil && !inUse {
		return nil, err
	}
	err = e.openStorage(ctx, opts.Config, opts.Logger, !inUse, &t.closers)
	if !inUse {
		err = errors.Join(err, lock.Close())
	}
	if err != nil {
		return nil, err
	}
	if t.IAM, err = openIAM(ctx, &e, opts.Config, access.RootKey{}); err != nil {
		return nil, err
	}
	t.closers.add(t.IAM.Close)
	t.Audit = audit.Reader{Store: e.store, Keys: e.keys}
	if t.Tokens, err = openTokens(&e, opts.Config); err != nil {
		return nil, err
	}
	return t, nil
}

func isInUse(err error) bool {
	_, ok := errors.AsType[*datadir.InUseError](err)
	return ok
}

// Close gives up what OpenTools took.
func (t *Tools) Close() error { return t.closers.close() }
