package imap

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"runtime/debug"
	"time"

	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// conn is one client's connection. All of it but the transport's interrupt belongs to the goroutine of serve.
type conn struct {
	srv    *Server
	t      transport
	dec    *imapwire.Decoder
	log    *slog.Logger
	remote netip.Addr
	// origin marks the changes of this connection in the mailbox.
	origin mailbox.Origin
	// local: client and server are on the same machine, so passwords may travel without TLS.
	local bool

	// user and box are set by the login; user is nil before.
	user *access.Principal
	box  mailbox.ID
	// sel is nil when no mailbox is selected.
	sel *selection
	// rev2: the client has enabled IMAP4rev2; utf8: mailbox names and strings may be UTF-8.
	rev2, utf8 bool
	// tag is that of the command at work.
	tag string

	loginFailures, badCommands int
}

func newConn(s *Server, nc net.Conn) *conn {
	id := s.lastID.Add(1)
	c := &conn{srv: s, origin: mailbox.Origin(fmt.Sprintf("imap/%d", id)), log: s.log.With("conn", id)}
	c.t = transport{conn: nc, pool: s.buffers, step: s.limits.Step, until: time.Now().Add(s.limits.LoginTime)}
	if at, err := netip.ParseAddrPort(nc.RemoteAddr().String()); err == nil {
		c.remote = at.Addr().Unmap()
	}
	if at, err := netip.ParseAddrPort(nc.LocalAddr().String()); err == nil {
		c.local = at.Addr().Unmap().IsLoopback()
	}
	return c
}

// anonymousLimits are for clients that have not logged in: enough for a name and a password in literals.
func anonymousLimits() imapwire.Limits {
	return imapwire.Limits{Line: 8 << 10, Literal: 1 << 10, Memory: 4 << 10, Depth: 4, Ranges: 1, Items: 64}
}

// serve runs the connection to its end and closes it.
func (c *conn) serve(ctx context.Context) {
	defer func() {
		if p := recover(); p != nil {
			// A bug. It costs this connection only.
			c.log.Error("panic in an IMAP connection; the connection is closed", "panic", p, "stack", string(debug.Stack()))
		}
		c.deselect()
		_ = c.t.conn.Close()
		c.t.releaseReader()
	}()
	c.log.Debug("IMAP connection", "remote", c.remote)
	err := c.run(ctx)
	if c.t.closing.Load() && !errors.Is(err, errBye) {
		c.bye("", "The server is shutting down.")
	}
	if ferr := c.t.flush(); err == nil || errors.Is(err, errBye) {
		err = ferr
	}
	c.log.Debug("IMAP connection ended", "err", err)
}

func (c *conn) run(ctx context.Context) error {
	if h, ok := c.t.conn.(interface{ HandshakeContext(context.Context) error }); ok {
		if err := c.handshake(ctx, h); err != nil {
			return err
		}
	}
	c.dec = imapwire.NewDecoder(nil, anonymousLimits(), c.invite)
	c.untagged("OK", c.capabilityCode(), "Mailstead IMAP is ready.")
	for {
		if err := c.t.await(c.srv.limits.Idle); err != nil {
			return c.silent(err)
		}
		c.dec.SetReader(c.t.reader())
		if err := c.command(ctx); err != nil {
			return err
		}
	}
}

// handshake completes TLS within the time to log in.
func (c *conn) handshake(ctx context.Context, tc interface {
	HandshakeContext(context.Context) error
},
) error {
	ctx, cancel := context.WithDeadline(ctx, c.t.until)
	defer cancel()
	return tc.HandshakeContext(ctx)
}

// silent ends a connection whose client sent nothing: it left, or was idle for too long.
func (c *conn) silent(err error) error {
	if isTimeout(err) && !c.t.closing.Load() {
		c.t.until = time.Time{}
		c.bye("", "Closed after a long silence.")
		return errBye
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// invite asks the client for the literal that it announced.
func (c *conn) invite() error {
	_, _ = c.t.writer().WriteString("+ OK\r\n")
	return c.t.flush()
}

// command reads and answers one command. An error ends the connection.
func (c *conn) command(ctx context.Context) error {
	c.dec.Begin()
	var err error
	if c.tag, err = c.dec.Tag(); err != nil {
		c.tag = "*" // BAD without a tag: there is none to answer to
		return c.refuse(err)
	}
	name, cmd, err := c.lookup()
	if err != nil {
		return c.refuse(err)
	}
	r, err := cmd.handle(ctx, c)
	switch {
	case errors.Is(err, errBye) || c.t.werr != nil:
		return errBye
	case errors.Is(err, errAnswered):
		return nil
	case err != nil:
		return c.refuse(err)
	}
	c.badCommands = 0
	if err := c.announce(ctx, !cmd.numbered); err != nil {
		return err
	}
	if r.text == "" {
		r.text = name + " completed."
	}
	c.status(c.tag, "OK", r.code, r.text)
	return nil
}

// lookup reads the name of a command and finds it.
func (c *conn) lookup() (string, command, error) {
	name, err := c.dec.Keyword()
	if err != nil {
		return "", command{}, err
	}
	if isTwoWords(name) {
		if err := c.dec.SP(); err != nil {
			return "", command{}, err
		}
		second, err := c.dec.Keyword()
		if err != nil {
			return "", command{}, err
		}
		name += " " + second
	}
	cmd, ok := c.srv.commands[name]
	if !ok {
		return "", cmd, bad("Unknown command.")
	}
	if c.state()&cmd.in != 0 {
		return name, cmd, nil
	}
	switch {
	case c.user == nil:
		return name, cmd, bad("Log in first.")
	case cmd.in == notAuthenticated:
		return name, cmd, bad("Already logged in.")
	default:
		return name, cmd, bad("Select a mailbox first.")
	}
}

func (c *conn) state() state {
	switch {
	case c.user == nil:
		return notAuthenticated
	case c.sel == nil:
		return authenticated
	default:
		return selected
	}
}

// refuse answers a command that ended with err. What others changed is not told here: the next command will.
func (c *conn) refuse(err error) error {
	ref := c.refusalOf(err)
	if ref == nil {
		return err // the connection failed
	}
	if c.user != nil && errors.Is(err, mailbox.ErrNoMailbox) {
		// The user was deregistered, or the whole organization is being deleted.
		c.status(c.tag, "NO", ref.code, ref.text)
		c.bye("", "The mailbox has been closed.")
		return errBye
	}
	if derr := c.dec.Discard(); derr != nil {
		if imapwire.AsError(derr) == nil {
			return derr
		}
		c.status(c.tag, "BAD", ref.code, ref.text)
		c.bye(imapwire.CodeTooBig, "The command is too long to go on.")
		return errBye
	}
	if !ref.bad {
		c.badCommands = 0
		c.status(c.tag, "NO", ref.code, ref.text)
		return nil
	}
	c.status(c.tag, "BAD", ref.code, ref.text)
	if c.badCommands++; c.badCommands >= c.srv.limits.BadCommands {
		c.bye("", "Too many bad commands.")
		return errBye
	}
	return nil
}

// refusalOf turns an error into what the client is told, or returns nil when it comes from the connection.
func (c *conn) refusalOf(err error) *refusal {
	var ref *refusal
	if errors.As(err, &ref) {
		return ref
	}
	if e := imapwire.AsError(err); e != nil {
		r := &refusal{bad: true, code: imapwire.CodeParse, text: sentence(e.Msg)}
		switch e.Kind {
		case imapwire.Limit:
			r.code = imapwire.CodeLimit
		case imapwire.TooBig:
			r.code = imapwire.CodeTooBig
		case imapwire.BadCharset:
			r.bad, r.code = false, imapwire.CodeBadCharset
		}
		return r
	}
	if ref := serviceRefusal(err); ref != nil {
		return ref
	}
	var ne net.Error
	if c.t.werr != nil || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.As(err, &ne) || errors.Is(err, net.ErrClosed) {
		return nil
	}
	if c.t.closing.Load() || errors.Is(err, context.Canceled) {
		return &refusal{code: imapwire.CodeUnavailable, text: "The server is shutting down."}
	}
	c.log.Error("IMAP command failed", "err", err)
	return &refusal{code: imapwire.CodeServerBug, text: "The server could not do this; the administrator finds the reason in its log."}
}

// serviceErrors maps what the mailbox service refuses to response codes.
var serviceErrors = []struct {
	err  error
	code imapwire.Code
}{
	{mailbox.ErrNoMailbox, imapwire.CodeNonexistent},
	{mailbox.ErrNoFolder, imapwire.CodeNonexistent},
	{mailbox.ErrNoItem, imapwire.CodeExpungeIssued},
	{mailbox.ErrFolderExists, imapwire.CodeAlreadyExists},
	{mailbox.ErrFolderName, imapwire.CodeCannot},
	{mailbox.ErrSystemFolder, imapwire.CodeCannot},
	{mailbox.ErrHasChildren, imapwire.CodeHasChildren},
	{mailbox.ErrFolderLoop, imapwire.CodeCannot},
	{mailbox.ErrTooManyFolders, imapwire.CodeLimit},
	{mailbox.ErrOverQuota, imapwire.CodeOverQuota},
	{mailbox.ErrTooLarge, imapwire.CodeTooBig},
	{mailbox.ErrKeyword, imapwire.CodeLimit},
}

func serviceRefusal(err error) *refusal {
	for _, m := range serviceErrors {
		if errors.Is(err, m.err) {
			return &refusal{code: m.code, text: sentence(m.err.Error())}
		}
	}
	return nil
}

// sentence makes a message of an error into one: a capital letter and a full stop.
func sentence(msg string) string {
	if msg == "" {
		return msg
	}
	if c := msg[0]; c >= 'a' && c <= 'z' {
		msg = string(c-'a'+'A') + msg[1:]
	}
	return msg + "."
}

// status writes a status response (RFC 9051 section 7.1).
func (c *conn) status(tag, word string, code imapwire.Code, text string) {
	w := c.t.writer()
	b := append(w.AvailableBuffer(), tag...)
	b = append(b, ' ')
	b = append(b, word...)
	b = append(b, ' ')
	if code != "" {
		b = append(b, '[')
		b = append(b, code...)
		b = append(b, "] "...)
	}
	b = imapwire.AppendText(b, text)
	c.write(append(b, '\r', '\n'))
}

func (c *conn) untagged(word string, code imapwire.Code, text string) {
	c.status("*", word, code, text)
}

// bye tells the client that the connection ends; the caller then returns errBye.
func (c *conn) bye(code imapwire.Code, text string) { c.untagged("BYE", code, text) }

// write sends octets through the write buffer. Its error shows at the next flush, where it ends the connection.
func (c *conn) write(b []byte) {
	if c.t.werr != nil {
		return
	}
	if _, err := c.t.writer().Write(b); err != nil {
		c.t.werr = err
	}
}

// capabilityCode is the response code with the capabilities of the moment.
func (c *conn) capabilityCode() imapwire.Code {
	code := "CAPABILITY"
	for _, name := range c.srv.capabilities(c) {
		code += " " + name
	}
	return imapwire.Code(code)
}

// upgrade puts TLS under the connection.
func (c *conn) upgrade(ctx context.Context) error {
	tc := tls.Server(c.t.conn, c.srv.tls)
	c.srv.mu.Lock() // the server may interrupt the connection from outside
	c.t.conn = tc
	c.srv.mu.Unlock()
	return c.handshake(ctx, tc)
}
