package constraint

import (
	"regexp"
	"strings"
	"testing"
)

// request is a structure with every kind of member.
type request struct {
	ID     *string
	Secret *string
	Role   string
	Count  *int32
	Size   *int64
	Tags   []string
	Roles  []string
	Inner  *inner
	Inners []inner
}

type inner struct{ Key *string }

var (
	boundsID     = String{Min: 3, Max: 5, Pattern: "[a-z]+", Match: regexp.MustCompile(`\A[a-zé日]+\z`)}
	boundsSecret = String{Min: 2, Pattern: "[a-z]+", Match: regexp.MustCompile(`\A[a-z]+\z`), Sensitive: true}
	boundsRole   = Enum{Values: []string{"USER", "RESOURCE"}}
	boundsCount  = Range{Min: new(int64(1)), Max: new(int64(100))}
	boundsTags   = List{Min: 1, Max: 2, Element: &boundsID}
	boundsRoles  = List{ElementEnum: &boundsRole}
	boundsInners = List{Max: 2}
)

func (r *request) CheckConstraints(c *Checker) {
	c.Required("id", r.ID == nil)
	c.String("id", r.ID, &boundsID)
	c.String("secret", r.Secret, &boundsSecret)
	c.Enum("role", r.Role, &boundsRole)
	c.Int32("count", r.Count, &boundsCount)
	c.Int64("size", r.Size, &boundsCount)
	Strings(c, "tags", r.Tags, &boundsTags)
	Strings(c, "roles", r.Roles, &boundsRoles)
	Struct(c, "inner", r.Inner)
	Structs(c, "inners", r.Inners, &boundsInners)
}

func (i *inner) CheckConstraints(c *Checker) {
	c.Required("key", i.Key == nil)
	c.String("key", i.Key, &boundsID)
}

func TestViolations(t *testing.T) {
	t.Parallel()
	good := new("abc")
	for _, test := range []struct {
		name string
		in   request
		want string
	}{
		{"nothing wrong", request{ID: good}, ""},
		{"everything present", request{
			ID: good, Secret: new("ab"), Role: "USER", Count: new(int32(100)), Size: new(int64(1)),
			Tags: []string{"abc"}, Roles: []string{}, Inner: &inner{good}, Inners: []inner{{good}},
		}, ""},
		{"characters, not bytes", request{ID: new("ééééé")}, ""},
		{"required", request{}, "1 validation error detected: Value null at 'id' failed to satisfy constraint: Member must not be null"},
		{"too long", request{ID: new("abcdef")}, "1 validation error detected: Value 'abcdef' at 'id' failed to satisfy constraint: " +
			"Member must have length less than or equal to 5"},
		{"too short in characters", request{ID: new("日日")}, "1 validation error detected: Value '日日' at 'id' failed to satisfy constraint: " +
			"Member must have length greater than or equal to 3"},
		{"two at once", request{ID: new("")}, "2 validation errors detected: Value '' at 'id' failed to satisfy constraint: " +
			"Member must have length greater than or equal to 3; Value '' at 'id' failed to satisfy constraint: " +
			"Member must satisfy regular expression pattern: [a-z]+"},
		{"secret value", request{ID: good, Secret: new("HUSH1")}, "1 validation error detected: Value at 'secret' failed to satisfy constraint: " +
			"Member must satisfy regular expression pattern: [a-z]+"},
		{"enumeration", request{ID: good, Role: "user"}, "1 validation error detected: Value 'user' at 'role' failed to satisfy constraint: " +
			"Member must satisfy enum value set: [USER, RESOURCE]"},
		{"number too small", request{ID: good, Count: new(int32(0))}, "1 validation error detected: Value '0' at 'count' failed to satisfy constraint: " +
			"Member must have value greater than or equal to 1"},
		{"number too large", request{ID: good, Size: new(int64(101))}, "1 validation error detected: Value '101' at 'size' failed to satisfy constraint: " +
			"Member must have value less than or equal to 100"},
		{"list too short", request{ID: good, Tags: []string{}}, "1 validation error detected: Value '[]' at 'tags' failed to satisfy constraint: " +
			"Member must have length greater than or equal to 1"},
		{"list too long", request{ID: good, Tags: []string{"abc", "abd", "abe"}}, "1 validation error detected: " +
			"Value '[abc, abd, abe]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 2"},
		{"bad element", request{ID: good, Tags: []string{"abc", "A"}}, "1 validation error detected: Value '[abc, A]' at 'tags' " +
			"failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 5, " +
			"Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-z]+]"},
		{"bad enumeration in list", request{ID: good, Roles: []string{"X"}}, "1 validation error detected: Value '[X]' at 'roles' " +
			"failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [USER, RESOURCE]]"},
		{"nested", request{ID: good, Inner: &inner{}}, "1 validation error detected: Value null at 'inner.key' failed to satisfy constraint: " +
			"Member must not be null"},
		{"nested in list", request{ID: good, Inners: []inner{{good}, {new("A")}}}, "2 validation errors detected: " +
			"Value 'A' at 'inners.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 3; " +
			"Value 'A' at 'inners.2.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+"},
		{"path is left again", request{ID: good, Inner: &inner{}, Inners: []inner{{}}}, "2 validation errors detected: " +
			"Value null at 'inner.key' failed to satisfy constraint: Member must not be null; " +
			"Value null at 'inners.1.member.key' failed to satisfy constraint: Member must not be null"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := ""
			if err := Check(&test.in); err != nil {
				got = err.Error()
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// The answer to hostile input must stay small whatever its size.
func TestAnswerIsBounded(t *testing.T) {
	t.Parallel()
	in := request{ID: new(strings.Repeat("X", 1<<20)), Tags: make([]string, 1<<16), Inners: make([]inner, 1<<16)}
	for i := range in.Tags {
		in.Tags[i] = strings.Repeat("Y", 100)
	}
	err := Check(&in)
	if err == nil {
		t.Fatal("no violation was found")
	}
	if n := len(err.Error()); n > 8<<10 {
		t.Errorf("the text has %d bytes", n)
	}
	if !strings.HasPrefix(err.Error(), "10 validation errors detected: ") {
		t.Errorf("got %.60s", err.Error())
	}
}

func TestSegments(t *testing.T) {
	t.Parallel()
	digits := [2]uint64{0x03ff << 48, 0}
	m := Segments{
		{Literal: "r-"},
		{ASCII: digits, Min: 2, Max: 3},
		{Literal: "é"},
		{Wide: []rune{0x100, 0x1ff, 0x1f600, 0x1f64f}, Min: 0, Max: -1},
	}
	for v, want := range map[string]bool{
		"r-12é": true, "r-123é": true, "r-12é\u0100\U0001f600": true,
		"": false, "r-": false, "r-1é": false, "r-1234é": false, "r-12": false, "r-12éx": false,
		"r-12é\u0200": false, "x-12é": false, "r-12\xc3": false, "r-12é\xff": false,
	} {
		if got := m.MatchString(v); got != want {
			t.Errorf("%q: got %t, want %t", v, got, want)
		}
	}
}

func TestValidRequestsAllocateOnlyTheChecker(t *testing.T) {
	in := &request{ID: new("abc"), Role: "USER", Count: new(int32(5)), Tags: []string{"abc"}, Roles: []string{"USER"}}
	if n := testing.AllocsPerRun(100, func() {
		var c Checker
		in.CheckConstraints(&c)
		if c.Err() != nil {
			t.Error(c.Err())
		}
	}); n > 1 {
		t.Errorf("%v allocations for a valid request", n)
	}
}
