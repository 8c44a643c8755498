package directory

import (
	"github.com/mailstead/mailstead/internal/engine/store"
)

const (
	pageGrants = `SELECT grantee, kind, full_access, send_as, send_on_behalf FROM mailbox_permission
		WHERE org = $1 AND owner = $2 AND grantee > $3 ORDER BY grantee LIMIT $4 + 0`
	// UNION drops the groups that were reached before, so a cycle ends. CROSS
	// JOIN makes SQLite go from members to their groups, not the other way.
	selectRights = `WITH RECURSIVE holder (id) AS (
			SELECT e.id FROM entity e WHERE e.org = $1 AND e.id = $3
			UNION
			SELECT m.grp FROM holder h CROSS JOIN group_member m WHERE m.org = $1 AND m.member = h.id
		)
		SELECT COALESCE(MAX(p.full_access), 0), COALESCE(MAX(p.send_as), 0), COALESCE(MAX(p.send_on_behalf), 0)
			FROM holder h CROSS JOIN mailbox_permission p WHERE p.org = $1 AND p.owner = $2 AND p.grantee = h.id`
)

func upsertGrant(tx *store.Tx, org, owner string, g Grant) error {
	_, err := tx.Exec(`INSERT INTO mailbox_permission (org, owner, grantee, kind, full_access, send_as, send_on_behalf)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (org, owner, grantee) DO UPDATE SET full_access = $5, send_as = $6, send_on_behalf = $7`,
		org, owner, g.Grantee, g.Type, bit(g.FullAccess), bit(g.SendAs), bit(g.SendOnBehalf))
	return err
}

func deleteGrant(tx *store.Tx, org, owner, grantee string) error {
	_, err := tx.Exec(`DELETE FROM mailbox_permission WHERE org = $1 AND owner = $2 AND grantee = $3`, org, owner, grantee)
	return err
}

func selectGrants(tx *store.Tx, org, owner, after string, limit int) ([]Grant, error) {
	rows, err := tx.Query(pageGrants, org, owner, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Grant
	for rows.Next() {
		var g Grant
		var full, as, behalf int64
		if err := rows.Scan(&g.Grantee, &g.Type, &full, &as, &behalf); err != nil {
			return nil, err
		}
		g.Rights = Rights{full != 0, as != 0, behalf != 0}
		found = append(found, g)
	}
	return found, rows.Err()
}

func effectiveRights(tx *store.Tx, org, owner, grantee string) (Rights, error) {
	var full, as, behalf int64
	err := tx.QueryRow(selectRights, org, owner, grantee).Scan(&full, &as, &behalf)
	return Rights{full != 0, as != 0, behalf != 0}, err
}
