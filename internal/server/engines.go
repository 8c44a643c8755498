package server

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/blob"
	"github.com/mailstead/mailstead/internal/engine/certs"
	"github.com/mailstead/mailstead/internal/engine/datadir"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// The files in the data directory.
const (
	databaseFile    = "mailstead.db"
	bodiesDir       = "bodies"
	masterKeyFile   = "master.key"
	credentialsFile = "credentials"
	endpointsFile   = "endpoints.json"
	certFile        = "self-signed.crt"
	certKeyFile     = "self-signed.key"
)

// engines are the durable parts.
type engines struct {
	dir    *datadir.Dir
	store  *store.Store
	keys   *keys.Ring
	bodies *blob.Store
	certs  certs.Source
}

func (s *Server) openEngines(ctx context.Context) (err error) {
	e, cfg := &s.engines, s.opts.Config
	if e.dir, err = datadir.Open(s.opts.DataDir); err != nil {
		return err
	}
	s.closers.add(e.dir.Close)
	crashed, err := removeEndpoints(e.dir)
	if err != nil {
		return err
	}
	if err := e.openStorage(ctx, cfg, s.opts.Logger, true, &s.closers); err != nil {
		return err
	}
	if crashed {
		if err := e.sweepAfterCrash(ctx, cfg, s.opts.Logger); err != nil {
			return err
		}
	}
	e.certs, err = openCerts(e.dir, cfg, s.opts.Logger)
	return err
}

// removeEndpoints removes what an earlier run left, so that whoever waits for the
// file does not find the old one. It reports whether there was one: a server that
// ends in order removes it.
func removeEndpoints(dir *datadir.Dir) (crashed bool, err error) {
	err = os.Remove(dir.Path(endpointsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// sweepAfterCrash removes the files of large messages that were on their way when
// an earlier run ended. Only the data directory is locked: other servers on the
// same database or directory of bodies may have such files at this moment, so
// there only the old ones are removed.
func (e *engines) sweepAfterCrash(ctx context.Context, cfg config.Config, log *slog.Logger) error {
	grace := sweepGrace
	if cfg.Store.URL == "" && cfg.Bodies.Dir == "" {
		grace = 0
	}
	n, err := e.bodies.Sweep(ctx, time.Now(), grace)
	if err != nil {
		return fmt.Errorf("clear away message bodies that a crash left: %w", err)
	}
	if n > 0 {
		log.Info("cleared away message bodies that were never acknowledged", "files", n)
	}
	return nil
}

// openStorage opens database, keys and bodies. Without migrate the database is
// taken as it is.
func (e *engines) openStorage(ctx context.Context, cfg config.Config, log *slog.Logger, migrate bool, closers *closers) (err error) {
	url := cfg.Store.URL
	if url == "" {
		url = "sqlite:" + e.dir.Path(databaseFile)
	}
	if e.store, err = store.Open(ctx, store.Config{URL: url, Logger: log}); err != nil {
		return err
	}
	closers.add(e.store.Close)
	if migrate {
		if err := migrateAll(ctx, e.store); err != nil {
			return err
		}
	}
	if e.keys, err = openKeys(ctx, e.store, e.dir); err != nil {
		return err
	}
	dir := cfg.Bodies.Dir
	if dir == "" {
		dir = e.dir.Path(bodiesDir)
	}
	if e.bodies, err = blob.New(blob.Config{Store: e.store, Dir: dir, Logger: log}); err != nil {
		return err
	}
	closers.add(e.bodies.Close)
	return nil
}

// migrateAll brings the tables of every component up to this release.
func migrateAll(ctx context.Context, s *store.Store) error {
	var schemas []store.Schema
	own := []func() (store.Schema, error){keys.Schema, blob.Schema, mailbox.Schema, directory.Schema, iam.Schema, audit.Schema}
	for _, schema := range append(own, settingSchemas()...) {
		one, err := schema()
		if err != nil {
			return err
		}
		schemas = append(schemas, one)
	}
	return s.Migrate(ctx, time.Now, schemas...)
}

// openKeys opens the master key. A new one is made only when no data key depends
// on another.
func openKeys(ctx context.Context, s *store.Store, dir *datadir.Dir) (*keys.Ring, error) {
	used, err := keys.InUse(ctx, s, (*keys.Local)(nil).Name())
	if err != nil {
		return nil, err
	}
	master, err := keys.OpenLocal(dir.Path(masterKeyFile), rand.Reader, !used)
	if err != nil {
		return nil, err
	}
	return keys.NewRing(s, master, rand.Reader, time.Now), nil
}

func openCerts(dir *datadir.Dir, cfg config.Config, log *slog.Logger) (certs.Source, error) {
	if cfg.TLS.CertFile != "" {
		return certs.OpenFiles(cfg.TLS.CertFile, cfg.TLS.KeyFile, time.Now, log)
	}
	names := []string{"localhost", "127.0.0.1", "::1", cfg.BaseDomain, "*." + cfg.BaseDomain}
	if cfg.Hostname != "" && !slices.Contains(names, cfg.Hostname) {
		names = append(names, cfg.Hostname)
	}
	return certs.OpenSelfSigned(certs.SelfSignedOptions{
		CertFile: dir.Path(certFile), KeyFile: dir.Path(certKeyFile), Names: names, Now: time.Now, Rand: rand.Reader,
	})
}
