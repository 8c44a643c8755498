// Command bench measures a Mailstead server that it starts itself, with nothing
// else than this repository: durable delivery over SMTP, the first
// synchronization of a mailbox over IMAP, the way from the last dot of a message
// to the screens of waiting clients, memory, and signed calls to the API. It
// exists so that everybody can see what a change does to the figures. Its clients
// do as little as possible, because they share the machine with the server.
//
// A figure of mail counts only messages that are in a mailbox afterwards.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// options are the command line.
type options struct {
	binary   string
	dir      string
	config   string
	measures string
	json     bool
	users    int
	seconds  float64
	messages int
	clients  int
	prepare  string
	password string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("bench", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&o.binary, "binary", "build/mailstead", "the program to measure")
	fs.StringVar(&o.dir, "dir", "", "where to keep the data, on the disk to measure (default: a temporary directory under build, removed afterwards)")
	fs.StringVar(&o.config, "config", "", "configuration file of the server, for another store")
	fs.StringVar(&o.measures, "measures", "all", "which to take, separated by commas: "+strings.Join(names(), ", "))
	fs.BoolVar(&o.json, "json", os.Getenv("JSON") == "1", "print one line of JSON for each figure; JSON=1 in the environment does the same")
	fs.IntVar(&o.users, "users", 20, "mailboxes")
	fs.Float64Var(&o.seconds, "seconds", 5, "length of each measure of a rate")
	fs.IntVar(&o.messages, "messages", 10_000, "messages in the mailbox of the first synchronization")
	fs.IntVar(&o.clients, "clients", 1000, "waiting IMAP clients")
	fs.StringVar(&o.prepare, "prepare", "", "measure nothing: make the users on the running server with this data directory, and print their domain")
	fs.StringVar(&o.password, "password", "Bench-Pass-1", "password of every user")
	if err := fs.Parse(args); err != nil {
		return o, err
	}
	if fs.NArg() > 0 {
		return o, fmt.Errorf("unknown argument %q; see -help", fs.Arg(0))
	}
	if o.users < 1 || o.seconds <= 0 || o.messages < 1 || o.clients < 1 {
		return o, fmt.Errorf("-users, -seconds, -messages and -clients must be above zero")
	}
	return o, nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, err := parse(args, stderr)
	if err != nil {
		return err
	}
	if o.prepare != "" {
		return prepare(o, stdout)
	}
	chosen, err := choose(o.measures)
	if err != nil {
		return err
	}
	report := newReport(stdout, o.json)
	for _, m := range chosen {
		if err := take(ctx, o, m, report, stderr); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return report.finish()
}

// take runs one measure on a server of its own, so that none leaves the next one
// a larger store or a warmer cache.
func take(ctx context.Context, o options, m measure, r *report, stderr io.Writer) error {
	begin := time.Now()
	lab, err := newLab(ctx, o)
	if err != nil {
		return err
	}
	err = m.run(ctx, lab, r)
	if closeErr := lab.close(); err == nil {
		err = closeErr
	}
	fmt.Fprintf(stderr, "%s: %.1f s\n", m.name, time.Since(begin).Seconds())
	return err
}
