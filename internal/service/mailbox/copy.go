package mailbox

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

const selectItemRows = `SELECT ` + itemRowColumns + ` FROM item WHERE folder = $1 AND uid >= $2 AND uid <= $3 ORDER BY uid`

// transfer is one copy or move between two folders.
type transfer struct {
	src, dst           FolderID
	srcOwner, dstOwner place
	origin             Origin
}

func (s *Service) transfer(ctx context.Context, src, dst FolderID, o Origin) (t transfer, err error) {
	t = transfer{src: src, dst: dst, origin: o}
	if t.srcOwner, err = s.place(ctx, src); err != nil {
		return t, err
	}
	if t.dstOwner, err = s.place(ctx, dst); err != nil {
		return t, err
	}
	if t.srcOwner.org != t.dstOwner.org {
		return t, ErrNoFolder // bodies are sealed for one organization
	}
	return t, nil
}

// lock takes the next number of both mailboxes, in ascending order of their
// identifiers, and adds to their used bytes.
func (t transfer) lock(tx *store.Tx, srcBytes, dstBytes int64) (src, dst ModSeq, err error) {
	if t.srcOwner.mailbox == t.dstOwner.mailbox {
		src, err = bump(tx, t.srcOwner.mailbox, srcBytes+dstBytes)
		return src, src, err
	}
	if t.srcOwner.mailbox < t.dstOwner.mailbox {
		if src, err = bump(tx, t.srcOwner.mailbox, srcBytes); err == nil {
			dst, err = bump(tx, t.dstOwner.mailbox, dstBytes)
		}
		return src, dst, err
	}
	if dst, err = bump(tx, t.dstOwner.mailbox, dstBytes); err == nil {
		src, err = bump(tx, t.srcOwner.mailbox, srcBytes)
	}
	return src, dst, err
}

// Copy files the items of a set in another folder as well; their bodies are
// shared. The target may belong to another mailbox of the same organization.
// Large sets are copied in several transactions; what was copied before an error
// is removed again (RFC 9051 section 6.4.7). The error may be [ErrOverQuota].
func (s *Service) Copy(ctx context.Context, src FolderID, set UIDSet, dst FolderID, o Origin) (CopyResult, error) {
	t, err := s.transfer(ctx, src, dst, o)
	if err != nil {
		return CopyResult{}, err
	}
	if err := s.roomForCopy(ctx, t, set); err != nil {
		return CopyResult{}, err
	}
	if set, err = s.settled(ctx, t, set); err != nil {
		return CopyResult{}, err
	}
	var total CopyResult
	err = s.chunks(ctx, src, set, func(part UIDSet, n int) error {
		ids := make([]ItemID, n)
		for i := range ids {
			id, err := s.itemIDs.Next(ctx)
			if err != nil {
				return err
			}
			ids[i] = ItemID(id)
		}
		var res CopyResult
		err := s.update(ctx, func(tx *store.Tx) (err error) {
			res, err = s.copyPart(tx, t, part, ids)
			return err
		})
		if err == nil {
			total.merge(res)
		}
		return err
	})
	if err != nil && len(total.Pairs) > 0 {
		return CopyResult{}, errors.Join(err, s.undoCopy(ctx, dst, total, o))
	}
	return s.finish(ctx, total, dst, err)
}

// undoWithin bounds the time for taking back a copy that failed half way.
const undoWithin = time.Minute

// undoCopy removes the copies that were made, also when ctx has ended.
func (s *Service) undoCopy(ctx context.Context, dst FolderID, made CopyResult, o Origin) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), undoWithin)
	defer cancel()
	uids := make([]uint32, len(made.Pairs))
	for i, p := range made.Pairs {
		uids[i] = p.To
	}
	_, _, err := s.Expunge(ctx, dst, SetOf(uids), false, o)
	return err
}

// settled is the part of the set that is in the source now. Where source and
// target are one folder, each item would be found again under its new UID.
func (s *Service) settled(ctx context.Context, t transfer, set UIDSet) (UIDSet, error) {
	if t.src != t.dst {
		return set, nil
	}
	f, err := s.FolderByID(ctx, t.src)
	if err != nil {
		return nil, err
	}
	return set.upTo(f.UIDNext - 1), nil
}

// finish fills in what a result without items has, too.
func (s *Service) finish(ctx context.Context, total CopyResult, dst FolderID, err error) (CopyResult, error) {
	if err != nil || len(total.Pairs) > 0 {
		return total, err
	}
	f, err := s.FolderByID(ctx, dst)
	return CopyResult{UIDValidity: f.UIDValidity, ModSeq: f.ModSeq}, err
}

func (c *CopyResult) merge(o CopyResult) {
	c.Pairs = append(c.Pairs, o.Pairs...)
	if len(o.Pairs) > 0 {
		c.UIDValidity, c.ModSeq = o.UIDValidity, o.ModSeq
	}
}

// roomForCopy refuses a copy that would not fit, before any of it is made.
func (s *Service) roomForCopy(ctx context.Context, t transfer, set UIDSet) error {
	var bytes int64
	for _, r := range set {
		sizes, err := list[int64](ctx, s.store, `SELECT COALESCE(CAST(SUM(size) AS BIGINT), 0) FROM item WHERE folder = $1 AND uid >= $2 AND uid <= $3`, t.src, r.First, r.Last)
		if err != nil {
			return err
		}
		bytes += sizes[0]
	}
	return s.Room(ctx, t.dstOwner.mailbox, bytes)
}

func sum(rows []itemRow) (c counts) {
	for _, r := range rows {
		c.add(countsOf(r.Flags, r.size), 1)
	}
	return c
}

func (s *Service) copyPart(tx *store.Tx, t transfer, set UIDSet, ids []ItemID) (CopyResult, error) {
	_, modseq, err := t.lock(tx, 0, 0)
	if err != nil {
		return CopyResult{}, err
	}
	rows, err := eachRange(tx, queryItemRows, selectItemRows, t.src, set)
	if err != nil {
		return CopyResult{}, err
	}
	if len(rows) == 0 {
		return CopyResult{}, errNothing
	}
	total := sum(rows)
	if _, err := tx.Exec(`UPDATE mailbox SET used = used + $1 WHERE id = $2`, total.size, t.dstOwner.mailbox); err != nil {
		return CopyResult{}, err
	}
	uid, validity, err := takeUIDs(tx, t.dst, len(rows), total, modseq)
	if err != nil {
		return CopyResult{}, err
	}
	res := CopyResult{UIDValidity: validity, ModSeq: modseq}
	refs := map[int64]int{}
	for i, r := range rows {
		res.Pairs = append(res.Pairs, UIDPair{r.UID, uid + uint32(i)})
		refs[r.blob]++
		r.ID, r.UID, r.ModSeq, r.Created, r.content, r.origin = ids[i], uid+uint32(i), modseq, modseq, modseq, t.origin
		if err := r.insert(tx, t.dstOwner.mailbox, t.dst); err != nil {
			return CopyResult{}, err
		}
	}
	return res, s.eachBlob(refs, func(id int64, n int) error { return s.blobs.AddRefs(tx, id, n) })
}

// eachBlob calls fn by ascending identifier, the order in which rows are locked.
func (s *Service) eachBlob(refs map[int64]int, fn func(id int64, n int) error) error {
	ids := make([]int64, 0, len(refs))
	for id := range refs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if err := fn(id, refs[id]); err != nil {
			return err
		}
	}
	return nil
}

// Move moves the items of a set to another folder, which may belong to another
// mailbox of the same organization. An item keeps its identifier, gets a new
// UID, and is always in exactly one of the two. Large sets are moved in several
// transactions.
func (s *Service) Move(ctx context.Context, src FolderID, set UIDSet, dst FolderID, o Origin) (CopyResult, error) {
	t, err := s.transfer(ctx, src, dst, o)
	if err != nil {
		return CopyResult{}, err
	}
	if t.srcOwner.mailbox != t.dstOwner.mailbox {
		if err := s.roomForCopy(ctx, t, set); err != nil {
			return CopyResult{}, err
		}
	}
	if set, err = s.settled(ctx, t, set); err != nil {
		return CopyResult{}, err
	}
	var total CopyResult
	err = s.chunks(ctx, src, set, func(part UIDSet, _ int) error {
		var res CopyResult
		err := s.update(ctx, func(tx *store.Tx) (err error) {
			res, err = s.movePart(tx, t, part)
			return err
		})
		if err == nil {
			total.merge(res)
		}
		return err
	})
	return s.finish(ctx, total, dst, err)
}

// upTo is the part of the set that is not beyond last.
func (u UIDSet) upTo(last uint32) UIDSet {
	var out UIDSet
	for _, r := range u {
		if r.First <= last {
			out = append(out, UIDRange{r.First, min(r.Last, last)})
		}
	}
	return out
}

func (s *Service) movePart(tx *store.Tx, t transfer, set UIDSet) (CopyResult, error) {
	srcSeq, dstSeq, err := t.lock(tx, 0, 0)
	if err != nil {
		return CopyResult{}, err
	}
	rows, err := eachRange(tx, querySizedStates,
		`SELECT `+stateColumns+`, size FROM item WHERE folder = $1 AND uid >= $2 AND uid <= $3 ORDER BY uid`, t.src, set)
	if err != nil {
		return CopyResult{}, err
	}
	if len(rows) == 0 {
		return CopyResult{}, errNothing
	}
	var total, gone counts
	for _, r := range rows {
		total.add(countsOf(r.Flags, r.size), 1)
	}
	gone.add(total, -1)
	if err := t.moveBytes(tx, total.size); err != nil {
		return CopyResult{}, err
	}
	if err := gone.apply(tx, t.src, srcSeq); err != nil {
		return CopyResult{}, err
	}
	uid, validity, err := takeUIDs(tx, t.dst, len(rows), total, dstSeq)
	if err != nil {
		return CopyResult{}, err
	}
	res := CopyResult{UIDValidity: validity, ModSeq: dstSeq}
	for i, r := range rows {
		res.Pairs = append(res.Pairs, UIDPair{r.UID, uid + uint32(i)})
		if err := s.bury(tx, t.src, r.State, srcSeq, true); err != nil {
			return CopyResult{}, err
		}
		if _, err := tx.Exec(`UPDATE item SET mailbox = $1, folder = $2, uid = $3, modseq = $4, created = $4, origin = $5 WHERE id = $6`,
			t.dstOwner.mailbox, t.dst, uid+uint32(i), dstSeq, t.origin, r.ID); err != nil {
			return CopyResult{}, err
		}
	}
	return res, nil
}

func (t transfer) moveBytes(tx *store.Tx, bytes int64) error {
	if t.srcOwner.mailbox == t.dstOwner.mailbox {
		return nil
	}
	if _, err := tx.Exec(`UPDATE mailbox SET used = used - $1 WHERE id = $2`, bytes, t.srcOwner.mailbox); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE mailbox SET used = used + $1 WHERE id = $2`, bytes, t.dstOwner.mailbox)
	return err
}

// bury notes that an item left a folder.
func (s *Service) bury(tx *store.Tx, folder FolderID, st State, modseq ModSeq, moved bool) error {
	_, err := tx.Exec(`INSERT INTO tombstone (folder, modseq, uid, item, created, moved, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		folder, modseq, st.UID, st.ID, st.Created, asInt(moved), store.Micros(s.now()))
	return err
}
