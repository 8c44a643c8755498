package imap

import (
	"slices"
	"sort"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// view is the mapping between message numbers and UIDs that a client has been told of (RFC 9051 section 2.3.1.2). The
// message numbered n is the n-th smallest UID. Runs of consecutive UIDs are kept as one entry, so the view of a folder
// out of which little was deleted takes a few words whatever the folder's size.
//
// The zero view is that of an empty folder.
type view struct {
	runs []run
}

// run is a range of consecutive UIDs.
type run struct {
	first, last uint32
	before      uint32 // how many messages are in the runs before it
}

func (r run) len() uint32 { return r.last - r.first + 1 }

// newView returns the view of a folder with the given UIDs, which are in ascending order.
func newView(uids []uint32) view {
	var v view
	for _, uid := range uids {
		v.add(uid)
	}
	v.runs = slices.Clip(v.runs)
	return v
}

// len returns the number of messages.
func (v *view) len() uint32 {
	if len(v.runs) == 0 {
		return 0
	}
	last := v.runs[len(v.runs)-1]
	return last.before + last.len()
}

// maxUID returns the largest UID, or 0 in an empty view.
func (v *view) maxUID() uint32 {
	if len(v.runs) == 0 {
		return 0
	}
	return v.runs[len(v.runs)-1].last
}

// add appends a message whose UID is larger than all others. A UID that is not is ignored.
func (v *view) add(uid uint32) {
	n := len(v.runs)
	switch {
	case n > 0 && uid <= v.runs[n-1].last:
	case n > 0 && uid == v.runs[n-1].last+1:
		v.runs[n-1].last = uid
	default:
		v.runs = append(v.runs, run{first: uid, last: uid, before: v.len()})
	}
}

// seq returns the number of the message with a UID.
func (v *view) seq(uid uint32) (uint32, bool) {
	i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].last >= uid })
	if i == len(v.runs) || v.runs[i].first > uid {
		return 0, false
	}
	return v.runs[i].before + (uid - v.runs[i].first) + 1, true
}

// uid returns the UID of the message with a number from 1 to len.
func (v *view) uid(seq uint32) uint32 {
	i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].before >= seq }) - 1
	return v.runs[i].first + (seq - v.runs[i].before - 1)
}

// remove takes messages out of the view. The UIDs are in ascending order; those that the view does not have are ignored.
// It returns the numbers to announce one after the other with EXPUNGE: each counts without those removed before it
// (RFC 9051 section 7.5.1).
func (v *view) remove(uids []uint32) []uint32 {
	var numbers []uint32
	var out []run
	keep := func(first, last uint32) {
		before := uint32(0)
		if n := len(out); n > 0 {
			before = out[n-1].before + out[n-1].len()
		}
		out = append(out, run{first: first, last: last, before: before})
	}
	i := 0
	for _, r := range v.runs {
		first := r.first
		for i < len(uids) && uids[i] < first {
			i++
		}
		for ; i < len(uids) && uids[i] <= r.last; i++ {
			if uids[i] < first {
				continue // named twice
			}
			number := r.before + (uids[i] - r.first) + 1
			numbers = append(numbers, number-uint32(len(numbers)))
			if uids[i] > first {
				keep(first, uids[i]-1)
			}
			first = uids[i] + 1
		}
		if first <= r.last && first != 0 {
			keep(first, r.last)
		}
	}
	if len(numbers) > 0 {
		v.runs = slices.Clip(out)
	}
	return numbers
}

// bySeq returns the UIDs of a set of message numbers. ok is false if one of them does not exist.
func (v *view) bySeq(ranges []imapwire.NumRange) (set mailbox.UIDSet, ok bool) {
	n := v.len()
	for _, r := range ranges {
		if r.First == 0 || r.Last > n {
			return nil, false
		}
		for seq := r.First; seq <= r.Last; {
			i := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].before >= seq }) - 1
			in := v.runs[i]
			first := in.first + (seq - in.before - 1)
			last := min(in.last, first+(r.Last-seq))
			set = appendRange(set, first, last)
			seq += last - first + 1
		}
	}
	return set, true
}

// byUID returns those UIDs of a set that the view has. The ranges are ascending.
func (v *view) byUID(ranges []imapwire.NumRange) mailbox.UIDSet {
	var set mailbox.UIDSet
	i := 0
	for _, r := range ranges {
		for i < len(v.runs) && v.runs[i].last < r.First {
			i++
		}
		for j := i; j < len(v.runs) && v.runs[j].first <= r.Last; j++ {
			set = appendRange(set, max(r.First, v.runs[j].first), min(r.Last, v.runs[j].last))
		}
	}
	return set
}

// appendRange adds a range behind all others of a set and joins it to the last where they touch.
func appendRange(set mailbox.UIDSet, first, last uint32) mailbox.UIDSet {
	if n := len(set); n > 0 && set[n-1].Last+1 == first {
		set[n-1].Last = last
		return set
	}
	return append(set, mailbox.UIDRange{First: first, Last: last})
}

// missing returns the UIDs of the view that are not among present, which is in ascending order.
func (v *view) missing(present []uint32) []uint32 {
	var gone []uint32
	i := 0
	for _, r := range v.runs {
		for uid := r.first; ; uid++ {
			for i < len(present) && present[i] < uid {
				i++
			}
			if i == len(present) || present[i] != uid {
				gone = append(gone, uid)
			}
			if uid == r.last {
				break
			}
		}
	}
	return gone
}

// setLen returns how many UIDs a set spans.
func setLen(set mailbox.UIDSet) int {
	n := 0
	for _, r := range set {
		n += int(r.Last-r.First) + 1
	}
	return n
}

// splitSet cuts a set into one of at most n UIDs and the rest.
func splitSet(set mailbox.UIDSet, n int) (head, rest mailbox.UIDSet) {
	for i, r := range set {
		size := int(r.Last-r.First) + 1
		if size < n {
			n -= size
			continue
		}
		if size == n {
			return set[:i+1], set[i+1:]
		}
		cut := r.First + uint32(n)
		head = append(slices.Clone(set[:i]), mailbox.UIDRange{First: r.First, Last: cut - 1})
		rest = append(mailbox.UIDSet{{First: cut, Last: r.Last}}, set[i+1:]...)
		return head, rest
	}
	return set, nil
}
