package constraint

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxViolations is how many violations one answer lists; checking stops there,
// so that hostile input cannot make the answer larger than itself.
const maxViolations = 10

// maxShown is how many bytes of an offending value are repeated to the client.
const maxShown = 256

// ValidationError is the ValidationException of AWS's front end: the request was
// understood but members violate the contract.
type ValidationError struct {
	// Message is AWS's text: "N validation error(s) detected: Value 'v' at
	// 'path' failed to satisfy constraint: Member must ...; ...".
	Message string
}

// Error returns the message.
func (e *ValidationError) Error() string { return e.Message }

// ErrorCode returns the error's type on the wire.
func (e *ValidationError) ErrorCode() string { return "ValidationException" }

// ErrorMessage returns the text for the client.
func (e *ValidationError) ErrorMessage() string { return e.Message }

// Checker collects the violations of one request. The zero value is ready to
// use.
type Checker struct {
	path       []string
	violations []string
}

// Err returns what was found as a *[ValidationError], or nil.
func (c *Checker) Err() error {
	switch n := len(c.violations); n {
	case 0:
		return nil
	case 1:
		return &ValidationError{"1 validation error detected: " + c.violations[0]}
	default:
		return &ValidationError{
			strconv.Itoa(n) + " validation errors detected: " + strings.Join(c.violations, "; "),
		}
	}
}

func (c *Checker) full() bool { return len(c.violations) >= maxViolations }

// violate records a violation; value comes with its quotes, or is empty when it
// must not be shown.
func (c *Checker) violate(member, value, rule string) {
	if c.full() {
		return
	}
	var b strings.Builder
	b.WriteString("Value ")
	if value != "" {
		b.WriteString(value)
		b.WriteByte(' ')
	}
	b.WriteString("at '")
	for _, p := range c.path {
		b.WriteString(p)
		b.WriteByte('.')
	}
	b.WriteString(member)
	b.WriteString("' failed to satisfy constraint: ")
	b.WriteString(rule)
	c.violations = append(c.violations, b.String())
}

// Required records a violation when the member is absent.
func (c *Checker) Required(member string, absent bool) {
	if absent {
		c.violate(member, "null", "Member must not be null")
	}
}

// String checks a string member; an absent one satisfies every bound.
func (c *Checker) String(member string, v *string, s *String) {
	if v == nil || s.holds(*v) {
		return
	}
	value := ""
	if !s.Sensitive {
		value = shown(*v)
	}
	for _, rule := range s.broken(*v) {
		c.violate(member, value, rule)
	}
}

// Enum checks an enumeration member; the empty string is an absent one.
func (c *Checker) Enum(member, v string, e *Enum) {
	if v != "" && !e.holds(v) {
		c.violate(member, shown(v), e.rule())
	}
}

// Int32 checks a number; an absent one satisfies every bound.
func (c *Checker) Int32(member string, v *int32, r *Range) {
	if v != nil {
		c.number(member, int64(*v), r)
	}
}

// Int64 checks a number; an absent one satisfies every bound.
func (c *Checker) Int64(member string, v *int64, r *Range) {
	if v != nil {
		c.number(member, *v, r)
	}
}

func (c *Checker) number(member string, n int64, r *Range) {
	value := "'" + strconv.FormatInt(n, 10) + "'"
	if r.Max != nil && n > *r.Max {
		c.violate(member, value, "Member must have value less than or equal to "+strconv.FormatInt(*r.Max, 10))
	}
	if r.Min != nil && n < *r.Min {
		c.violate(member, value, "Member must have value greater than or equal to "+strconv.FormatInt(*r.Min, 10))
	}
}

// Struct checks a nested structure, whose members then appear as
// "member.inner".
func Struct[T any, P interface {
	*T
	Checkable
}](c *Checker, member string, v *T) {
	if v == nil {
		return
	}
	c.path = append(c.path, member)
	P(v).CheckConstraints(c)
	c.path = c.path[:len(c.path)-1]
}

// Structs checks a list of structures and the structures in it, whose members
// appear as "list.1.member.inner", counted from one.
func Structs[T any, P interface {
	*T
	Checkable
}](c *Checker, member string, list []T, l *List) {
	if list == nil {
		return
	}
	c.size(member, "", len(list), l)
	for i := range list {
		if c.full() {
			return
		}
		c.path = append(c.path, member, strconv.Itoa(i+1), "member")
		P(&list[i]).CheckConstraints(c)
		c.path = c.path[:len(c.path)-3]
	}
}

// Strings checks a list of strings or enumeration values. AWS reports a bad
// element against the whole list, with every rule for elements.
func Strings[T ~string](c *Checker, member string, list []T, l *List) {
	if list == nil {
		return
	}
	bad := len(list) < l.Min || l.Max > 0 && len(list) > l.Max
	rule := ""
	for _, v := range list {
		if rule = l.brokenBy(string(v)); rule != "" {
			break
		}
	}
	if !bad && rule == "" {
		return
	}
	value := ""
	if l.Element == nil || !l.Element.Sensitive {
		value = shownList(list)
	}
	c.size(member, value, len(list), l)
	if rule != "" {
		c.violate(member, value, rule)
	}
}

// brokenBy returns the rule for elements when v violates it, or nothing.
func (l *List) brokenBy(v string) string {
	switch {
	case l.Element != nil && !l.Element.holds(v):
		return elementRule(l.Element.rules())
	case l.ElementEnum != nil && !l.ElementEnum.holds(v):
		return elementRule([]string{l.ElementEnum.rule()})
	default:
		return ""
	}
}

func elementRule(rules []string) string {
	return "Member must satisfy constraint: [" + strings.Join(rules, ", ") + "]"
}

func (c *Checker) size(member, value string, n int, l *List) {
	if l.Max > 0 && n > l.Max {
		c.violate(member, value, atMost(l.Max))
	}
	if n < l.Min {
		c.violate(member, value, atLeast(l.Min))
	}
}

func atMost(n int) string {
	return "Member must have length less than or equal to " + strconv.Itoa(n)
}

func atLeast(n int) string {
	return "Member must have length greater than or equal to " + strconv.Itoa(n)
}

func mustMatch(pattern string) string {
	return "Member must satisfy regular expression pattern: " + pattern
}

func (s *String) tooLong(v string) bool {
	return s.Max > 0 && len(v) > s.Max && utf8.RuneCountInString(v) > s.Max
}

func (s *String) tooShort(v string) bool {
	// A character is at least one byte, so few bytes settle it either way.
	return s.Min > 0 && (len(v) < s.Min || utf8.RuneCountInString(v) < s.Min)
}

func (s *String) mismatched(v string) bool { return s.Match != nil && !s.Match.MatchString(v) }

func (s *String) holds(v string) bool {
	return !s.tooLong(v) && !s.tooShort(v) && !s.mismatched(v)
}

// broken lists the rules that v violates.
func (s *String) broken(v string) []string {
	var rules []string
	if s.tooLong(v) {
		rules = append(rules, atMost(s.Max))
	}
	if s.tooShort(v) {
		rules = append(rules, atLeast(s.Min))
	}
	if s.mismatched(v) {
		rules = append(rules, mustMatch(s.Pattern))
	}
	return rules
}

// rules lists every rule for the value.
func (s *String) rules() []string {
	var rules []string
	if s.Max > 0 {
		rules = append(rules, atMost(s.Max))
	}
	if s.Min > 0 {
		rules = append(rules, atLeast(s.Min))
	}
	if s.Match != nil {
		rules = append(rules, mustMatch(s.Pattern))
	}
	return rules
}

func (e *Enum) holds(v string) bool {
	for _, allowed := range e.Values {
		if v == allowed {
			return true
		}
	}
	return false
}

func (e *Enum) rule() string {
	return "Member must satisfy enum value set: [" + strings.Join(e.Values, ", ") + "]"
}

// shown quotes a value for the client, cut to a bounded length.
func shown(v string) string {
	if len(v) > maxShown {
		v = strings.ToValidUTF8(v[:maxShown], "") + "..."
	}
	return "'" + v + "'"
}

func shownList[T ~string](list []T) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, v := range list {
		if b.Len() > maxShown {
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(v))
	}
	b.WriteByte(']')
	return shown(b.String())
}
