package directory

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// A Page says which part of a list is wanted.
type Page struct {
	Token string // of the previous page, or "" for the first
	Size  int    // how many at most, up to 100; 0 means 100
}

// maxPage is the largest page, and the one for callers that do not say.
const maxPage = 100

func (p Page) size() int {
	if p.Size <= 0 || p.Size > maxPage {
		return maxPage
	}
	return p.Size
}

// A cursor is the place of an element in a list that is ordered by key, then
// id. The zero cursor lies before all elements.
type cursor struct{ key, id string }

// A listing identifies a list: what it lists, of what, with which filters. A
// token continues only the listing that it was made for.
type listing struct {
	name    string
	org     string
	subject string // the entity whose parts are listed, or the filters
}

const (
	tokenVersion = 1
	tokenSum     = 8
)

// encode returns the token of the page that follows c.
//
// A token is a version, a checksum over the listing and the cursor, and the
// cursor. The checksum catches damage and mix-ups. It is no signature, and none
// is needed: a forged token reads nothing but another part of the same list.
func (l listing) encode(c cursor) string {
	b := append([]byte{tokenVersion}, l.sum(c)...)
	b = append(b, c.key...)
	b = append(b, 0)
	b = append(b, c.id...)
	return base64.RawURLEncoding.EncodeToString(b)
}

// decode is the inverse of encode. The empty token is the zero cursor.
func (l listing) decode(token string) (cursor, error) {
	if token == "" {
		return cursor{}, nil
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err == nil && len(b) > tokenSum && b[0] == tokenVersion {
		sum, rest := b[1:1+tokenSum], string(b[1+tokenSum:])
		key, id, ok := strings.Cut(rest, "\x00")
		if c := (cursor{key, id}); ok && checkText(key, id) == nil && bytes.Equal(sum, l.sum(c)) {
			return c, nil
		}
	}
	return cursor{}, refuse(InvalidParameter, "The NextToken does not belong to this list; pass the one from the previous page, with the same other members.")
}

func (l listing) sum(c cursor) []byte {
	sum := sha256.Sum256([]byte(strings.Join([]string{l.name, l.org, l.subject, c.key, c.id}, "\x00")))
	return sum[:tokenSum]
}

// cut drops what a query for size+1 elements found beyond size, and returns
// the token of the page that follows, or "".
func cut[T any](found []T, size int, token func(last T) string) ([]T, string) {
	if len(found) <= size {
		return found, ""
	}
	return found[:size], token(found[size-1])
}
