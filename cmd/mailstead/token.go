package main

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/identity"
)

// tokenCommands manage personal access tokens. The API lists and deletes them.
type tokenCommands struct {
	Create tokenCreate `cmd:"" help:"Make a token that a user's mail program takes as the password, and print it. It is not shown again."`
}

type tokenCreate struct {
	location
	Address string   `arg:"" help:"An address of the user."`
	Name    string   `required:"" help:"What the token is for, such as \"phone\"."`
	Scope   []string `help:"Protocols that the token is good for: ${scopes}. Without one, all of them."`
	Days    int      `help:"How long the token lives; otherwise as long as the organization allows."`
	JSON    bool     `name:"json" help:"Print JSON."`
}

// tokenScopes are the scopes as --help shows them.
func tokenScopes() string { return strings.Join(identity.Scopes(), ", ") }

// Run makes the token and prints it, alone on standard output unless JSON is
// wanted, so that it can be piped.
func (c *tokenCreate) Run(t terminal) (err error) {
	cfg, err := config.Load(c.Config)
	if err != nil {
		return err
	}
	tools, err := server.OpenTools(t.ctx, server.ToolOptions{
		DataDir: c.Data, Config: cfg,
		Logger: newLogger(t.stderr, config.Log{Level: slog.LevelWarn.String(), Format: cfg.Log.Format}),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tools.Close()) }()
	secret, made, err := tools.Tokens.Create(t.ctx, c.Address, identity.NewToken{Name: c.Name, Scopes: c.Scope, Days: c.Days})
	if err != nil {
		if refusal, ok := errors.AsType[*directory.Error](err); ok {
			return errors.New(refusal.Message)
		}
		return err
	}
	if c.JSON {
		return printJSON(t.stdout, map[string]any{
			"token": secret, "id": made.ID, "user": made.User, "name": made.Name, "scopes": made.Scopes, "expires": made.Expires,
		})
	}
	fmt.Fprintf(t.stderr, "Token %s for %s, good for %s until %s. It is not shown again.\n",
		made.ID, c.Address, strings.Join(made.Scopes, ", "), made.Expires.Format(time.DateOnly))
	_, err = fmt.Fprintln(t.stdout, secret)
	return err
}
