package directory

import (
	"github.com/mailstead/mailstead/internal/engine/store"
)

const (
	pageMembers = `SELECT ` + recordColumns + ` FROM group_member m JOIN entity e ON e.org = m.org AND e.id = m.member
		WHERE m.org = $1 AND m.grp = $2 AND m.member > $3 ORDER BY m.member LIMIT $4 + 0`
	pageDelegates = `SELECT ` + recordColumns + ` FROM resource_delegate r JOIN entity e ON e.org = r.org AND e.id = r.delegate
		WHERE r.org = $1 AND r.resource = $2 AND r.delegate > $3 ORDER BY r.delegate LIMIT $4 + 0`
	selectReaches = `WITH RECURSIVE reached (id) AS (
			SELECT e.id FROM entity e WHERE e.org = $1 AND e.id = $2
			UNION
			SELECT m.member FROM reached r CROSS JOIN group_member m WHERE m.org = $1 AND m.grp = r.id AND m.kind = 'GROUP'
		)
		SELECT EXISTS (SELECT 1 FROM reached WHERE id = $3)`
)

// reaches reports whether group from is group to or contains it at any depth.
func reaches(tx *store.Tx, org, from, to string) (yes bool, err error) {
	err = tx.QueryRow(selectReaches, org, from, to).Scan(&yes)
	return yes, err
}

func insertMember(tx *store.Tx, org, group string, member record) error {
	_, err := tx.Exec(`INSERT INTO group_member (org, grp, member, kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		org, group, member.ID, member.Type)
	return err
}

func deleteMember(tx *store.Tx, org, group, member string) error {
	_, err := tx.Exec(`DELETE FROM group_member WHERE org = $1 AND grp = $2 AND member = $3`, org, group, member)
	return err
}

func insertDelegate(tx *store.Tx, org, resource string, delegate record) error {
	_, err := tx.Exec(`INSERT INTO resource_delegate (org, resource, delegate, kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		org, resource, delegate.ID, delegate.Type)
	return err
}

func deleteDelegate(tx *store.Tx, org, resource, delegate string) error {
	_, err := tx.Exec(`DELETE FROM resource_delegate WHERE org = $1 AND resource = $2 AND delegate = $3`, org, resource, delegate)
	return err
}

// hasDelegate reports whether a resource has a delegate other than except.
func hasDelegate(tx *store.Tx, org, resource, except string) (yes bool, err error) {
	err = tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM resource_delegate WHERE org = $1 AND resource = $2 AND delegate <> $3)`,
		org, resource, except).Scan(&yes)
	return yes, err
}

func isDelegate(tx *store.Tx, org, resource, delegate string) (yes bool, err error) {
	err = tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM resource_delegate WHERE org = $1 AND resource = $2 AND delegate = $3)`,
		org, resource, delegate).Scan(&yes)
	return yes, err
}

// selectRecords runs a query for recordColumns.
func selectRecords(tx *store.Tx, query string, args ...any) ([]record, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []record
	for rows.Next() {
		r, err := scanRecord(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}
