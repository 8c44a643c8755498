// Command mailstead is the server and the tools of its operator. Each subcommand
// is a file; what they do is in the packages below.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set by the linker; see versionString.
var version string

// commands are the subcommands and their flags.
type commands struct {
	Serve   serveCommand   `cmd:"" help:"Run the server on a data directory, which is made on first start."`
	Doctor  doctorCommand  `cmd:"" help:"Check that every mailbox is consistent. May run beside the server."`
	IAM     iamCommands    `cmd:"" name:"iam" help:"Manage who may call the AWS API: users, access keys, roles, policies. May run beside the server."`
	Audit   auditCommand   `cmd:"" help:"Print the record of the calls of the AWS API. May run beside the server."`
	Token   tokenCommands  `cmd:"" help:"Make personal access tokens for users. May run beside the server."`
	DKIM    dkimCommand    `cmd:"" name:"dkim" help:"Print the DNS record with the key that signs a domain's mail. May run beside the server."`
	Config  configCommands `cmd:"" help:"Write or check a configuration file."`
	Version versionCommand `cmd:"" help:"Say which release this is."`
}

// A terminal is what a command reads from and writes to, and the context that
// ends with SIGINT or SIGTERM.
type terminal struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	// A second signal ends the process at once.
	context.AfterFunc(ctx, stop)
	code := run(terminal{ctx, os.Stdout, os.Stderr}, os.Args[1:])
	stop()
	os.Exit(code)
}

// run carries out a command line and returns the exit code: 0, 1 for a failure,
// 2 for a command line that cannot be understood.
func run(t terminal, args []string) int {
	exited := -1
	parser, err := kong.New(&commands{}, kong.Name("mailstead"),
		kong.Description("Mailstead, a self-hosted business mail server that speaks the Amazon WorkMail API."),
		kong.Vars{"scopes": tokenScopes()}, kong.Writers(t.stdout, t.stderr), kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		return t.fail(err, 2)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 { // --help
		return exited
	}
	if err != nil {
		return t.fail(fmt.Errorf("%w; see: mailstead --help", err), 2)
	}
	if err := parsed.Run(t); err != nil {
		return t.fail(err, 1)
	}
	return 0
}

// errProblems says that a check has found something and printed it.
var errProblems = errors.New("problems were found")

func (t terminal) fail(err error, code int) int {
	if !errors.Is(err, errProblems) {
		fmt.Fprintf(t.stderr, "mailstead: %v\n", err)
	}
	return code
}
