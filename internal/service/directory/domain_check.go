package directory

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/dns"
	"github.com/mailstead/mailstead/internal/engine/store"
	"golang.org/x/sync/errgroup"
)

const (
	// verifyWithin is how long a record may be missing before the domain's
	// verification has failed: 72 hours (Amazon WorkMail Administrator Guide,
	// "Verifying domains"). One that was verified stays so for that long.
	verifyWithin = 72 * time.Hour
	// checkTimeout bounds the look-ups for one domain.
	checkTimeout = 30 * time.Second
	// checkParallel bounds the domains looked up at the same time.
	checkParallel = 8
	// checkBatch is how many domains are read at a time.
	checkBatch = 64
)

// A finding is what a look-up says about a record.
type finding int

const (
	silence finding = iota // nobody answered: nothing is known
	missing
	present
)

// judge returns the state that follows from a finding, and since when the
// record is missing.
func judge(status DomainStatus, gone time.Time, f finding, now time.Time) (DomainStatus, time.Time) {
	switch {
	case f == present:
		return domainVerified, time.Time{}
	case f == silence:
		return status, gone
	case gone.IsZero():
		return status, now
	case now.Sub(gone) >= verifyWithin:
		return domainFailed, gone
	}
	return status, gone
}

// checkInterval is after how long a domain is looked at again: soon while its
// holder is waiting.
func checkInterval(m domainDetails, now time.Time) time.Duration {
	switch {
	case m.Ownership != domainPending && m.DKIM != domainPending:
		return time.Hour
	case now.Sub(m.created) < time.Hour:
		return time.Minute
	}
	return 15 * time.Minute
}

// domainLoop looks domains up when they are due.
func (d *Directory) domainLoop(ctx context.Context) error {
	watcher := d.store.Watch(domainTopic)
	defer watcher.Close()
	ticker := time.NewTicker(workPoll)
	defer ticker.Stop()
	for {
		if err := d.CheckDomains(ctx); err != nil && ctx.Err() == nil {
			d.cfg.Logger.Error("verify mail domains", "err", err)
		}
		select {
		case <-watcher.C:
		case <-ticker.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// CheckDomains looks up the records of every domain that is due and records
// what it finds. [Directory.Run] calls it every few seconds, and when a domain
// is registered.
func (d *Directory) CheckDomains(ctx context.Context) error {
	for {
		var due []domainDetails
		err := d.store.View(ctx, func(tx *store.Tx) (err error) {
			due, err = scanDomains(tx, selectDue, store.Micros(d.cfg.Now()), checkBatch)
			return err
		})
		if err != nil {
			return err
		}
		errs := make([]error, len(due))
		var g errgroup.Group
		g.SetLimit(checkParallel)
		for i, m := range due {
			g.Go(func() error { errs[i] = d.checkDomain(ctx, m); return nil })
		}
		_ = g.Wait() // the errors are in errs
		if err := errors.Join(errs...); err != nil || len(due) < checkBatch {
			return err
		}
	}
}

// checkDomain looks one domain up and records what it finds.
func (d *Directory) checkDomain(ctx context.Context, m domainDetails) error {
	ownership, dkim, err := d.lookUp(ctx, m)
	if err != nil {
		return goneMeanwhile(err)
	}
	return goneMeanwhile(d.change(ctx, m.org, func(tx *store.Tx) error {
		now := d.cfg.Now()
		m, err := selectMailDomain(tx, m.org, m.Name)
		if err != nil {
			return err
		}
		before := m.Ownership
		m.Ownership, m.ownershipGone = judge(m.Ownership, m.ownershipGone, ownership, now)
		m.DKIM, m.noKey = judge(m.DKIM, m.noKey, dkim, now)
		if m.Ownership != before {
			tx.OnCommit(func() {
				d.cfg.Logger.Info("ownership of a mail domain", "domain", m.Name, "organization", m.org, "was", string(before), "is", string(m.Ownership))
			})
		}
		return setVerification(tx, m, now.Add(checkInterval(m, now)))
	}))
}

// goneMeanwhile passes over that the domain or its organization went while it
// was being looked up.
func goneMeanwhile(err error) error {
	switch KindOf(err) {
	case MailDomainNotFound, OrganizationState, OrganizationNotFound:
		return nil
	}
	return err
}

// lookUp asks DNS about a domain.
func (d *Directory) lookUp(ctx context.Context, m domainDetails) (ownership, dkim finding, err error) {
	switch {
	case d.cfg.TrustDomains:
		return present, present, nil
	case d.cfg.Resolver == nil:
		return silence, silence, nil
	}
	if m, err = d.domainWithMaterial(ctx, m.org, m.Name); err != nil {
		return silence, silence, err
	}
	key, err := d.dkimRow(ctx, m)
	if err != nil {
		return silence, silence, err
	}
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	ownership = d.lookFor(ctx, ownershipHost(m.Name), func(text string) bool { return strings.TrimSpace(text) == m.token })
	dkim = d.lookFor(ctx, selectorHost(key.selector, m.Name), func(text string) bool { return publishes(text, key.public) })
	return ownership, dkim, nil
}

// lookFor reports whether one of the texts at a name is wanted.
func (d *Directory) lookFor(ctx context.Context, name string, wanted func(text string) bool) finding {
	texts, err := d.cfg.Resolver.LookupTXT(ctx, name)
	switch {
	case errors.Is(err, dns.ErrNotFound):
		return missing
	case err != nil:
		d.cfg.Logger.Debug("verify a mail domain", "name", name, "err", err)
		return silence
	case slices.ContainsFunc(texts, wanted):
		return present
	}
	return missing
}

// publishes reports whether a key record holds a public key. White space
// around and within its tags does not count (RFC 6376, section 3.2).
func publishes(record, public string) bool {
	for tag := range strings.SplitSeq(record, ";") {
		name, value, _ := strings.Cut(tag, "=")
		if strings.TrimSpace(name) == "p" {
			return strings.Join(strings.Fields(value), "") == public
		}
	}
	return false
}
