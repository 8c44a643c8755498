package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/server/config"
)

// location are the flags that say which server is meant.
type location struct {
	Data   string `required:"" placeholder:"DIR" help:"The directory in which the server keeps everything that is its own."`
	Config string `placeholder:"FILE" help:"The configuration file. Without one everything has its default; see: mailstead config example."`
}

type serveCommand struct {
	location
	PortBase   *int   `placeholder:"N" help:"Listen on the ports N+80 (api), N+25 (smtp), N+587 (submission), N+465 (submissions), N+143 (imap) and N+993 (imaps)."`
	BaseDomain string `placeholder:"NAME" help:"The domain under which organizations get their test domain. The default is mailstead.internal."`
}

// Run serves until SIGINT or SIGTERM.
func (c *serveCommand) Run(t terminal) (err error) {
	cfg, err := c.config()
	if err != nil {
		return err
	}
	limitMemory(cfg)
	s, err := server.Open(t.ctx, server.Options{
		DataDir: c.Data, Config: cfg, Version: versionString(), Logger: newLogger(t.stderr, cfg.Log),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if _, err := io.WriteString(t.stdout, banner(s, cfg)); err != nil {
		return fmt.Errorf("print where the server listens: %w", err)
	}
	return s.Run(t.ctx)
}

// config reads the file and puts the flags above it.
func (c *serveCommand) config() (config.Config, error) {
	cfg, err := config.Load(c.Config)
	if err != nil {
		return config.Config{}, err
	}
	if c.BaseDomain != "" {
		if err := cfg.SetBaseDomain(c.BaseDomain); err != nil {
			return config.Config{}, err
		}
	}
	if c.PortBase != nil {
		if err := cfg.Listeners.SetPortBase(*c.PortBase); err != nil {
			return config.Config{}, err
		}
	}
	return cfg, nil
}

// newLogger logs what the configuration, which has been checked, asks for.
func newLogger(w io.Writer, cfg config.Log) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(cfg.Level)) // one of the four known levels
	opts := &slog.HandlerOptions{Level: level}
	if cfg.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, opts))
	}
	return slog.New(slog.NewTextHandler(w, opts))
}
