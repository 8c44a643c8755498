package mailbox

import (
	"context"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/wire/mime"
)

// matcher evaluates a query, cheapest parts first: columns, then the index,
// then the searchable text.
type matcher struct {
	q      Query
	needed need
}

// need is what must be loaded to answer a query.
type need uint8

const (
	needIndex need = 1 << iota
	needText
)

func newMatcher(q Query) matcher {
	q = fold(q)
	return matcher{q: q, needed: q.needs()}
}

// fold prepares strings for comparison without case, once for all items.
func fold(q Query) Query {
	foldString := func(s *string) *string {
		if s == nil {
			return nil
		}
		f := foldCase(*s)
		return &f
	}
	q.Text, q.Body = foldString(q.Text), foldString(q.Body)
	if q.Header != nil {
		q.Header = &HeaderQuery{strings.ToLower(q.Header.Name), foldCase(q.Header.Value)}
	}
	q.And, q.Or = foldAll(q.And), foldAll(q.Or)
	if q.Not != nil {
		n := fold(*q.Not)
		q.Not = &n
	}
	return q
}

func foldAll(in []Query) []Query {
	var out []Query
	for _, q := range in {
		out = append(out, fold(q))
	}
	return out
}

func (q Query) needs() (n need) {
	if !q.Sent.From.IsZero() || !q.Sent.To.IsZero() {
		n |= needIndex
	}
	if q.Header != nil {
		n |= needIndex
	}
	if q.Text != nil || q.Body != nil {
		n |= needText | needIndex
	}
	for _, sub := range append(q.And, q.Or...) {
		n |= sub.needs()
	}
	if q.Not != nil {
		n |= q.Not.needs()
	}
	return n
}

func (m matcher) fields() Fields {
	switch {
	case m.needed&needText != 0:
		return WithText
	case m.needed != 0:
		return WithIndex
	}
	return 0
}

// uids narrows the search where the query itself is a list of UIDs, or a
// conjunction with one in it.
func (m matcher) uids() UIDSet {
	if m.q.UIDs != nil {
		return m.q.UIDs
	}
	for _, sub := range m.q.And {
		if sub.UIDs != nil {
			return sub.UIDs
		}
	}
	return AllUIDs()
}

func (m matcher) match(ctx context.Context, it *Item) (bool, error) {
	c := candidate{ctx: ctx, it: it}
	return c.match(m.q)
}

// candidate is an item under examination; what it needs is loaded at most once.
type candidate struct {
	ctx   context.Context
	it    *Item
	index *Index
	text  *mime.Text
}

func (c *candidate) match(q Query) (ok bool, err error) {
	switch {
	case q.And != nil:
		return c.matchAll(q.And)
	case q.Or != nil:
		return c.matchAny(q.Or)
	case q.Not != nil:
		ok, err = c.match(*q.Not)
		return !ok, err
	case q.UIDs != nil:
		return q.UIDs.Contains(c.it.UID), nil
	case q.HasFlags != 0:
		return c.it.Flags&q.HasFlags == q.HasFlags, nil
	case q.Keyword != "":
		return c.hasKeyword(q.Keyword), nil
	case q.Larger != nil:
		return c.it.Size > *q.Larger, nil
	case q.Smaller != nil:
		return c.it.Size < *q.Smaller, nil
	case q.Since != nil:
		return c.it.ModSeq >= *q.Since, nil
	case q.Received != DateRange{}:
		return q.Received.contains(day(c.it.Received)), nil
	case q.Sent != DateRange{}:
		return c.sentIn(q.Sent)
	case q.Header != nil:
		return c.matchHeader(*q.Header)
	case q.Text != nil:
		return c.matchText(*q.Text, true)
	case q.Body != nil:
		return c.matchText(*q.Body, false)
	}
	return true, nil
}

// matchAll examines the cheap parts of a conjunction first.
func (c *candidate) matchAll(qs []Query) (bool, error) {
	for _, expensive := range []bool{false, true} {
		for _, q := range qs {
			if (q.needs() != 0) != expensive {
				continue
			}
			if ok, err := c.match(q); !ok || err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

func (c *candidate) matchAny(qs []Query) (bool, error) {
	for _, expensive := range []bool{false, true} {
		for _, q := range qs {
			if (q.needs() != 0) != expensive {
				continue
			}
			if ok, err := c.match(q); ok || err != nil {
				return ok, err
			}
		}
	}
	return false, nil
}

func (c *candidate) hasKeyword(keyword string) bool {
	for _, k := range c.it.Keywords {
		if strings.EqualFold(k, keyword) {
			return true
		}
	}
	return false
}

// day is the calendar day of a moment as midnight UTC.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func (r DateRange) contains(d time.Time) bool {
	return (r.From.IsZero() || !d.Before(day(r.From))) && (r.To.IsZero() || d.Before(day(r.To)))
}

// Contains reports whether a UID is in the set.
func (u UIDSet) Contains(uid uint32) bool {
	lo, hi := 0, len(u)
	for lo < hi {
		mid := (lo + hi) / 2
		if u[mid].Last < uid {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(u) && u[lo].First <= uid
}

func (c *candidate) load() error {
	if c.index != nil {
		return nil
	}
	index, err := c.it.Index(mime.WantEnvelope)
	c.index = index
	return err
}

func (c *candidate) sentIn(r DateRange) (bool, error) {
	if err := c.load(); err != nil {
		return false, err
	}
	return c.index.Sent.Valid && r.contains(c.index.Sent.Day()), nil
}

func (c *candidate) loadText() error {
	if c.text != nil {
		return nil
	}
	t, err := c.it.Text(c.ctx)
	if err != nil {
		return err
	}
	c.text = &t
	return nil
}

// matchText searches the decoded text. A match may span lines of a header field
// but not two fields, since the text has one field a line. Where the stored text
// was cut short, the message itself decides.
func (c *candidate) matchText(want string, header bool) (bool, error) {
	if err := c.loadText(); err != nil {
		return false, err
	}
	if containsText(c.text, want, header) {
		return true, nil
	}
	if c.text.Complete {
		return false, nil
	}
	return c.matchWhole(want, header)
}

// matchWhole decodes the message again, without the bounds of the stored text.
func (c *candidate) matchWhole(want string, header bool) (bool, error) {
	index, err := c.it.Index(mime.WantStructure)
	if err != nil {
		return false, err
	}
	content, err := c.it.Content(c.ctx)
	if err != nil {
		return false, err
	}
	defer content.Close()
	raw, err := content.Bytes(0, content.Size())
	if err != nil {
		return false, err
	}
	return containsText(folded(mime.FullText(raw, index.Root)), want, header), nil
}

// containsText looks for a folded string in folded text.
func containsText(t *mime.Text, want string, header bool) bool {
	return strings.Contains(t.Body, want) ||
		(header && (strings.Contains(t.Header, want) || strings.Contains(t.Trace, want)))
}

// matchHeader looks for a field of the message's own header.
func (c *candidate) matchHeader(h HeaderQuery) (bool, error) {
	raw, err := c.headerField(h.Name)
	if err != nil {
		return false, err
	}
	for f := range mime.Fields(raw) {
		if h.Value == "" || strings.Contains(foldCase(mime.DecodeHeader(string(f.Value))), h.Value) {
			return true, nil
		}
	}
	return false, nil
}

// headerField returns the raw fields of that name, from the index where it
// repeats them, otherwise from the message.
func (c *candidate) headerField(name string) ([]byte, error) {
	if err := c.load(); err != nil {
		return nil, err
	}
	if raw, ok := c.index.AppendHeaderFields(nil, []string{name}); ok {
		return raw, nil
	}
	index, err := c.it.Index(mime.WantStructure)
	if err != nil {
		return nil, err
	}
	content, err := c.it.Content(c.ctx)
	if err != nil {
		return nil, err
	}
	defer content.Close()
	off, n, _ := index.Section(nil, mime.SectionHeader)
	header, err := content.Bytes(int64(off), int64(n))
	if err != nil {
		return nil, err
	}
	return mime.AppendFields(nil, header, []string{name}), nil
}
