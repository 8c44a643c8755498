package server

import (
	"context"
	"time"
)

const (
	// housekeepingEvery is how often old tombstones, suspended mailboxes and
	// orphaned bodies are looked for.
	housekeepingEvery = time.Hour
	// sweepGrace is the age from which a body's file without a row is an orphan:
	// far longer than any message takes from its file to its transaction.
	sweepGrace = 24 * time.Hour
)

// keepHouse clears away what is kept for a limited time, until ctx ends. The
// directory does so for itself.
func (s *Server) keepHouse(ctx context.Context) {
	log := s.opts.Logger
	ticker := time.NewTicker(housekeepingEvery)
	defer ticker.Stop()
	for {
		if err := s.services.mailbox.Housekeep(ctx); err != nil && ctx.Err() == nil {
			log.Error("clear away tombstones and suspended mailboxes", "err", err)
		}
		if _, err := s.engines.bodies.Sweep(ctx, time.Now(), sweepGrace); err != nil && ctx.Err() == nil {
			log.Error("clear away orphaned message bodies", "err", err)
		}
		if err := s.services.sweepSettings(ctx); err != nil && ctx.Err() == nil {
			log.Error("clear away what deleted users and expired tokens left", "err", err)
		}
		if err := s.services.audit.Purge(ctx); err != nil && ctx.Err() == nil {
			log.Error("clear away the audit log", "err", err)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
