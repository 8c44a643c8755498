package imap

import (
	"context"
	"strings"
)

// idleFeature is IDLE (RFC 2177, RFC 9051 section 6.3.13).
func idleFeature() feature {
	return feature{
		caps:     []string{"IDLE"},
		commands: map[string]command{"IDLE": {in: loggedIn, handle: idle}},
	}
}

// idle tells what happens in the mailbox as it happens, until the client says DONE. While nothing happens, the
// connection holds no buffer.
func idle(ctx context.Context, c *conn) (reply, error) {
	if err := c.dec.EndLine(); err != nil {
		return reply{}, err
	}
	c.write([]byte("+ idling\r\n"))
	if err := c.announce(ctx, true); err != nil {
		return reply{}, err
	}
	if err := c.waitDone(ctx); err != nil {
		return reply{}, err
	}
	c.dec.SetReader(c.t.reader())
	c.dec.Begin()
	line, err := c.dec.Line()
	if err != nil {
		return reply{}, err
	}
	if !strings.EqualFold(string(line), "DONE") {
		return reply{}, bad("Expected DONE.")
	}
	return reply{}, nil
}

// waitDone serves updates until the client sends something.
func (c *conn) waitDone(ctx context.Context) error {
	if err := c.t.flush(); err != nil {
		return err
	}
	if c.t.buffered() {
		return nil // DONE came with IDLE
	}
	c.t.releaseReader()
	heard := make(chan error, 1)
	go func() { heard <- c.t.waitByte(c.srv.limits.Idle) }()
	var stirred <-chan struct{}
	if c.sel != nil {
		stirred = c.sel.watcher.C
	}
	for {
		select {
		case err := <-heard:
			if err != nil {
				return c.silent(err)
			}
			return nil
		case <-stirred:
			c.sel.stale = true
			err := c.announce(ctx, true)
			if ferr := c.t.flush(); err == nil {
				err = ferr
			}
			if err != nil {
				// The connection ends; the other goroutine must have left it by then.
				c.t.interrupt()
				<-heard
				return errBye
			}
		}
	}
}
