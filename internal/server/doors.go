package server

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"net/http"
	"time"

	"github.com/mailstead/mailstead/internal/engine/certs"
	"github.com/mailstead/mailstead/internal/server/awsapi"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/server/imap"
	"github.com/mailstead/mailstead/internal/server/smtp"
	"github.com/mailstead/mailstead/internal/server/sts"
	"github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/service/access"
)

// doors are the protocols.
type doors struct {
	tls  *tls.Config
	api  *http.Server
	smtp *smtp.Server
	imap *imap.Server
}

func (s *Server) openDoors(context.Context) (err error) {
	v, d, cfg, log := &s.services, &s.doors, s.opts.Config, s.opts.Logger
	d.tls = certs.ServerConfig(s.engines.certs)
	door, err := awsapi.New(awsapi.Config{
		Keys: v.iam, Authorizer: v.iam, Recorder: v.audit, Rate: callRate(cfg.Limits), Now: time.Now, Random: rand.Reader, Log: log,
		Services: []awsapi.Service{workmail.New(
			workmail.Join(workmail.NewBackend(v.directory), v.settings), log, workmail.Region(cfg.AWS.Region), workmail.Tags(v.directory),
		)},
		Query: sts.New(v.iam),
	})
	if err != nil {
		return err
	}
	d.api = awsapi.NewServer(door, log)
	d.api.TLSConfig = d.tls.Clone() // net/http adds the protocols that it speaks
	d.smtp, err = smtp.New(smtp.Config{
		Hostname: s.hostname(), Postmaster: cfg.Postmaster, Delivery: v.delivery, Access: v.access, TLS: d.tls, Now: time.Now, Logger: log,
		Limits: smtp.Limits{
			Connections:           cfg.Limits.SMTPConnections,
			ConnectionsPerNetwork: cfg.Limits.SMTPConnectionsPerNetwork,
		},
	})
	if err != nil {
		return err
	}
	d.imap = imap.New(imap.Options{
		Auth: v.access, Mail: v.mailbox, TLS: d.tls, Logger: log, Version: s.opts.Version,
		Limits: imap.Limits{Connections: cfg.Limits.IMAPConnections, PerUser: cfg.Limits.IMAPConnectionsPerUser},
	})
	return nil
}

func loginLimits(l config.Limits) access.Limits {
	return access.Limits{
		AccountFailures: l.AccountFailures, AccountDrain: time.Duration(l.AccountDrain),
		SourceFailures: l.SourceFailures, SourceDrain: time.Duration(l.SourceDrain),
	}
}
