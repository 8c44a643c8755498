package mailbox

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/blob"
	"github.com/mailstead/mailstead/internal/engine/keys"
	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

const kindSummary = "summary"

// A Prepared message is parsed, compressed and encrypted for one organization,
// and waits to be filed. Close must be called in the end.
type Prepared struct {
	svc      *Service
	org      string
	body     *blob.Sealed
	summary  []byte
	size     int64
	received int64
	ids      []int64
}

// Prepare readies a message that will be filed in at most copies places. The
// first traceLen bytes of msg are the trace header of its reception (RFC 5321
// section 4.4): part of the message as clients see it, but stored with the item
// so that the body stays as received. The error may be [ErrTooLarge].
func (s *Service) Prepare(ctx context.Context, org string, msg []byte, traceLen int, received time.Time, copies int) (*Prepared, error) {
	if len(msg) > MaxMessage {
		return nil, ErrTooLarge
	}
	key, err := s.keys.Key(ctx, org)
	if err != nil {
		return nil, err
	}
	p := &Prepared{svc: s, org: org, size: int64(len(msg)), received: store.Micros(received), ids: make([]int64, copies)}
	for i := range p.ids {
		if p.ids[i], err = s.itemIDs.Next(ctx); err != nil {
			return nil, err
		}
	}
	index := mime.Parse(msg)
	if p.body, err = s.blobs.Seal(ctx, key, org, msg[traceLen:], encodeExtract(index.Text)); err != nil {
		return nil, err
	}
	p.summary = sealSummary(key, p.body.ID, msg[:traceLen], index)
	return p, nil
}

// Close releases what was prepared and not committed.
func (p *Prepared) Close() error { return p.body.Close() }

// sealSummary is what is stored with each item of a message: its trace header
// and its index.
func sealSummary(key *keys.Key, blob int64, trace []byte, index *mime.Message) []byte {
	plain := binary.AppendUvarint(make([]byte, 0, len(trace)+1500), uint64(len(trace)))
	plain = append(plain, trace...)
	plain = index.AppendBinary(plain)
	return key.Seal(nil, plain, keys.Object{Kind: kindSummary, ID: blob})
}

// openSummary is the inverse of sealSummary.
func openSummary(key *keys.Key, blob int64, sealed []byte) (trace, index []byte, err error) {
	plain, err := key.Open(make([]byte, 0, len(sealed)), sealed, keys.Object{Kind: kindSummary, ID: blob})
	if err != nil {
		return nil, nil, err
	}
	n, width := binary.Uvarint(plain)
	if width <= 0 || n > uint64(len(plain)-width) {
		return nil, nil, keys.ErrSealed
	}
	plain = plain[width:]
	return plain[:n:n], plain[n:], nil
}

// Deliver files a prepared message in each target as part of a transaction.
// Quotas are not checked, see [Service.Room]. The results are in the order of
// targets, of which there must be no more than were prepared for. A target
// whose mailbox is gone or suspended is [ErrNoMailbox]; nothing may then be
// committed.
func (s *Service) Deliver(tx *store.Tx, p *Prepared, targets []Target, o Origin) ([]Delivered, error) {
	if len(targets) == 0 || len(targets) > len(p.ids) {
		return nil, errors.New("the number of targets does not fit the prepared message")
	}
	if err := p.body.Insert(tx, len(targets)); err != nil {
		return nil, err
	}
	// Mailboxes are locked in ascending order, so that two deliveries to the
	// same ones do not wait for each other for ever.
	order := make([]int, len(targets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(targets[a].Mailbox - targets[b].Mailbox) })
	out := make([]Delivered, len(targets))
	for _, i := range order {
		d, err := s.file(tx, p, targets[i], ItemID(p.ids[i]), o)
		if err != nil {
			return nil, fmt.Errorf("deliver to mailbox %d: %w", targets[i].Mailbox, err)
		}
		out[i] = d
	}
	return out, nil
}

func (s *Service) file(tx *store.Tx, p *Prepared, t Target, id ItemID, o Origin) (Delivered, error) {
	keywords, err := cleanKeywords(t.Keywords)
	if err != nil {
		return Delivered{}, err
	}
	modseq, err := bump(tx, t.Mailbox, p.size)
	if err != nil {
		return Delivered{}, err
	}
	d := Delivered{Mailbox: t.Mailbox, Folder: t.Folder, Item: id, ModSeq: modseq}
	if err := takeOneUID(tx, t, countsOf(t.Flags, p.size), &d); err != nil {
		return Delivered{}, err
	}
	row := itemRow{
		State: State{ID: id, UID: d.UID, Flags: t.Flags, Keywords: keywords, ModSeq: modseq, Created: modseq},
		blob:  p.body.ID, size: p.size, received: p.received, content: modseq, origin: o, summary: p.summary,
	}
	return d, row.insert(tx, t.Mailbox, d.Folder)
}

// takeOneUID finds the target folder, by identifier or role, and takes a UID.
func takeOneUID(tx *store.Tx, t Target, c counts, d *Delivered) error {
	const set = `UPDATE folder SET uidnext = uidnext + 1, messages = messages + 1, unseen = unseen + $1, deleted = deleted + $2,
		size = size + $3, modseq = $4 WHERE `
	const returning = ` AND removed = 0 RETURNING id, uidnext - 1, uidvalidity`
	where, arg := `mailbox = $5 AND role = $6`, any(t.Role)
	if t.Folder != 0 {
		where, arg = `mailbox = $5 AND id = $6`, t.Folder
	}
	err := tx.QueryRow(set+where+returning, c.unseen, c.deleted, c.size, d.ModSeq, t.Mailbox, arg).
		Scan(&d.Folder, &d.UID, &d.UIDValidity)
	return orNotFound(err, ErrNoFolder)
}

// Append files a message in one folder. Errors are [ErrOverQuota],
// [ErrTooLarge], [ErrNoFolder] and [ErrKeyword].
func (s *Service) Append(ctx context.Context, folder FolderID, n NewItem, o Origin) (d Delivered, err error) {
	where, err := s.place(ctx, folder)
	if err != nil {
		return Delivered{}, err
	}
	if err := s.Room(ctx, where.mailbox, int64(len(n.Message))); err != nil {
		return Delivered{}, err
	}
	p, err := s.Prepare(ctx, where.org, n.Message, n.TraceLen, n.Received, 1)
	if err != nil {
		return Delivered{}, err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	target := Target{Mailbox: where.mailbox, Folder: folder, Flags: n.Flags, Keywords: n.Keywords}
	err = s.store.Update(ctx, func(tx *store.Tx) error {
		out, err := s.Deliver(tx, p, []Target{target}, o)
		if err == nil {
			d = out[0]
		}
		return err
	})
	return d, err
}
