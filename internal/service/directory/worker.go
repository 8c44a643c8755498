package directory

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"golang.org/x/sync/errgroup"
)

const (
	// workPoll is how often work is looked for without being told, to take up
	// what a process that has died left.
	workPoll = 5 * time.Second
	// sweepInterval is how often tombstones and client tokens are looked through.
	sweepInterval = time.Hour
	// workParallel bounds the organizations worked on at the same time, each
	// for creation and for deletion.
	workParallel = 4
	// createAttempts is how often creating an organization is tried before it
	// is Failed.
	createAttempts = 5
	// maxBackoff bounds the pause after a failed attempt.
	maxBackoff = time.Minute
	// batchRows is how many rows a step of a long change touches, so that no
	// transaction is long.
	batchRows = 500
)

// Run creates and deletes organizations as requested, verifies mail domains,
// and clears away old tombstones, until ctx ends. Several processes may run it on one database.
func (d *Directory) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	// Deletions may take minutes, so creations have a loop of their own.
	g.Go(func() error { return d.workLoop(ctx, d.createOrganization, OrgRequested, OrgCreating) })
	g.Go(func() error { return d.workLoop(ctx, d.purgeOrganization, OrgDeleting, OrgDeleting) })
	g.Go(func() error { return d.domainLoop(ctx) })
	g.Go(func() error { return d.sweepLoop(ctx) })
	if err := g.Wait(); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// workLoop hands every organization in one of two states to work, a few at
// the same time.
func (d *Directory) workLoop(ctx context.Context, work func(ctx context.Context, org string) error, a, b OrgState) error {
	watcher := d.store.Watch(workTopic)
	defer watcher.Close()
	busy := map[string]bool{}
	finished := make(chan string)
	for {
		due, pause := d.lookForWork(ctx, a, b)
		for _, org := range due {
			if busy[org] || len(busy) == workParallel {
				continue
			}
			busy[org] = true
			go func() {
				if err := work(ctx, org); err != nil && ctx.Err() == nil {
					d.workFailed(ctx, org, err)
				}
				finished <- org
			}()
		}
		timer := time.NewTimer(pause)
		select {
		case org := <-finished:
			delete(busy, org)
		case <-watcher.C:
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			for range busy {
				<-finished
			}
			return ctx.Err()
		}
		timer.Stop()
	}
}

// lookForWork returns the organizations that are due, and after how long to
// look again.
func (d *Directory) lookForWork(ctx context.Context, a, b OrgState) (due []string, pause time.Duration) {
	var next time.Time
	now := d.cfg.Now()
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		due, next, err = selectWork(tx, a, b, now)
		return err
	})
	if err != nil && ctx.Err() == nil {
		d.cfg.Logger.Error("look for organizations to work on", "err", err)
	}
	if next.IsZero() {
		return due, workPoll
	}
	return due, min(workPoll, max(next.Sub(now), time.Millisecond))
}

// workFailed records a failed attempt: the next one comes after a pause, and
// an organization that could not be created for long is Failed.
func (d *Directory) workFailed(ctx context.Context, org string, cause error) {
	d.cfg.Logger.Error("work on an organization", "organization", org, "err", cause)
	err := d.store.Update(ctx, func(tx *store.Tx) error {
		state, err := lockOrganization(tx, org)
		if err != nil || state == OrgActive || state == OrgDeleted { // another process was luckier
			return err
		}
		attempts, err := countAttempt(tx, org)
		if err != nil {
			return err
		}
		if state != OrgDeleting && attempts >= createAttempts {
			return markFailed(tx, org, "The organization could not be created; see the server's log, delete it and try again.")
		}
		pause := min(100*time.Millisecond<<min(attempts, 12), maxBackoff)
		return postpone(tx, org, d.cfg.Now().Add(pause))
	})
	if err != nil && ctx.Err() == nil {
		d.cfg.Logger.Error("record a failed attempt", "organization", org, "err", err)
	}
}

// createOrganization takes an organization from Requested or Creating to
// Active.
func (d *Directory) createOrganization(ctx context.Context, org string) error {
	err := d.store.Update(ctx, func(tx *store.Tx) error { return moveState(tx, org, OrgRequested, OrgCreating) })
	if err != nil {
		return err
	}
	if err := d.moveIn(ctx, org); err != nil {
		return err
	}
	storeKey, err := d.cfg.Keys.Prepare(ctx, org)
	if err != nil {
		return fmt.Errorf("make the data key: %w", err)
	}
	system, err := d.systemUsers(org)
	if err != nil {
		return err
	}
	return d.store.Update(ctx, func(tx *store.Tx) error {
		state, err := lockOrganization(tx, org)
		if err != nil || state != OrgCreating { // another process was faster
			return err
		}
		if err := storeKey(tx); err != nil {
			return fmt.Errorf("store the data key: %w", err)
		}
		now := d.cfg.Now()
		for _, r := range system {
			if _, err := r.insert(tx, "", now); err != nil { // a directory moved in has them
				return err
			}
		}
		return markActive(tx, org, now)
	})
}

// systemUsers are the disabled accounts that come with every directory.
func (d *Directory) systemUsers(org string) ([]record, error) {
	var users []record
	for _, name := range []string{"Administrator", "Guest", "krbtgt"} {
		id, err := newUUID(d.cfg.Rand)
		if err != nil {
			return nil, err
		}
		users = append(users, record{
			Entity: Entity{Org: org, ID: id, Type: TypeUser, Name: name, Hidden: true},
			role:   RoleSystem, displayName: name,
		})
	}
	return users, nil
}

// moveIn files the entities of a directory that org has taken over under org.
func (d *Directory) moveIn(ctx context.Context, org string) error {
	return d.steps(ctx, org, OrgCreating, func(tx *store.Tx) (more bool, err error) { return moveBatch(tx, org) })
}

// steps runs step, one transaction each, until it reports that nothing is left
// or org has left the state.
func (d *Directory) steps(ctx context.Context, org string, state OrgState, step func(tx *store.Tx) (more bool, err error)) error {
	for {
		var more bool
		err := d.store.Update(ctx, func(tx *store.Tx) error {
			more = false
			current, err := lockOrganization(tx, org)
			if err != nil || current != state {
				return err
			}
			more, err = step(tx)
			return err
		})
		if err != nil || !more {
			return err
		}
	}
}

// purgeOrganization takes an organization from Deleting to Deleted.
func (d *Directory) purgeOrganization(ctx context.Context, org string) error {
	// The key goes first: from then on nothing of the mail can be read.
	err := d.store.Update(ctx, func(tx *store.Tx) error {
		state, err := lockOrganization(tx, org)
		if err != nil || state != OrgDeleting {
			return err
		}
		return d.cfg.Keys.Destroy(tx, org)
	})
	if err != nil {
		return fmt.Errorf("destroy the data key: %w", err)
	}
	if err := d.cfg.Mailboxes.PurgeOrganization(ctx, org); err != nil {
		return fmt.Errorf("remove the mailboxes: %w", err)
	}
	var keep bool
	err = d.steps(ctx, org, OrgDeleting, func(tx *store.Tx) (more bool, err error) {
		if keep, err = keepsDirectory(tx, org); err != nil {
			return false, err
		}
		return purgeBatch(tx, org, keep, d.cfg.Now())
	})
	if err != nil {
		return err
	}
	return d.store.Update(ctx, func(tx *store.Tx) error {
		if _, err := lockOrganizations(tx); err != nil {
			return err
		}
		state, err := lockOrganization(tx, org)
		if err != nil || state != OrgDeleting { // another process was faster
			return err
		}
		return markOrgDeleted(tx, org, keep, d.cfg.Now())
	})
}

// sweepLoop clears away what is kept for a limited time.
func (d *Directory) sweepLoop(ctx context.Context) error {
	ticker := time.NewTicker(sweepInterval)
	defer ticker.Stop()
	for {
		if err := d.Sweep(ctx); err != nil && ctx.Err() == nil {
			d.cfg.Logger.Error("clear away tombstones", "err", err)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Sweep removes tombstones of entities older than the configured age, and
// client tokens older than 48 hours. [Directory.Run] calls it every hour.
func (d *Directory) Sweep(ctx context.Context) error {
	now := d.cfg.Now()
	for _, step := range []struct {
		query  string
		before time.Time
	}{
		{sweepTombstones, now.Add(-d.cfg.TombstoneAge)},
		{sweepTokens, now.Add(-clientTokenAge)},
	} {
		for {
			var n int64
			err := d.store.Update(ctx, func(tx *store.Tx) (err error) {
				n, err = tx.Exec(step.query, store.Micros(step.before), batchRows)
				return err
			})
			if err != nil {
				return err
			}
			if n < batchRows {
				break
			}
		}
	}
	return nil
}
