package awsjson

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// thing has a member of every kind.
type thing struct {
	Text   *string
	Kind   string
	Flag   bool
	Maybe  *bool
	Count  *int32
	Big    *int64
	Size   float64
	When   Timestamp
	Names  []string
	Inner  *thing
	Things []thing
}

func (v *thing) DecodeAWSJSON(d *Decoder) {
	for d.BeginObject(); d.NextMember(); {
		switch string(d.Name()) {
		case "Text":
			v.Text = d.OptString()
		case "Kind":
			v.Kind = d.String()
		case "Flag":
			v.Flag = d.Bool()
		case "Maybe":
			v.Maybe = d.OptBool()
		case "Count":
			v.Count = d.OptInt32()
		case "Big":
			v.Big = d.OptInt64()
		case "Size":
			v.Size = d.Float64()
		case "When":
			v.When = d.Time()
		case "Names":
			v.Names = Strings[string](d)
		case "Inner":
			v.Inner = Struct[thing](d)
		case "Things":
			v.Things = Structs[thing](d)
		default:
			d.Skip()
		}
	}
}

func (v *thing) EncodeAWSJSON(e *Encoder) {
	e.BeginObject()
	e.OptSensitive("Text", v.Text)
	e.OptEnum("Kind", v.Kind)
	e.Bool("Flag", v.Flag)
	e.OptBool("Maybe", v.Maybe)
	e.OptInt32("Count", v.Count)
	e.OptInt64("Big", v.Big)
	e.Float64("Size", v.Size)
	e.OptTime("When", v.When)
	OptStrings(e, "Names", v.Names)
	OptStruct(e, "Inner", v.Inner)
	OptStructs(e, "Things", v.Things)
	e.EndObject()
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, body string
		want       thing
	}{
		{"empty body", "", thing{}},
		{"white space", " \r\n\t", thing{}},
		{"empty object", "{}", thing{}},
		{"null", "null", thing{}},
		{"all kinds", ` { "Text" : "a" , "Kind":"K","Flag":true,"Maybe":false,"Count":-7,"Big":9007199254740993,"Size":1.5e2,` +
			`"When":1532459261.827,"Names":["x","y"],"Inner":{"Kind":"I"},"Things":[{},{"Flag":true}]} `, thing{
			Text: new("a"), Kind: "K", Flag: true, Maybe: new(false), Count: new(int32(-7)), Big: new(int64(9007199254740993)),
			Size: 150, When: NewTimestamp(time.UnixMilli(1532459261827).UTC()), Names: []string{"x", "y"},
			Inner: &thing{Kind: "I"}, Things: []thing{{}, {Flag: true}},
		}},
		{"nulls are absent", `{"Text":null,"Kind":null,"Flag":null,"Maybe":null,"Count":null,"Big":null,"Size":null,"When":null,` +
			`"Names":null,"Inner":null,"Things":null}`, thing{}},
		{"null elements are left out", `{"Names":["a",null],"Things":[null,{"Kind":"x"}]}`, thing{
			Names: []string{"a"}, Things: []thing{{Kind: "x"}},
		}},
		{"empty lists are not absent", `{"Names":[],"Things":[]}`, thing{Names: []string{}, Things: []thing{}}},
		{"unknown members", `{"A":{"b":[1,{"c":null}],"d":"\u0041"},"B":[[],[true,false]],"Kind":"k","C":-1.0e+5}`, thing{Kind: "k"}},
		{"names have case", `{"kind":"k","TEXT":"t"}`, thing{}},
		{"the last of a name counts", `{"Kind":"a","Kind":"b"}`, thing{Kind: "b"}},
		{"escaped name", `{"\u004bind":"k"}`, thing{Kind: "k"}},
		{"escapes", `{"Text":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}`, thing{Text: new("\"\\/\b\f\n\r\té\U0001f600")}},
		{"lone surrogates", `{"Text":"\ud83dx\ude00\ud83d\u0041"}`, thing{Text: new("\ufffdx\ufffd\ufffdA")}},
		{"not UTF-8", "{\"Text\":\"a\xffb\",\"Kind\":\"\\n\xc3\"}", thing{Text: new("a\ufffdb"), Kind: "\n\ufffd"}},
		{"fractions are cut off", `{"Count":1.9,"Big":-1e3}`, thing{Count: new(int32(1)), Big: new(int64(-1000))}},
		{"largest numbers", `{"Count":2147483647,"Big":-9223372036854775808}`, thing{
			Count: new(int32(math.MaxInt32)), Big: new(int64(math.MinInt64)),
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got thing
			if err := Unmarshal([]byte(test.body), &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	const (
		object = "Start of structure or map found where not expected."
		list   = "Start of list found where not expected."
	)
	for _, test := range []struct{ body, want string }{
		{`hello`, "not valid JSON"},
		{`{`, "ends in the middle"},
		{`{"Text"`, "colon"},
		{`{"Text":`, "ends in the middle"},
		{`{"Text":"a`, "ends in the middle"},
		{`{"Text":"a\`, "escape"},
		{`{"Text":"a"`, "ends in the middle"},
		{`{"Text":"a",}`, "not valid JSON"},
		{`{,}`, "member name"},
		{`{1:2}`, "member name"},
		{`{"Text":"a" "Kind":"b"}`, "not valid JSON"},
		{`{"Names":["a",]}`, "not valid JSON"},
		{`{"Names":["a" "b"]}`, "not valid JSON"},
		{`{"Names":["a"}`, "not valid JSON"},
		{`{} {}`, "after the end"},
		{`{}}`, "after the end"},
		{"{\"Text\":\"a\nb\"}", "control character"},
		{"{\"Text\":\"\\\\a\nb\"}", "control character"},
		{`{"Text":"\x"}`, "escape"},
		{`{"Text":"\u12g4"}`, "escape"},
		{`{"Count":01}`, "not valid JSON"},
		{`{"Count":-}`, "not valid JSON"},
		{`{"Count":1.}`, "not valid JSON"},
		{`{"Count":1e}`, "not valid JSON"},
		{`{"Unknown":nul}`, "not valid JSON"},
		{`{"Unknown":truth}`, "not valid JSON"},
		{`{"Text":nil}`, "not valid JSON"},
		{`"x"`, "Expected null"},
		{`5`, "Expected null"},
		{`[]`, list},
		{`{"Text":5}`, "class java.lang.Integer can not be converted to an String"},
		{`{"Text":5.5}`, "class java.lang.Double can not be converted to an String"},
		{`{"Kind":true}`, "class java.lang.Boolean can not be converted to an String"},
		{`{"Text":{}}`, object},
		{`{"Text":[]}`, list},
		{`{"Flag":"true"}`, "class java.lang.String can not be converted to an Boolean"},
		{`{"Maybe":1}`, "class java.lang.Integer can not be converted to an Boolean"},
		{`{"Count":"1"}`, "class java.lang.String can not be converted to an Integer"},
		{`{"Count":false}`, "class java.lang.Boolean can not be converted to an Integer"},
		{`{"Count":{}}`, object},
		{`{"Big":"1"}`, "class java.lang.String can not be converted to an Long"},
		{`{"Size":"1"}`, "class java.lang.String can not be converted to an Double"},
		{`{"Count":2147483648}`, "too large"},
		{`{"Big":1e30}`, "too large"},
		{`{"Size":1e999}`, "too large"},
		{`{"When":"2020-01-01"}`, "class java.lang.String can not be converted to an Timestamp"},
		{`{"When":1e20}`, "out of range"},
		{`{"Names":"a"}`, "Expected list or null"},
		{`{"Names":{}}`, object},
		{`{"Names":[1]}`, "class java.lang.Integer can not be converted to an String"},
		{`{"Inner":1}`, "Expected null"},
		{`{"Inner":[]}`, list},
		{`{"Things":{}}`, object},
		{`{"Things":["a"]}`, "Expected null"},
	} {
		var got thing
		err := Unmarshal([]byte(test.body), &got)
		var refused *SerializationError
		if !errors.As(err, &refused) || !strings.Contains(refused.Reason, test.want) {
			t.Errorf("%s: got %v, want %s", test.body, err, test.want)
		}
	}
}

func TestNestingIsBounded(t *testing.T) {
	t.Parallel()
	const levels = 100_000
	for _, body := range []string{
		strings.Repeat(`{"Inner":`, levels),
		strings.Repeat(`{"Unknown":`, levels),
		`{"Unknown":` + strings.Repeat(`[`, levels),
		strings.Repeat(`{"Things":[`, levels),
		`{"Inner":` + strings.Repeat(`{"Inner":`, MaxDepth) + strings.Repeat(`}`, MaxDepth+1),
	} {
		if err := Unmarshal([]byte(body), &thing{}); err == nil || !strings.Contains(err.Error(), "nested too deeply") {
			t.Errorf("%.30s...: got %v", body, err)
		}
	}
	fits := strings.Repeat(`{"Inner":`, MaxDepth-1) + `{}` + strings.Repeat(`}`, MaxDepth-1)
	if err := Unmarshal([]byte(fits), &thing{}); err != nil {
		t.Error(err)
	}
}

func TestErrorsShowNoValues(t *testing.T) {
	t.Parallel()
	err := Unmarshal([]byte(`{"Text":"hunter2","Count":"hunter3"}`), &thing{})
	if err == nil || strings.Contains(err.Error(), "hunter") {
		t.Errorf("got %v", err)
	}
}

func TestEncode(t *testing.T) {
	t.Parallel()
	v := &thing{
		Text: new("secret"), Kind: "K\"\\\x00\u2028é\xff", Maybe: new(false), Count: new(int32(0)), Size: math.Inf(1),
		When: NewTimestamp(time.UnixMilli(1500)), Names: []string{}, Inner: &thing{Names: []string{"a", "b"}},
		Things: []thing{{}, {Flag: true}},
	}
	const tail = `"Flag":false,"Maybe":false,"Count":0,"Size":0,"When":1.5,"Names":[],` +
		`"Inner":{"Flag":false,"Size":0,"Names":["a","b"]},"Things":[{"Flag":false,"Size":0},{"Flag":true,"Size":0}]}`
	kind := `"Kind":"K\"\\\u0000` + "\u2028é\ufffd" + `",`
	got := Marshal(v)
	if want := `{"Text":"secret",` + kind + tail; string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if want := `{"Text":"***",` + kind + tail; Redacted(v) != want {
		t.Errorf("got  %s\nwant %s", Redacted(v), want)
	}
	if !json.Valid(got) {
		t.Error("not valid JSON")
	}
}

func TestTimestamps(t *testing.T) {
	t.Parallel()
	for milli, want := range map[int64]string{
		0: "0", 1532459261827: "1532459261.827", 1532459261820: "1532459261.82", 1532459261800: "1532459261.8",
		1532459261000: "1532459261", 1532459261007: "1532459261.007", -1500: "-1.5",
	} {
		stamp := NewTimestamp(time.UnixMilli(milli).Add(999 * time.Microsecond).UTC())
		if milli < 0 {
			stamp = NewTimestamp(time.UnixMilli(milli).UTC())
		}
		got, err := json.Marshal(stamp)
		if err != nil || string(got) != want {
			t.Errorf("%d: got %s, %v, want %s", milli, got, err, want)
		}
		var back Timestamp
		if err := json.Unmarshal(got, &back); err != nil || back.UnixMilli() != milli {
			t.Errorf("%s: got %v, %v", got, back, err)
		}
	}
	if got, _ := json.Marshal(Timestamp{}); string(got) != "null" {
		t.Errorf("absent: got %s", got)
	}
	for _, bad := range []string{`"x"`, `1e300`, `{}`} {
		if err := json.Unmarshal([]byte(bad), new(Timestamp)); err == nil {
			t.Errorf("%s was read as a timestamp", bad)
		}
	}
}

// FuzzUnmarshal feeds the decoder anything: it must not fail other than with a
// SerializationError, must refuse what encoding/json refuses, and what it accepts
// must survive being written and read again.
func FuzzUnmarshal(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `null`, `{"Text":"\ud83d\ude00","Count":1e2,"Names":["a",null],"Inner":{"Things":[{}]}}`,
		`{"Unknown":[{"a":[[[]]]},-0.5e-7,"\u0000"],"When":1.001}`, "{\"Text\":\"\xff\\n\"}", `{"Size":5,"Big":"x"}`,
		`{"Inner":{"Inner":{"Inner":null}}}`, `[1`, `{"Flag":tru`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var got thing
		err := Unmarshal(body, &got)
		if err != nil {
			var refused *SerializationError
			if !errors.As(err, &refused) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		if len(strings.TrimSpace(string(body))) > 0 && !json.Valid(body) {
			t.Fatalf("accepted what is not JSON: %q", body)
		}
		text := Marshal(&got)
		if !json.Valid(text) {
			t.Fatalf("wrote what is not JSON: %q", text)
		}
		var again thing
		if err := Unmarshal(text, &again); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		if diff := cmp.Diff(got, again); diff != "" {
			t.Fatal(diff)
		}
	})
}

func BenchmarkUnmarshal(b *testing.B) {
	body := []byte(`{"Text":"m-0123456789abcdef0123456789abcdef","Kind":"USER","Count":100,"Names":["a","b"]}`)
	b.ReportAllocs()
	for b.Loop() {
		var v thing
		if err := Unmarshal(body, &v); err != nil {
			b.Fatal(err)
		}
	}
}
