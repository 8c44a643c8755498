package imap

import (
	"context"
	"strings"

	"golang.org/x/text/encoding/ianaindex"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
)

// searchFeature is SEARCH with result options and saved results (RFC 9051 section 6.4.4; RFC 4731, RFC 5182).
func searchFeature() feature {
	return feature{
		caps: []string{"ESEARCH", "SEARCHRES"},
		commands: map[string]command{
			"SEARCH":     {in: selected, handle: searchBySeq, numbered: true},
			"UID SEARCH": {in: selected, handle: searchByUID},
		},
	}
}

func searchBySeq(ctx context.Context, c *conn) (reply, error) { return c.search(ctx, false) }

func searchByUID(ctx context.Context, c *conn) (reply, error) { return c.search(ctx, true) }

func (c *conn) search(ctx context.Context, byUID bool) (reply, error) {
	args, err := c.dec.Search()
	if err == nil {
		err = c.dec.EndLine()
	}
	if err != nil {
		return reply{}, err
	}
	save := args.Return&imapwire.ReturnSave != 0
	uids, err := c.find(ctx, &args)
	if err != nil {
		if save {
			c.sel.saved = nil // RFC 9051 section 6.4.4.1
		}
		return reply{}, err
	}
	if save {
		c.sel.saved = mailbox.SetOf(savedOf(uids, args.Return))
	}
	numbers := uids
	if !byUID {
		numbers = c.numbersOf(uids)
	}
	switch {
	case args.Extended || c.rev2:
		if args.Return == 0 {
			args.Return = imapwire.ReturnAll
		}
		c.writeESearch(numbers, args.Return, byUID)
	default:
		c.writeSearch(numbers)
	}
	return reply{}, nil
}

// find returns the UIDs, ascending, of the messages that match and that the client has been told of.
func (c *conn) find(ctx context.Context, args *imapwire.SearchArgs) ([]uint32, error) {
	t := queryTranslator{c: c}
	if err := t.charset(args.Charset); err != nil {
		return nil, err
	}
	q, err := t.query(&args.Key)
	if err != nil {
		return nil, err
	}
	states, err := c.srv.mail.Search(ctx, c.sel.folder, q)
	if err != nil {
		return nil, err
	}
	uids := make([]uint32, 0, len(states))
	for i := range states {
		if _, ok := c.sel.view.seq(states[i].UID); ok {
			uids = append(uids, states[i].UID)
		}
	}
	return uids, nil
}

// savedOf is what SAVE keeps of a result: the whole of it, unless only its ends were asked for (RFC 5182 section 2.4).
func savedOf(uids []uint32, opts imapwire.SearchReturn) []uint32 {
	ends := opts & (imapwire.ReturnMin | imapwire.ReturnMax)
	if len(uids) == 0 || ends == 0 || opts&(imapwire.ReturnAll|imapwire.ReturnCount) != 0 {
		return uids
	}
	var out []uint32
	if ends&imapwire.ReturnMin != 0 {
		out = append(out, uids[0])
	}
	if ends&imapwire.ReturnMax != 0 && (len(out) == 0 || len(uids) > 1) {
		out = append(out, uids[len(uids)-1])
	}
	return out
}

func (c *conn) numbersOf(uids []uint32) []uint32 {
	out := make([]uint32, len(uids))
	for i, uid := range uids {
		out[i], _ = c.sel.view.seq(uid)
	}
	return out
}

func (c *conn) writeSearch(numbers []uint32) {
	b := append(c.t.writer().AvailableBuffer(), "* SEARCH"...)
	for _, n := range numbers {
		b = append(b, ' ')
		b = appendInt(b, int64(n))
	}
	c.write(append(b, '\r', '\n'))
}

// writeESearch writes the response of RFC 9051 section 7.3.4. Without a result, MIN, MAX and ALL are absent.
func (c *conn) writeESearch(numbers []uint32, opts imapwire.SearchReturn, byUID bool) {
	if opts == imapwire.ReturnSave {
		return // saving alone is not answered
	}
	b := append(c.t.writer().AvailableBuffer(), "* ESEARCH (TAG "...)
	b = imapwire.AppendString(b, c.tag, false)
	b = append(b, ')')
	if byUID {
		b = append(b, " UID"...)
	}
	if n := len(numbers); n > 0 {
		if opts&imapwire.ReturnMin != 0 {
			b = appendInt(append(b, " MIN "...), int64(numbers[0]))
		}
		if opts&imapwire.ReturnMax != 0 {
			b = appendInt(append(b, " MAX "...), int64(numbers[n-1]))
		}
		if opts&imapwire.ReturnAll != 0 {
			b = imapwire.AppendNumbers(append(b, " ALL "...), numbers)
		}
	}
	if opts&imapwire.ReturnCount != 0 {
		b = appendInt(append(b, " COUNT "...), int64(len(numbers)))
	}
	c.write(append(b, '\r', '\n'))
}

// queryTranslator turns search keys of the protocol into a query of the service.
type queryTranslator struct {
	c *conn
	// decode turns the strings of the search into UTF-8.
	decode func(string) (string, error)
}

// charset chooses how strings are decoded. Every charset that mail uses is known; the result must be UTF-8.
func (t *queryTranslator) charset(name string) error {
	if name == "" || name == "UTF-8" || name == "US-ASCII" {
		t.decode = func(s string) (string, error) { return strings.ToValidUTF8(s, "\ufffd"), nil }
		return nil
	}
	enc, err := ianaindex.IANA.Encoding(name)
	if err != nil || enc == nil {
		return &imapwire.Error{Kind: imapwire.BadCharset, Msg: "unknown charset"}
	}
	t.decode = enc.NewDecoder().String
	return nil
}

// query translates one key.
func (t *queryTranslator) query(k *imapwire.SearchKey) (mailbox.Query, error) {
	switch k.Op {
	case imapwire.SearchAnd, imapwire.SearchOr, imapwire.SearchNot:
		return t.nested(k)
	case imapwire.SearchSeq, imapwire.SearchUID:
		return t.numbers(k)
	case imapwire.SearchFlag:
		flags, keywords := parseFlags([]string{k.Str})
		switch {
		case len(keywords) > 0:
			return mailbox.Query{Keyword: keywords[0]}, nil
		case flags == 0: // an unknown system flag is never set
			return mailbox.Query{UIDs: mailbox.UIDSet{}}, nil
		}
		return mailbox.Query{HasFlags: flags}, nil
	case imapwire.SearchHeader, imapwire.SearchBody, imapwire.SearchText:
		return t.text(k)
	case imapwire.SearchLarger:
		return mailbox.Query{Larger: &k.Num}, nil
	case imapwire.SearchSmaller:
		return mailbox.Query{Smaller: &k.Num}, nil
	case imapwire.SearchAll:
		return mailbox.Query{}, nil
	}
	return dateQuery(k), nil
}

// numbers translates a set. Message numbers that do not exist match nothing.
func (t *queryTranslator) numbers(k *imapwire.SearchKey) (mailbox.Query, error) {
	view := &t.c.sel.view
	set := k.Set
	if k.Op == imapwire.SearchSeq && !set.Saved {
		set.Ranges = upTo(lenient(set, view.len()).Resolve(view.len()), view.len())
	}
	uids, err := t.c.messages(set, k.Op == imapwire.SearchUID)
	if uids == nil {
		uids = mailbox.UIDSet{} // nil would mean "any"
	}
	return mailbox.Query{UIDs: uids}, err
}

// upTo returns what of the ranges, which are resolved, is at most last.
func upTo(ranges []imapwire.NumRange, last uint32) []imapwire.NumRange {
	var out []imapwire.NumRange
	for _, r := range ranges {
		if r.First <= last {
			out = append(out, imapwire.NumRange{First: r.First, Last: min(r.Last, last)})
		}
	}
	return out
}

func (t *queryTranslator) nested(k *imapwire.SearchKey) (mailbox.Query, error) {
	subs := make([]mailbox.Query, len(k.Keys))
	for i := range k.Keys {
		q, err := t.query(&k.Keys[i])
		if err != nil {
			return q, err
		}
		subs[i] = q
	}
	switch k.Op {
	case imapwire.SearchOr:
		return mailbox.Query{Or: subs}, nil
	case imapwire.SearchNot:
		return mailbox.Query{Not: &subs[0]}, nil
	}
	return mailbox.Query{And: subs}, nil
}

func (t *queryTranslator) text(k *imapwire.SearchKey) (mailbox.Query, error) {
	value, err := t.decode(k.Str)
	if err != nil {
		return mailbox.Query{}, bad("A string is not in the charset of the search.")
	}
	switch k.Op {
	case imapwire.SearchBody:
		return mailbox.Query{Body: &value}, nil
	case imapwire.SearchText:
		return mailbox.Query{Text: &value}, nil
	}
	return mailbox.Query{Header: &mailbox.HeaderQuery{Name: k.Field, Value: value}}, nil
}

func dateQuery(k *imapwire.SearchKey) mailbox.Query {
	next := k.Date.AddDate(0, 0, 1)
	switch k.Op {
	case imapwire.SearchBefore:
		return mailbox.Query{Received: mailbox.DateRange{To: k.Date}}
	case imapwire.SearchOn:
		return mailbox.Query{Received: mailbox.DateRange{From: k.Date, To: next}}
	case imapwire.SearchSince:
		return mailbox.Query{Received: mailbox.DateRange{From: k.Date}}
	case imapwire.SearchSentBefore:
		return mailbox.Query{Sent: mailbox.DateRange{To: k.Date}}
	case imapwire.SearchSentOn:
		return mailbox.Query{Sent: mailbox.DateRange{From: k.Date, To: next}}
	default:
		return mailbox.Query{Sent: mailbox.DateRange{From: k.Date}}
	}
}
