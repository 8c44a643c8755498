package imapwire

import (
	"time"
)

// SearchOp is the kind of a search key.
type SearchOp uint8

// The search keys of RFC 9051 section 6.4.4, reduced to what differs: UNSEEN is the SearchNot of a SearchFlag, FROM a
// SearchHeader.
const (
	SearchAll        SearchOp = iota // every message
	SearchAnd                        // all of Keys
	SearchOr                         // any of Keys
	SearchNot                        // not Keys[0]
	SearchSeq                        // message numbers in Set
	SearchUID                        // UIDs in Set
	SearchFlag                       // flag or keyword Str is set
	SearchHeader                     // header field Field contains Str; an empty Str asks if the field exists
	SearchBody                       // the body contains Str
	SearchText                       // header or body contain Str
	SearchBefore                     // received before the day Date
	SearchOn                         // received on the day Date
	SearchSince                      // received on the day Date or later
	SearchSentBefore                 // the Date field is before the day Date, whatever its zone
	SearchSentOn                     // the Date field is on the day Date
	SearchSentSince                  // the Date field is on the day Date or later
	SearchLarger                     // more than Num octets
	SearchSmaller                    // fewer than Num octets
)

// SearchKey is a search key with its arguments. Which fields count, SearchOp says.
type SearchKey struct {
	Op    SearchOp
	Keys  []SearchKey
	Set   NumSet
	Field string
	Str   string
	Date  time.Time
	Num   int64
}

// SearchReturn is a set of the result options of RFC 9051 section 6.4.4.
type SearchReturn uint8

// Result options of SEARCH RETURN.
const (
	ReturnMin SearchReturn = 1 << iota
	ReturnMax
	ReturnAll
	ReturnCount
	ReturnSave
)

// searchReturns lists the result options by name.
var searchReturns = map[string]SearchReturn{
	"MIN": ReturnMin, "MAX": ReturnMax, "ALL": ReturnAll, "COUNT": ReturnCount, "SAVE": ReturnSave,
}

// SearchArgs are the arguments of SEARCH and UID SEARCH.
type SearchArgs struct {
	// Extended: RETURN was given, so the answer is ESEARCH also under IMAP4rev1. An empty RETURN () means ALL, which
	// is then set.
	Extended bool
	Return   SearchReturn
	// Charset is what CHARSET named, in upper case; empty when it was not given.
	Charset string
	// Key is the whole program; several keys side by side are one SearchAnd.
	Key SearchKey
}

// searchSpec says how a search key is read.
type searchSpec struct {
	key SearchKey
	// args reads the arguments; nil when there are none.
	args func(*Decoder, *SearchKey) error
	// not: the key means the opposite of what key and args say.
	not bool
}

var never = SearchKey{Op: SearchNot, Keys: []SearchKey{{Op: SearchAll}}}

func flagKey(f string) searchSpec { return searchSpec{key: SearchKey{Op: SearchFlag, Str: f}} }
func unflagKey(f string) searchSpec {
	return searchSpec{key: SearchKey{Op: SearchFlag, Str: f}, not: true}
}

func headerKey(f string) searchSpec {
	return searchSpec{key: SearchKey{Op: SearchHeader, Field: f}, args: (*Decoder).searchString}
}

func stringKey(op SearchOp) searchSpec {
	return searchSpec{key: SearchKey{Op: op}, args: (*Decoder).searchString}
}

func dateKey(op SearchOp) searchSpec {
	return searchSpec{key: SearchKey{Op: op}, args: (*Decoder).searchDate}
}

func sizeKey(op SearchOp) searchSpec {
	return searchSpec{key: SearchKey{Op: op}, args: (*Decoder).searchSize}
}

// searchTable lists the search keys by name. \Recent is never set here, as IMAP4rev2 has given it up; so RECENT and
// NEW find nothing and OLD everything. NOT and OR, whose operands are keys again, are in searchParser.
var searchTable = buildSearchTable()

func buildSearchTable() map[string]searchSpec {
	return map[string]searchSpec{
		"ALL": {}, "OLD": {}, "RECENT": {key: never}, "NEW": {key: never},
		"ANSWERED": flagKey(`\Answered`), "UNANSWERED": unflagKey(`\Answered`),
		"DELETED": flagKey(`\Deleted`), "UNDELETED": unflagKey(`\Deleted`),
		"DRAFT": flagKey(`\Draft`), "UNDRAFT": unflagKey(`\Draft`),
		"FLAGGED": flagKey(`\Flagged`), "UNFLAGGED": unflagKey(`\Flagged`),
		"SEEN": flagKey(`\Seen`), "UNSEEN": unflagKey(`\Seen`),
		"KEYWORD":   {key: SearchKey{Op: SearchFlag}, args: (*Decoder).searchKeyword},
		"UNKEYWORD": {key: SearchKey{Op: SearchFlag}, args: (*Decoder).searchKeyword, not: true},
		"FROM":      headerKey("From"), "TO": headerKey("To"), "CC": headerKey("Cc"),
		"BCC": headerKey("Bcc"), "SUBJECT": headerKey("Subject"),
		"HEADER": {key: SearchKey{Op: SearchHeader}, args: (*Decoder).searchHeader},
		"BODY":   stringKey(SearchBody), "TEXT": stringKey(SearchText),
		"BEFORE": dateKey(SearchBefore), "ON": dateKey(SearchOn), "SINCE": dateKey(SearchSince),
		"SENTBEFORE": dateKey(SearchSentBefore), "SENTON": dateKey(SearchSentOn), "SENTSINCE": dateKey(SearchSentSince),
		"LARGER": sizeKey(SearchLarger), "SMALLER": sizeKey(SearchSmaller),
		"UID": {key: SearchKey{Op: SearchUID}, args: (*Decoder).searchSet},
	}
}

// Search reads the arguments of SEARCH, from the space behind its name on.
func (d *Decoder) Search() (SearchArgs, error) {
	var args SearchArgs
	p := searchParser{d: d, left: d.lim.Items}
	if err := d.SP(); err != nil {
		return args, err
	}
	// RETURN and CHARSET may stand before the first key, in this order; both look like a key until they are read.
	word, err := p.word()
	if err != nil {
		return args, err
	}
	if word == "RETURN" {
		if err := d.searchReturn(&args); err != nil {
			return args, err
		}
		if word, err = p.word(); err != nil {
			return args, err
		}
	}
	if word == "CHARSET" {
		if args.Charset, err = d.searchCharset(); err != nil {
			return args, err
		}
		if word, err = p.word(); err != nil {
			return args, err
		}
	}
	args.Key, err = p.program(word)
	return args, err
}

func (d *Decoder) searchReturn(args *SearchArgs) error {
	if err := d.SP(); err != nil {
		return err
	}
	args.Extended = true
	err := d.list(true, func() error {
		name, err := d.Keyword()
		if err != nil {
			return err
		}
		opt, ok := searchReturns[name]
		if !ok {
			return syntax("unknown search result option")
		}
		args.Return |= opt
		return nil
	})
	if err != nil {
		return err
	}
	if args.Return == 0 {
		args.Return = ReturnAll
	}
	return d.SP()
}

func (d *Decoder) searchCharset() (string, error) {
	if err := d.SP(); err != nil {
		return "", err
	}
	s, err := d.AString()
	if err != nil {
		return "", err
	}
	b := []byte(s)
	upper(b)
	return string(b), d.SP()
}

// searchParser reads search keys. The grammar looks ahead by a word, as RETURN and CHARSET stand where a key may.
type searchParser struct {
	d *Decoder
	// left is how many more keys the whole program may have.
	left int
}

// word reads the name of a search key in upper case, or nothing where a list or a sequence set starts.
func (p *searchParser) word() (string, error) {
	c, err := p.d.peek()
	if err != nil {
		return "", err
	}
	if c == '(' || c == '*' || c == '$' || classes[c]&clDigit != 0 {
		return "", nil
	}
	return p.d.Keyword()
}

// program reads the keys up to the end of the line; the name of the first has been read.
func (p *searchParser) program(word string) (SearchKey, error) {
	and := SearchKey{Op: SearchAnd}
	for {
		k, err := p.key(word)
		if err != nil {
			return and, err
		}
		and.Keys = append(and.Keys, k)
		more, err := p.d.More()
		if err != nil {
			return and, err
		}
		if !more {
			return simplify(and), nil
		}
		if word, err = p.word(); err != nil {
			return and, err
		}
	}
}

// simplify removes a conjunction of one.
func simplify(and SearchKey) SearchKey {
	if len(and.Keys) == 1 {
		return and.Keys[0]
	}
	return and
}

// key reads a key whose name, if it has one, is word.
func (p *searchParser) key(word string) (SearchKey, error) {
	d := p.d
	if p.left--; p.left < 0 {
		return SearchKey{}, limit("too many search keys")
	}
	if word == "" {
		if list, err := d.is('('); err != nil || list {
			return p.list(err)
		}
		k := SearchKey{Op: SearchSeq}
		err := d.searchSet(&k)
		return k, err
	}
	switch word {
	case "NOT", "OR":
		return p.nested(word)
	}
	spec, ok := searchTable[word]
	if !ok {
		return SearchKey{}, syntax("unknown search key")
	}
	k := spec.key
	if spec.args != nil {
		if err := d.SP(); err != nil {
			return k, err
		}
		if err := spec.args(d, &k); err != nil {
			return k, err
		}
	}
	if spec.not {
		k = SearchKey{Op: SearchNot, Keys: []SearchKey{k}}
	}
	return k, nil
}

// list reads "(" key *(SP key) ")".
func (p *searchParser) list(err error) (SearchKey, error) {
	and := SearchKey{Op: SearchAnd}
	if err != nil {
		return and, err
	}
	err = p.d.list(false, func() error {
		word, err := p.word()
		if err != nil {
			return err
		}
		k, err := p.key(word)
		and.Keys = append(and.Keys, k)
		return err
	})
	return simplify(and), err
}

// nested reads the operands of NOT and OR.
func (p *searchParser) nested(word string) (SearchKey, error) {
	k := SearchKey{Op: SearchNot}
	operands := 1
	if word == "OR" {
		k.Op, operands = SearchOr, 2
	}
	if err := p.d.enter(); err != nil {
		return k, err
	}
	defer p.d.leave()
	for range operands {
		if err := p.d.SP(); err != nil {
			return k, err
		}
		word, err := p.word()
		if err != nil {
			return k, err
		}
		sub, err := p.key(word)
		if err != nil {
			return k, err
		}
		k.Keys = append(k.Keys, sub)
	}
	return k, nil
}

func (d *Decoder) searchString(k *SearchKey) (err error) {
	k.Str, err = d.AString()
	return err
}

func (d *Decoder) searchKeyword(k *SearchKey) (err error) {
	k.Str, err = d.Flag()
	return err
}

func (d *Decoder) searchHeader(k *SearchKey) (err error) {
	if k.Field, err = d.AString(); err != nil {
		return err
	}
	if err = d.SP(); err != nil {
		return err
	}
	return d.searchString(k)
}

func (d *Decoder) searchDate(k *SearchKey) (err error) {
	k.Date, err = d.Date()
	return err
}

func (d *Decoder) searchSize(k *SearchKey) error {
	n, err := d.Number64()
	k.Num = int64(n)
	return err
}

func (d *Decoder) searchSet(k *SearchKey) (err error) {
	k.Set, err = d.NumSet()
	return err
}
