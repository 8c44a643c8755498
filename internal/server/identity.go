package server

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/iam"
)

// openIdentity opens who may call the API, and the record of what they did.
func (s *Server) openIdentity(ctx context.Context) (err error) {
	e, v, cfg := &s.engines, &s.services, s.opts.Config
	if v.iam, err = openIAM(ctx, e, cfg, v.rootKey); err != nil {
		return err
	}
	s.closers.add(v.iam.Close)
	v.audit, err = audit.New(ctx, audit.Config{
		Store: e.store, Keys: e.keys, Now: time.Now, Keep: auditKeep(cfg), Logger: s.opts.Logger,
	})
	if err != nil {
		return err
	}
	s.closers.add(v.audit.Close)
	return nil
}

func openIAM(ctx context.Context, e *engines, cfg config.Config, root access.RootKey) (*iam.Service, error) {
	return iam.New(ctx, iam.Config{
		Store: e.store, Keys: e.keys, Account: cfg.AWS.Account, Root: iam.RootKey(root), Now: time.Now, Rand: rand.Reader,
	})
}

func auditKeep(cfg config.Config) time.Duration {
	return time.Duration(cfg.Audit.KeepDays) * 24 * time.Hour
}

// callRate is how often one principal may call the API.
func callRate(l config.Limits) awsapi.Rate {
	return awsapi.Rate{PerSecond: float64(l.APIRate), Burst: l.APIBurst}
}
