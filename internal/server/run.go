package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/server/smtp"
)

// drainTime is how long requests and sessions at work may take to end when the
// server stops.
const drainTime = 10 * time.Second

// Run serves until ctx ends, and then lets what is at work finish, for ten
// seconds at most. It returns nil after that, or the error that ended it
// earlier.
func (s *Server) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, l := range s.listeners {
		g.Go(func() error {
			if err := s.serve(ctx, l); err != nil {
				return fmt.Errorf("%s: %w", l.Name, err)
			}
			return nil
		})
	}
	g.Go(func() error { return s.services.directory.Run(ctx) })
	g.Go(func() error { s.keepHouse(ctx); return nil })
	g.Go(func() error { <-ctx.Done(); s.drain(ctx); return nil })
	if err := g.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// serve accepts the connections of one listener until the server drains.
func (s *Server) serve(ctx context.Context, l listener) error {
	d := &s.doors
	switch l.Name {
	case "api":
		return serveHTTP(d.api, l.Listener, l.TLS)
	case "smtp":
		return d.smtp.Serve(smtp.MX, l.Listener)
	case "submission":
		return d.smtp.Serve(smtp.Submission, l.Listener)
	case "submissions":
		return d.smtp.Serve(smtp.Submissions, l.Listener)
	case "imap":
		return d.imap.Serve(ctx, l.Listener)
	case "imaps":
		return d.imap.Serve(ctx, tls.NewListener(l.Listener, d.tls))
	}
	return errors.New("no door has this name")
}

func serveHTTP(srv *http.Server, l net.Listener, mode string) error {
	serve := func() error { return srv.Serve(l) }
	if mode == config.TLSImplicit {
		serve = func() error { return srv.ServeTLS(l, "", "") }
	}
	if err := serve(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// drain stops the doors that are not stopped by the end of ctx itself. What does
// not end in time is cut off: what was acknowledged is durable already.
func (s *Server) drain(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	var g errgroup.Group
	g.Go(func() error { return s.doors.smtp.Shutdown(ctx) })
	g.Go(func() error {
		err := s.doors.api.Shutdown(ctx)
		return errors.Join(err, s.doors.api.Close())
	})
	if err := g.Wait(); err != nil {
		s.opts.Logger.Warn("connections were cut off at the end of the drain time", "err", err)
	}
}
