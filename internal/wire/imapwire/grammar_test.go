package imapwire

import (
	"reflect"
	"testing"
	"time"
)

func set(rs ...NumRange) NumSet { return NumSet{Ranges: rs} }

func TestFetchAttributes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]FetchAtt{
		"FAST":                        {{Op: FetchFlags}, {Op: FetchInternalDate}, {Op: FetchSize}},
		"full":                        {{Op: FetchFlags}, {Op: FetchInternalDate}, {Op: FetchSize}, {Op: FetchEnvelope}, {Op: FetchBody}},
		"( UID  BODY BODYSTRUCTURE )": {{Op: FetchUID}, {Op: FetchBody}, {Op: FetchBodyStructure}},
		"body[]":                      {{Op: FetchSection}},
		"BODY.PEEK[1.2.MIME]<0.100>": {{
			Op: FetchSection, Peek: true, Section: Section{Part: []int{1, 2}, Spec: SectionMIME}, Partial: &Partial{0, 100},
		}},
		"(FLAGS BODY[HEADER.FIELDS (DATE \"From\")])": {{Op: FetchFlags}, {
			Op: FetchSection, Section: Section{Spec: SectionHeaderFields, Fields: []string{"DATE", "From"}},
		}},
		"BODY[4.2.HEADER.FIELDS.NOT (X)]": {{
			Op: FetchSection, Section: Section{Part: []int{4, 2}, Spec: SectionHeaderFieldsNot, Fields: []string{"X"}},
		}},
		"(BINARY.PEEK[1]<5.7> BINARY.SIZE[2.1] BINARY[])": {
			{Op: FetchBinary, Peek: true, Section: Section{Part: []int{1}}, Partial: &Partial{5, 7}},
			{Op: FetchBinarySize, Peek: true, Section: Section{Part: []int{2, 1}}},
			{Op: FetchBinary},
		},
		"(RFC822 RFC822.HEADER RFC822.TEXT RFC822.SIZE)": {
			{Op: FetchRFC822},
			{Op: FetchRFC822, Peek: true, Section: Section{Spec: SectionHeader}},
			{Op: FetchRFC822, Section: Section{Spec: SectionText}},
			{Op: FetchSize},
		},
	} {
		d, _ := newTestDecoder("2:* "+text+"\r\n", Limits{})
		args, err := d.Fetch()
		if err == nil {
			err = d.EndLine()
		}
		if err != nil || !reflect.DeepEqual(args.Atts, want) || !reflect.DeepEqual(args.Set, set(NumRange{2, Star})) {
			t.Errorf("%s: got %+v, %v", text, args, err)
		}
	}
}

func TestFetchResponseNames(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"BODY.PEEK[HEADER.FIELDS (Subject \"a b\")]<2.9>": `BODY[HEADER.FIELDS (Subject "a b")]<2>`,
		"BODY[1.2.TEXT]":      "BODY[1.2.TEXT]",
		"BINARY.PEEK[1]<0.5>": "BINARY[1]<0>",
		"BINARY.SIZE[3]":      "BINARY.SIZE[3]",
		"RFC822.HEADER":       "RFC822.HEADER",
		"RFC822":              "RFC822",
		"BODY":                "BODY",
		"RFC822.SIZE":         "RFC822.SIZE",
		"UID":                 "UID",
	} {
		d, _ := newTestDecoder("1 "+text+"\r\n", Limits{})
		args, err := d.Fetch()
		if err != nil {
			t.Fatal(err)
		}
		if got := string(args.Atts[0].AppendName(nil)); got != want {
			t.Errorf("%s is answered as %s, want %s", text, got, want)
		}
	}
}

func TestSearchKeys(t *testing.T) {
	t.Parallel()
	day := time.Date(1994, 2, 1, 0, 0, 0, 0, time.UTC)
	flagged, all := SearchKey{Op: SearchFlag, Str: `\Flagged`}, SearchKey{Op: SearchAll}
	not := func(k SearchKey) SearchKey { return SearchKey{Op: SearchNot, Keys: []SearchKey{k}} }
	for text, want := range map[string]SearchArgs{
		" ALL": {Key: all},
		" FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"": {Key: SearchKey{Op: SearchAnd, Keys: []SearchKey{
			flagged,
			{Op: SearchSince, Date: day},
			not(SearchKey{Op: SearchHeader, Field: "From", Str: "Smith"}),
		}}},
		" CHARSET utf-8 TEXT {4+}\r\n\xd0\xb1\xd0\xb0": {Charset: "UTF-8", Key: SearchKey{Op: SearchText, Str: "\u0431\u0430"}},
		" return (min COUNT) (OR UNSEEN (LARGER 10 2,4:*))": {
			Extended: true, Return: ReturnMin | ReturnCount,
			Key: SearchKey{Op: SearchOr, Keys: []SearchKey{
				not(SearchKey{Op: SearchFlag, Str: `\Seen`}),
				{Op: SearchAnd, Keys: []SearchKey{{Op: SearchLarger, Num: 10}, {Op: SearchSeq, Set: set(NumRange{2, 2}, NumRange{4, Star})}}},
			}},
		},
		" RETURN () $":            {Extended: true, Return: ReturnAll, Key: SearchKey{Op: SearchSeq, Set: NumSet{Saved: true}}},
		" UID 5 KEYWORD $Junk":    {Key: SearchKey{Op: SearchAnd, Keys: []SearchKey{{Op: SearchUID, Set: set(NumRange{5, 5})}, {Op: SearchFlag, Str: "$Junk"}}}},
		" HEADER Message-ID \"\"": {Key: SearchKey{Op: SearchHeader, Field: "Message-ID"}},
		" SENTON \"1-Feb-1994\"":  {Key: SearchKey{Op: SearchSentOn, Date: day}},
		" NEW":                    {Key: not(all)},
		" 1":                      {Key: SearchKey{Op: SearchSeq, Set: set(NumRange{1, 1})}},
	} {
		d, _ := newTestDecoder(text+"\r\n", Limits{})
		args, err := d.Search()
		if err == nil {
			err = d.EndLine()
		}
		if err != nil || !reflect.DeepEqual(args, want) {
			t.Errorf("%q: got %+v, %v\nwant %+v", text, args, err, want)
		}
	}
}

func TestListArguments(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]ListArgs{
		`"" *`:       {Patterns: []string{"*"}},
		`#news. %.%`: {Reference: "#news.", Patterns: []string{"%.%"}},
		`"" ""`:      {Patterns: []string{""}},
		`(SUBSCRIBED RECURSIVEMATCH) "" ("a" "b%") RETURN (CHILDREN STATUS (MESSAGES UNSEEN))`: {
			Extended: true, Options: ListSelectSubscribed | ListSelectRecursiveMatch | ListReturnChildren | ListReturnStatus,
			Patterns: []string{"a", "b%"}, Status: []StatusItem{StatusMessages, StatusUnseen},
		},
		`() "" % RETURN (SPECIAL-USE SUBSCRIBED)`: {
			Extended: true, Patterns: []string{"%"}, Options: ListReturnSpecialUse | ListReturnSubscribed,
		},
	} {
		d, _ := newTestDecoder(text+"\r\n", Limits{})
		args, err := d.List(false)
		if err == nil {
			err = d.EndLine()
		}
		if err != nil || !reflect.DeepEqual(args, want) {
			t.Errorf("%s: got %+v, %v", text, args, err)
		}
	}
}

func TestMatchMailbox(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"*", "", true},
		{"*", "a/b/c", true},
		{"%", "a", true},
		{"%", "a/b", false},
		{"%/%", "a/b", true},
		{"a*c", "a/b/c", true},
		{"a%c", "abc", true},
		{"a%c", "a/c", false},
		{"a", "ab", false},
		{"", "a", false},
		{"inbox", "INBOX", true},
		{"in*", "INBOX", false},
		{"*%*%*%*%*%*%x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
	} {
		if got := MatchMailbox(c.pattern, c.name, '/'); got != c.want {
			t.Errorf("%q against %q: %v", c.pattern, c.name, got)
		}
	}
}

func TestNumSetResolve(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text    string
		largest uint32
		want    string
	}{
		{"2,4:7,9,12:*", 15, "2,4:7,9,12:15"},
		{"*:4,7,5", 7, "4:7"},
		{"559:*", 10, "10:559"},
		{"*", 0, ""},
		{"3:*", 0, "3"},
		{"5,1:2,3,2:4", 9, "1:5"},
		{"4294967295,1", 9, "1,4294967295"},
		{"4294967295,4294967294:*", 4294967295, "4294967294:4294967295"},
	} {
		d, _ := newTestDecoder(c.text+"\r\n", Limits{})
		s, err := d.NumSet()
		if err != nil {
			t.Fatal(err)
		}
		if got := string(AppendRanges(nil, s.Resolve(c.largest))); got != c.want {
			t.Errorf("%s of %d: %s, want %s", c.text, c.largest, got, c.want)
		}
	}
}

func TestMailboxNames(t *testing.T) {
	t.Parallel()
	for wire, name := range map[string]string{
		"~peter/mail/&U,BTFw-/&ZeVnLIqe-": "~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e", // RFC 3501 section 5.1.3
		"Hello &- Goodbye":                "Hello & Goodbye",
		"Entw&APw-rfe":                    "Entw\u00fcrfe",
		"&2D3eAA-":                        "\U0001f600",
		"Sent Items":                      "Sent Items",
	} {
		if got := DecodeUTF7(wire); got != name {
			t.Errorf("%s decodes to %q, want %q", wire, got, name)
		}
		if got := EncodeUTF7(name); got != wire {
			t.Errorf("%q encodes to %s, want %s", name, got, wire)
		}
	}
	for _, odd := range []string{"a&b", "&", "&A-", "&2D0-", "&2D3e-", "R&D"} {
		if got := DecodeUTF7(odd); got != odd {
			t.Errorf("malformed %q became %q", odd, got)
		}
	}
	for _, c := range []struct {
		text, want string
		utf8       bool
	}{
		{"inbox", "INBOX", false},
		{"Inbox/x", "Inbox/x", false},
		{"\"&AOk-\"", "\u00e9", false},
		{"\"&AOk-\"", "&AOk-", true},
		{"\"\u00e9\"", "\u00e9", false},
	} {
		d, _ := newTestDecoder(c.text+" ", Limits{})
		d.SetUTF8(c.utf8)
		if got, err := d.Mailbox(); err != nil || got != c.want {
			t.Errorf("%s: %q, %v", c.text, got, err)
		}
	}
	d, _ := newTestDecoder("\"\xff\" ", Limits{})
	if _, err := d.Mailbox(); AsError(err) == nil {
		t.Error("a name that is not UTF-8 was accepted")
	}
}
