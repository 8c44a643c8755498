package mailbox

import (
	"context"
	"time"
)

// A Query says which items a search wants. Exactly one of its fields is set;
// the zero Query matches everything. Strings match without regard to case, as
// substrings of the decoded text (RFC 9051 section 6.4.4).
type Query struct {
	And []Query
	Or  []Query
	Not *Query

	UIDs     UIDSet // nil is absent
	HasFlags Flags  // all of them
	Keyword  string

	Received DateRange // by INTERNALDATE
	Sent     DateRange // by the Date field
	Larger   *int64    // bytes, exclusive
	Smaller  *int64    // bytes, exclusive
	Since    *ModSeq   // changed at or after (RFC 7162 section 3.1.5)

	Header *HeaderQuery
	Text   *string // header or body
	Body   *string // body
}

// DateRange is a range of calendar days, From inclusive and To exclusive; a
// zero time is no bound. Only year, month and day count, "disregarding time and
// timezone".
type DateRange struct{ From, To time.Time }

// HeaderQuery matches items that have the header field, and whose field
// contains the value. An empty value asks only for the field.
type HeaderQuery struct{ Name, Value string }

// Search returns the items of a folder that match, by ascending UID.
func (s *Service) Search(ctx context.Context, folder FolderID, q Query) ([]State, error) {
	m := newMatcher(q)
	var out []State
	err := s.Items(ctx, folder, m.uids(), m.fields(), func(it *Item) error {
		ok, err := m.match(ctx, it)
		if err != nil {
			return err
		}
		if ok {
			out = append(out, it.State)
		}
		return nil
	})
	return out, err
}
