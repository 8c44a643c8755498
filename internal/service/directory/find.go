package directory

import (
	"errors"
	"slices"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// A forms value says by what an operation lets its caller name an entity.
type forms uint8

const (
	byID forms = 1 << iota
	byEmail
	byName
	byAny = byID | byEmail | byName
)

// find returns the entity of org that ident names, if its type is among types
// (any type when there are none). It refuses when the organization is not
// active.
func find(tx *store.Tx, org, ident string, by forms, types ...EntityType) (record, error) {
	try := func(query, key string) (record, error) {
		r, err := scanRecord(tx.QueryRow(query, org, key))
		if err == nil && len(types) > 0 && !slices.Contains(types, r.Type) {
			return record{}, store.ErrNoRows
		}
		return r, err
	}
	if id, ok := canonicalID(ident); ok && by&byID != 0 {
		if r, err := try(selectByID, id); !errors.Is(err, store.ErrNoRows) {
			return r, err
		}
	}
	if by&byEmail != 0 && strings.Contains(ident, "@") {
		if r, err := try(selectByEmail, fold(ident)); !errors.Is(err, store.ErrNoRows) {
			return r, err
		}
	}
	if by&byName != 0 {
		if r, err := try(selectByName, fold(ident)); !errors.Is(err, store.ErrNoRows) {
			return r, err
		}
	}
	if err := requireActive(tx, org); err != nil {
		return record{}, err
	}
	noun := "entity"
	if len(types) == 1 {
		noun = types[0].noun()
	}
	return record{}, refuse(EntityNotFound, "The %s %s does not exist in organization %s.", noun, ident, org)
}
