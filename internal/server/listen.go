package server

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"

	"github.com/mailstead/mailstead/internal/engine/datadir"
	"github.com/mailstead/mailstead/internal/server/config"
)

// A listener is a bound socket with its name and TLS mode.
type listener struct {
	config.NamedListener
	net.Listener
}

// An Endpoint says where one listener is, in endpoints.json and in banners.
type Endpoint struct {
	Name    string `json:"-"`
	Address string `json:"address"` // host:port, as bound
	TLS     string `json:"tls"`     // config.TLSNone, TLSStartTLS or TLSImplicit
}

// listen binds every listener and writes endpoints.json.
func (s *Server) listen(ctx context.Context) error {
	var refused []config.NamedListener
	var first error
	var sockets net.ListenConfig
	for _, l := range s.opts.Config.Listeners.All() {
		if l.Address == config.Off {
			continue
		}
		socket, err := sockets.Listen(ctx, "tcp", l.Address)
		if err != nil {
			refused, first = append(refused, l), cmp.Or(first, err)
			continue
		}
		s.listeners = append(s.listeners, listener{l, socket})
		s.closers.add(func() error { return closeListener(socket) })
	}
	if len(refused) > 0 {
		return listenError(refused, first)
	}
	return s.writeEndpoints()
}

// closeListener closes what its door may have closed before.
func closeListener(l net.Listener) error {
	if err := l.Close(); !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}

// listenError names every listener that could not be bound, and says once what to
// do; err is what the first of them met.
func listenError(refused []config.NamedListener, err error) error {
	advice := "choose other ports with --port-base N or with listeners.NAME.address in the configuration file"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		advice = "another program has them; stop it, or " + advice
	case errors.Is(err, syscall.EACCES):
		advice = "ports below 1024 need CAP_NET_BIND_SERVICE; grant it, or " + advice
	}
	names := make([]string, len(refused))
	for i, l := range refused {
		names[i] = l.Name + " on " + l.Address
	}
	return fmt.Errorf("cannot listen for %s: %w; %s", strings.Join(names, ", "), err, advice)
}

// Endpoints lists the listeners in the order of [config.Listeners.All].
func (s *Server) Endpoints() []Endpoint {
	var all []Endpoint
	for _, l := range s.listeners {
		all = append(all, Endpoint{Name: l.Name, Address: l.Addr().String(), TLS: l.TLS})
	}
	return all
}

// writeEndpoints tells other programs where the server listens, and arranges
// that they are not told so when it does no more.
func (s *Server) writeEndpoints() error {
	byName := map[string]Endpoint{}
	for _, e := range s.Endpoints() {
		byName[e.Name] = e
	}
	text, err := json.MarshalIndent(byName, "", "  ")
	if err != nil {
		return err
	}
	path := s.engines.dir.Path(endpointsFile)
	if err := datadir.WriteFile(path, append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", endpointsFile, err)
	}
	s.closers.add(func() error {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
	return nil
}

// Paths of files that a person may want to know.

// DataDir is the absolute path of the data directory.
func (s *Server) DataDir() string { return s.engines.dir.Path("") }

// CredentialsFile holds the root access key.
func (s *Server) CredentialsFile() string { return s.engines.dir.Path(credentialsFile) }

// EndpointsFile says where the server listens.
func (s *Server) EndpointsFile() string { return s.engines.dir.Path(endpointsFile) }
