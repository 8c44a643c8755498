package main

import (
	"fmt"
	"io"

	"github.com/mailstead/mailstead/internal/server/config"
)

type configCommands struct {
	Example configExampleCommand `cmd:"" help:"Print a configuration file with every setting, its meaning and its default."`
	Check   configCheckCommand   `cmd:"" help:"Read a configuration file and say what is wrong with it."`
}

type configExampleCommand struct{}

// Run prints the example.
func (*configExampleCommand) Run(t terminal) error {
	_, err := io.WriteString(t.stdout, config.Example())
	return err
}

type configCheckCommand struct {
	File string `arg:"" help:"The configuration file."`
}

// Run reads the file.
func (c *configCheckCommand) Run(t terminal) error {
	if _, err := config.Load(c.File); err != nil {
		return err
	}
	_, err := fmt.Fprintf(t.stdout, "%s is in order.\n", c.File)
	return err
}
