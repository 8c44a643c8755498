package delivery

import (
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// deliverWithin bounds the work after the end of the content. A client waits ten
// minutes for the answer (RFC 5321 section 4.5.3.2.6).
const deliverWithin = 2 * time.Minute

// origin marks the changes of this package in the change log of a mailbox.
const origin mailbox.Origin = "smtp"

// A Peer is the other side of a connection.
type Peer struct {
	Addr     netip.Addr
	Helo     string // the name it gave itself, not trusted
	Protocol string // the "with" keyword of Received: ESMTP, ESMTPS, ESMTPSA, …
}

// A Submitter is the user who sends a message.
type Submitter struct {
	Org, UserID string
}

// An Envelope is what is known of a message before its recipients.
type Envelope struct {
	From string // reverse path without brackets and quotes; "" is the null path
	Size int64  // as declared by the peer; 0 when it did not say
	UTF8 bool   // SMTPUTF8 was asked for
	Peer Peer
	// Submitter is the author of a submission, nil for a message from elsewhere.
	Submitter *Submitter
}

// A Receipt tells what became of a message.
type Receipt struct {
	ID        string // of the transaction, as in Received and in the log
	Mailboxes int    // how many mailboxes have it
}

// A Transaction is one message on its way in. It belongs to one goroutine. It
// holds nothing that must be released: one that is not delivered is simply
// dropped.
type Transaction struct {
	s    *Service
	id   string
	env  Envelope
	from address
	own  map[string]bool // the submitter's addresses in lower case

	recipients []address
	boxes      map[mailbox.ID]string // to the organization
}

// Start begins a message. It refuses a sender address that is malformed, or that
// a submitter may not use.
func (s *Service) Start(ctx context.Context, env Envelope) (*Transaction, error) {
	t := &Transaction{s: s, env: env, boxes: map[mailbox.ID]string{}}
	if env.Size > int64(s.cfg.MaxMessage) {
		return nil, &errTooLarge
	}
	if env.From != "" {
		var ok bool
		if t.from, ok = parseAddress(env.From); !ok {
			return nil, &errSenderSyntax
		}
		if !env.UTF8 && !t.from.isASCII() {
			return nil, &errNeedsUTF8
		}
	}
	if env.Submitter != nil {
		if err := t.checkSubmitter(ctx); err != nil {
			return nil, err
		}
	}
	id, err := newID(s.cfg.Rand)
	if err != nil {
		return nil, errTrouble.because(err)
	}
	t.id = id
	return t, nil
}

// newID makes the identifier of a message: 75 random bits, so that it is unique
// in all the logs of an installation.
func newID(rand io.Reader) (string, error) {
	var b [10]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", fmt.Errorf("draw a message identifier: %w", err)
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))[:15], nil
}

// ID identifies the message in Received fields, replies and the log.
func (t *Transaction) ID() string { return t.id }

// AddRecipient adds an address (without brackets and quotes). It refuses one that
// cannot be served; the others stay.
func (t *Transaction) AddRecipient(ctx context.Context, rcpt string) error {
	if len(t.recipients) >= t.s.cfg.MaxRecipients {
		return &errTooManyRecipients
	}
	a, ok := parseAddress(rcpt)
	switch {
	case !ok:
		return &errRecipientSyntax
	case !t.env.UTF8 && !a.isASCII():
		return &errNeedsUTF8
	}
	route, err := t.s.cfg.Directory.Route(ctx, a.plain())
	if err != nil {
		return t.routeRefused(err)
	}
	boxes, err := t.open(ctx, route)
	if err != nil {
		return err
	}
	for _, id := range boxes {
		t.boxes[id] = route.Org
	}
	t.recipients = append(t.recipients, a)
	return nil
}

func (t *Transaction) routeRefused(err error) error {
	switch directory.KindOf(err) {
	case directory.NotLocal:
		if t.env.Submitter != nil {
			return errNoOutbound.because(err)
		}
		return errRelaying.because(err)
	case directory.EntityNotFound, directory.OrganizationNotFound:
		return errUnknown.because(err)
	case directory.EntityState, directory.OrganizationState:
		return errDisabled.because(err)
	case directory.LimitExceeded:
		return errGroupTooLarge.because(err)
	}
	return errTrouble.because(err)
}

// open finds the mailboxes that a route leads to.
func (t *Transaction) open(ctx context.Context, route directory.Route) ([]mailbox.ID, error) {
	if len(route.Mailboxes) == 0 {
		return nil, &errGroupEmpty
	}
	ids := make([]mailbox.ID, 0, len(route.Mailboxes))
	room := false
	for _, r := range route.Mailboxes {
		box, err := t.s.cfg.Mailboxes.ByOwner(ctx, r.Org, r.Owner)
		if errors.Is(err, mailbox.ErrNoMailbox) {
			continue // disabled since the directory was asked
		}
		if err != nil {
			return nil, errTrouble.because(err)
		}
		ids = append(ids, box.ID)
		room = room || box.Used+t.env.Size <= box.Quota
	}
	switch {
	case len(ids) == 0:
		return nil, &errDisabled
	case !room:
		return nil, &errFull
	}
	return ids, nil
}

// Deliver writes the message to the mailboxes of all recipients. When it returns
// nil, the message is durable in each of them; after an error it is in none. It
// does not release body.
func (t *Transaction) Deliver(ctx context.Context, body *Body) (Receipt, error) {
	if len(t.boxes) == 0 {
		return Receipt{}, &errNoRecipients
	}
	ctx, cancel := context.WithTimeout(ctx, deliverWithin)
	defer cancel()
	started := t.s.cfg.Now()
	message, traceLen, err := t.compose(body, started)
	if err == nil {
		err = t.commit(ctx, message, traceLen, started)
	}
	log := t.s.cfg.Logger.With("message", t.id, "size", body.Len(), "recipients", len(t.recipients))
	if err != nil {
		refusal := refused(err)
		log.Warn("message refused", "code", refusal.Code, "err", refusal)
		return Receipt{}, refusal
	}
	log.Info("message delivered", "mailboxes", len(t.boxes), "took", t.s.cfg.Now().Sub(started))
	return Receipt{ID: t.id, Mailboxes: len(t.boxes)}, nil
}

// commit prepares the message for each organization and writes all copies in one
// transaction.
func (t *Transaction) commit(ctx context.Context, message []byte, traceLen int, received time.Time) error {
	parts := t.byOrganization()
	prepared := make([]*mailbox.Prepared, 0, len(parts))
	for _, part := range parts {
		p, err := t.s.cfg.Mailboxes.Prepare(ctx, part.org, message, traceLen, received, len(part.targets))
		if err != nil {
			return commitRefused(err)
		}
		defer func() {
			if err := p.Close(); err != nil {
				t.s.cfg.Logger.Warn("prepared message not discarded", "message", t.id, "err", err)
			}
		}()
		prepared = append(prepared, p)
	}
	return commitRefused(t.s.cfg.Store.Update(ctx, func(tx *store.Tx) error {
		for i, part := range parts {
			if _, err := t.s.cfg.Mailboxes.Deliver(tx, prepared[i], part.targets, origin); err != nil {
				return err
			}
		}
		return nil
	}))
}

func commitRefused(err error) error {
	switch {
	case errors.Is(err, mailbox.ErrNoMailbox):
		return errRecipientGone.because(err)
	case errors.Is(err, mailbox.ErrTooLarge):
		return errTooLarge.because(err)
	}
	return err
}

// A part of a message is what goes to one organization.
type part struct {
	org     string
	targets []mailbox.Target
}

// byOrganization sorts the mailboxes. The order of organizations is always the
// same, so that transactions that meet lock in the same order.
func (t *Transaction) byOrganization() []part {
	targets := map[string][]mailbox.Target{}
	for _, id := range slices.Sorted(maps.Keys(t.boxes)) {
		org := t.boxes[id]
		targets[org] = append(targets[org], mailbox.Target{Mailbox: id, Role: mailbox.RoleInbox})
	}
	parts := make([]part, 0, len(targets))
	for _, org := range slices.Sorted(maps.Keys(targets)) {
		parts = append(parts, part{org, targets[org]})
	}
	return parts
}
