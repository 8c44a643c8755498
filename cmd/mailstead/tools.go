package main

import (
	"errors"
	"log/slog"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/server/config"
)

// tools opens the services on the data directory for fn. A server may be at work on
// it.
func (l *location) tools(t terminal, fn func(*server.Tools) error) (err error) {
	cfg, err := config.Load(l.Config)
	if err != nil {
		return err
	}
	tools, err := server.OpenTools(t.ctx, server.ToolOptions{
		DataDir: l.Data, Config: cfg,
		Logger: newLogger(t.stderr, config.Log{Level: slog.LevelWarn.String(), Format: cfg.Log.Format}),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tools.Close()) }()
	return fn(tools)
}
