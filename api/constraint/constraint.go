// Package constraint checks the members of a request against the bounds of its
// AWS contract and words what it finds as AWS's own front end does, because
// scripts and people recognise a ValidationException by that text.
//
// Generated code calls a [Checker] once per member with the [String], [Enum],
// [Range] or [List] of the member's shape. A request that violates nothing costs
// one allocation, the checker itself.
package constraint

// Matcher says whether a whole value satisfies a pattern. *regexp.Regexp and
// [Segments] are matchers.
type Matcher interface {
	MatchString(s string) bool
}

// String bounds a string.
type String struct {
	// Min and Max bound the length in characters, not bytes. A Max of zero is
	// no bound.
	Min, Max int
	// Pattern is the pattern as the contract writes it, for the text of a
	// violation; empty when there is none.
	Pattern string
	// Match decides whether the whole value satisfies Pattern.
	Match Matcher
	// Sensitive keeps the value out of the text of a violation.
	Sensitive bool
}

// Enum bounds a string to a set of values.
type Enum struct {
	// Values are the allowed values in the order of the contract.
	Values []string
}

// Range bounds a whole number.
type Range struct {
	// Min and Max are the bounds, both inclusive; nil is no bound.
	Min, Max *int64
}

// List bounds the number of elements of a list and each element that is a
// string.
type List struct {
	// Min and Max bound the number of elements. A Max of zero is no bound.
	Min, Max int
	// Element and ElementEnum bound the elements; both are nil when elements
	// are structures, which check themselves.
	Element     *String
	ElementEnum *Enum
}

// Checkable is a structure that checks its own members.
type Checkable interface {
	// CheckConstraints reports every violation to c.
	CheckConstraints(c *Checker)
}

// Check returns the violations in v as a *[ValidationError], or nil.
func Check(v Checkable) error {
	var c Checker
	v.CheckConstraints(&c)
	return c.Err()
}
