package directory

import (
	"errors"

	"github.com/mailstead/mailstead/internal/engine/store"
)

const selectLogin = `SELECT e.org, e.id, e.name, e.email, e.password_hash, e.state, e.role
	FROM address a JOIN entity e ON e.org = a.org AND e.id = a.entity JOIN organization o ON o.id = e.org
	WHERE a.address_key = $1 AND e.kind = 'USER' AND o.state = 'Active'`

const (
	selectRoute = `SELECT a.address, e.org, e.id, e.kind, e.state, e.email, e.role
		FROM address a JOIN entity e ON e.org = a.org AND e.id = a.entity JOIN organization o ON o.id = e.org
		WHERE a.address_key = $1 AND o.state = 'Active'`
	// UNION drops the groups that were reached before, so a cycle ends. CROSS
	// JOIN makes SQLite go from the groups to their members, not the other way.
	selectExpansion = `WITH RECURSIVE reached (id) AS (
			SELECT e.id FROM entity e WHERE e.org = $1 AND e.id = $2
			UNION
			SELECT m.member FROM reached r CROSS JOIN group_member m CROSS JOIN entity e
				WHERE m.org = $1 AND m.grp = r.id AND m.kind = 'GROUP'
				AND e.org = $1 AND e.id = m.member AND e.state = 'ENABLED'
		)
		SELECT DISTINCT e.id, e.email FROM reached r CROSS JOIN group_member m CROSS JOIN entity e
			WHERE m.org = $1 AND m.grp = r.id AND m.kind = 'USER'
			AND e.org = $1 AND e.id = m.member AND e.state = 'ENABLED' AND e.role <> 'REMOTE_USER'
			ORDER BY e.id LIMIT $3 + 0`
)

// expand returns the mailboxes below a group.
func expand(tx *store.Tx, org, group string) ([]Recipient, error) {
	rows, err := tx.Query(selectExpansion, org, group, maxExpansion+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Recipient
	for rows.Next() {
		r := Recipient{Org: org}
		if err := rows.Scan(&r.Owner, &r.Address); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	if len(found) > maxExpansion {
		return nil, refuse(LimitExceeded, "The group leads to more than %d mailboxes.", maxExpansion)
	}
	return found, rows.Err()
}

// isLocal reports whether domain is a verified mail domain.
func isLocal(tx *store.Tx, domain string) (bool, error) {
	var ownership string
	err := tx.QueryRow(`SELECT ownership FROM mail_domain WHERE domain = $1`, domain).Scan(&ownership)
	if errors.Is(err, store.ErrNoRows) {
		return false, nil
	}
	return ownership == domainVerified, err
}
