package server

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/mailstead/mailstead/internal/engine/dns"
	"github.com/mailstead/mailstead/internal/server/config"
	"github.com/mailstead/mailstead/internal/server/workmail"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/iam"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// services are the rules.
type services struct {
	mailbox   *mailbox.Service
	directory *directory.Directory
	access    *access.Service
	delivery  *delivery.Service
	rootKey   access.RootKey
	iam       *iam.Service
	audit     *audit.Log
	settings  *workmail.Settings
}

func (s *Server) openServices(context.Context) (err error) {
	e, v, cfg, log := &s.engines, &s.services, s.opts.Config, s.opts.Logger
	v.mailbox = mailbox.New(mailbox.Config{
		Store: e.store, Keys: e.keys, Blobs: e.bodies, Now: time.Now, Logger: log, Quota: int64(cfg.Limits.MailboxQuota),
	})
	passwords, err := access.NewPasswords(rand.Reader, 0)
	if err != nil {
		return err
	}
	resolver, err := dns.New(dns.Config{Server: cfg.DNS.Resolver})
	if err != nil {
		return err
	}
	v.directory, err = directory.New(directory.Config{
		Store: e.store, Mailboxes: tenants{v.mailbox, &v.directory}, Keys: e.keys, Passwords: passwords,
		Now: time.Now, Rand: rand.Reader, Logger: log,
		BaseDomain: cfg.BaseDomain, Hostname: s.hostname(), Region: cfg.AWS.Region, Account: cfg.AWS.Account, Resolver: resolver,
		TrustDomains: cfg.TrustDomains, MaxOrganizations: cfg.Limits.Organizations,
	})
	if err != nil {
		return err
	}
	if err := v.openSettings(e, cfg); err != nil {
		return err
	}
	v.access, err = access.New(access.Options{
		Users: v.directory, Gate: v.settings.AccessRules, Tokens: v.settings.Identity, Passwords: passwords,
		Limits: loginLimits(cfg.Limits), Now: time.Now, Rand: rand.Reader, Logger: log,
	})
	if err != nil {
		return err
	}
	v.delivery, err = delivery.New(delivery.Config{
		Directory: v.directory, Mailboxes: v.mailbox, Store: e.store, Now: time.Now, Rand: rand.Reader, Logger: log,
		Hostname: s.hostname(), Memory: int64(cfg.Limits.ReceivingMemory),
	})
	if err != nil {
		return err
	}
	v.rootKey, err = access.LoadRootKey(e.dir.Path(credentialsFile), rand.Reader)
	return err
}

// hostname is the name by which the server introduces itself.
func (s *Server) hostname() string { return hostnameOf(s.opts.Config) }

func hostnameOf(cfg config.Config) string {
	if cfg.Hostname != "" {
		return cfg.Hostname
	}
	return "mail." + cfg.BaseDomain
}
