package imapwire

import (
	"slices"
	"strconv"
)

// Star stands for "*", the largest number in use, in a [NumRange] that has not been resolved.
const Star = 0

// NumRange is a range of message numbers or UIDs, both ends included. In a set as it was sent either end may be [Star]
// and the ends may stand in any order (RFC 9051 section 9, seq-range).
type NumRange struct{ First, Last uint32 }

// NumSet is a sequence set: ranges of message numbers or UIDs, or the saved result of the last search.
type NumSet struct {
	Ranges []NumRange
	// Saved: "$" was sent (RFC 9051 section 6.4.4.1); Ranges is then empty.
	Saved bool
}

// NumSet reads a sequence set.
func (d *Decoder) NumSet() (NumSet, error) {
	saved, err := d.accept('$')
	if err != nil || saved {
		return NumSet{Saved: saved}, err
	}
	var s NumSet
	for {
		r, err := d.numRange()
		if err != nil {
			return s, err
		}
		if len(s.Ranges) >= d.lim.Ranges {
			return s, limit("too many ranges in a sequence set")
		}
		s.Ranges = append(s.Ranges, r)
		more, err := d.accept(',')
		if err != nil || !more {
			return s, err
		}
	}
}

func (d *Decoder) numRange() (NumRange, error) {
	first, err := d.seqNumber()
	if err != nil {
		return NumRange{}, err
	}
	colon, err := d.accept(':')
	if err != nil || !colon {
		return NumRange{first, first}, err
	}
	last, err := d.seqNumber()
	return NumRange{first, last}, err
}

// seqNumber reads a number or "*".
func (d *Decoder) seqNumber() (uint32, error) {
	star, err := d.accept('*')
	if err != nil || star {
		return Star, err
	}
	return d.NzNumber()
}

// Resolve returns the ranges with "*" replaced by largest, in ascending order, without overlaps or neighbours that could
// be one. When largest is zero, nothing exists and "*" names nothing.
func (s NumSet) Resolve(largest uint32) []NumRange {
	out := make([]NumRange, 0, len(s.Ranges))
	for _, r := range s.Ranges {
		if r.First == Star {
			r.First = largest
		}
		if r.Last == Star {
			r.Last = largest
		}
		if r.First > r.Last {
			r.First, r.Last = r.Last, r.First
		}
		if r.First == 0 { // only "*" of nothing is zero
			if r.Last == 0 {
				continue
			}
			r.First = r.Last
		}
		out = append(out, r)
	}
	return merge(out)
}

// merge sorts ranges in place and joins those that touch.
func merge(rs []NumRange) []NumRange {
	slices.SortFunc(rs, func(a, b NumRange) int {
		switch {
		case a.First < b.First:
			return -1
		case a.First > b.First:
			return 1
		}
		return 0
	})
	out := rs[:0]
	for _, r := range rs {
		if n := len(out); n > 0 && uint64(r.First) <= uint64(out[n-1].Last)+1 {
			out[n-1].Last = max(out[n-1].Last, r.Last)
			continue
		}
		out = append(out, r)
	}
	return out
}

// RangesOf returns the ranges that cover numbers, which must be in ascending order.
func RangesOf(numbers []uint32) []NumRange {
	var out []NumRange
	for _, n := range numbers {
		if k := len(out); k > 0 && out[k-1].Last+1 == n {
			out[k-1].Last = n
			continue
		}
		out = append(out, NumRange{n, n})
	}
	return out
}

// AppendRanges appends resolved ranges as a sequence set.
func AppendRanges(dst []byte, rs []NumRange) []byte {
	for i, r := range rs {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendSeqNumber(dst, r.First)
		if r.Last != r.First {
			dst = append(dst, ':')
			dst = appendSeqNumber(dst, r.Last)
		}
	}
	return dst
}

func appendSeqNumber(dst []byte, n uint32) []byte {
	if n == Star {
		return append(dst, '*')
	}
	return strconv.AppendUint(dst, uint64(n), 10)
}

// AppendNumbers appends ascending numbers as a sequence set, joining neighbours into ranges, without an
// intermediate slice.
func AppendNumbers(dst []byte, numbers []uint32) []byte {
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = strconv.AppendUint(dst, uint64(numbers[i]), 10)
		if j > i {
			dst = append(dst, ':')
			dst = strconv.AppendUint(dst, uint64(numbers[j]), 10)
		}
		i = j + 1
	}
	return dst
}
