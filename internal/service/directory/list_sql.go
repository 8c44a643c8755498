package directory

import (
	"fmt"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// An entityList is a query for the entities of one kind. It is ordered by the
// first prefix that was given, else by name, so that a page is one range of an
// index. Further prefixes and a state are looked at row by row.
type entityList struct {
	org      string
	kind     EntityType
	state    State
	prefixes []prefixFilter
}

// A prefixFilter wants column to begin with prefix. index repeats the
// condition of the column's partial index, so that it can be used.
type prefixFilter struct{ column, prefix, index string }

func (q *entityList) prefix(prefix, column, index string) {
	if prefix != "" {
		q.prefixes = append(q.prefixes, prefixFilter{column, fold(prefix), index})
	}
}

func (q *entityList) listing() listing {
	subject := []string{string(q.state)}
	for _, p := range q.prefixes {
		subject = append(subject, p.column, p.prefix)
	}
	return listing{name: string(q.kind), org: q.org, subject: strings.Join(subject, "\x00")}
}

func (q *entityList) run(tx *store.Tx, after cursor, limit int) ([]record, error) {
	text, args := q.sql(after, limit)
	rows, err := tx.Query(text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]record, 0, limit)
	for rows.Next() {
		var key string
		r, err := scanRecord(rows, &key)
		if err != nil {
			return nil, err
		}
		r.sortKey = key
		found = append(found, r)
	}
	return found, rows.Err()
}

// sql builds one of a few dozen texts; values are always arguments.
func (q *entityList) sql(after cursor, limit int) (string, []any) {
	order := "name_key"
	if len(q.prefixes) > 0 {
		order = q.prefixes[0].column
	}
	args := []any{q.org, string(q.kind)}
	arg := func(v any) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args))
	}
	var b strings.Builder
	b.WriteString("SELECT " + recordColumns + ", e." + order + " FROM entity e WHERE e.org = $1 AND ")
	if order == "display_key" { // its index is of users only
		b.WriteString("e.kind = 'USER' AND e.kind = $2")
	} else {
		b.WriteString("e.kind = $2")
	}
	if after != (cursor{}) {
		b.WriteString(" AND (e." + order + ", e.id) > (" + arg(after.key) + ", " + arg(after.id) + ")")
	}
	for _, p := range q.prefixes {
		b.WriteString(" AND e." + p.column + " >= " + arg(p.prefix))
		if end := prefixEnd(p.prefix); end != "" {
			b.WriteString(" AND e." + p.column + " < " + arg(end))
		}
		if p.index != "" {
			b.WriteString(" AND e." + p.index)
		}
	}
	switch {
	case q.state == "":
	case order == "name_key":
		b.WriteString(" AND e.state = " + arg(string(q.state)))
	default: // an expression, so that the index of the state is not taken
		b.WriteString(" AND e.state || '' = " + arg(string(q.state)))
	}
	b.WriteString(" ORDER BY e." + order + ", e.id LIMIT " + arg(limit) + " + 0")
	return b.String(), args
}
