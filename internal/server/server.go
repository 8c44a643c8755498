// Package server puts the house together: it opens the engines, builds the
// services on them and the doors on those, listens, and takes everything down
// again in the reverse order. Each step has a file: engines.go, services.go,
// doors.go, listen.go, run.go.
package server

import (
	"context"
	"errors"
	"log/slog"

	"github.com/mailstead/mailstead/internal/server/config"
)

// Options say which server to open.
type Options struct {
	DataDir string // made when it does not exist
	Config  config.Config
	Version string // what protocols tell about the server; may be empty
	Logger  *slog.Logger
}

// A Server is everything that runs on one data directory.
type Server struct {
	opts      Options
	closers   closers
	engines   engines
	services  services
	doors     doors
	listeners []listener
}

// Open prepares a server in this order: lock, storage, keys, services,
// listeners. When it returns, every listener is bound and endpoints.json is
// written; connections wait until [Server.Run] accepts them. The caller closes
// the server.
func Open(ctx context.Context, opts Options) (*Server, error) {
	s := &Server{opts: opts}
	for _, step := range []func(context.Context) error{
		s.openEngines, s.openServices, s.openIdentity, s.openDoors, s.listen,
	} {
		if err := step(ctx); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	return s, nil
}

// Close gives up everything that Open took.
func (s *Server) Close() error { return s.closers.close() }

// closers are what must be closed, in the order in which it was opened.
type closers []func() error

func (c *closers) add(f func() error) { *c = append(*c, f) }

// close closes the last opened first, all of them, once.
func (c *closers) close() error {
	var errs []error
	for i := len(*c) - 1; i >= 0; i-- {
		errs = append(errs, (*c)[i]())
	}
	*c = nil
	return errors.Join(errs...)
}
