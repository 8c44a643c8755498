package impersonation

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

const roleColumns = `SELECT id, created, modified, body FROM impersonation_role `

// Require refuses with [directory.ResourceNotFound] unless org has the role.
func Require(tx *store.Tx, org, id string) error {
	_, err := find(tx, org, id)
	return err
}

func find(tx *store.Tx, org, id string) (Role, error) {
	r, err := scanRole(tx.QueryRow(roleColumns+`WHERE org = $1 AND id = $2`, org, id).Scan)
	if errors.Is(err, store.ErrNoRows) {
		err = directory.Refuse(directory.ResourceNotFound, "The impersonation role %s does not exist in organization %s.", id, org)
	}
	return r, err
}

func scanRole(scan func(...any) error) (Role, error) {
	var r Role
	var created, modified int64
	var body string
	if err := scan(&r.ID, &created, &modified, &body); err != nil {
		return Role{}, err
	}
	r.Created, r.Modified = store.Time(created), store.Time(modified)
	return r, json.Unmarshal([]byte(body), &r.Definition)
}

func selectRoles(tx *store.Tx, org, after string, limit int) ([]Role, error) {
	rows, err := tx.Query(roleColumns+`WHERE org = $1 AND id > $2 ORDER BY id LIMIT $3 + 0`, org, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Role
	for rows.Next() {
		r, err := scanRole(rows.Scan)
		if err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}

func countRoles(tx *store.Tx, org string) (n int, err error) {
	err = tx.QueryRow(`SELECT COUNT(*) FROM impersonation_role WHERE org = $1`, org).Scan(&n)
	return n, err
}

func insertRole(tx *store.Tx, org, id, body string, now time.Time) error {
	_, err := tx.Exec(`INSERT INTO impersonation_role (org, id, created, modified, body) VALUES ($1, $2, $3, $3, $4)`,
		org, id, store.Micros(now), body)
	return err
}

func updateRole(tx *store.Tx, org, id, body string, now time.Time) error {
	_, err := tx.Exec(`UPDATE impersonation_role SET body = $3, modified = $4 WHERE org = $1 AND id = $2`, org, id, body, store.Micros(now))
	return err
}

func deleteRole(tx *store.Tx, org, id string) error {
	if _, err := tx.Exec(`DELETE FROM impersonation_token WHERE org = $1 AND role = $2`, org, id); err != nil {
		return err
	}
	_, err := tx.Exec(`DELETE FROM impersonation_role WHERE org = $1 AND id = $2`, org, id)
	return err
}

func insertToken(tx *store.Tx, token, org, role string, now time.Time) error {
	_, err := tx.Exec(`INSERT INTO impersonation_token (hash, org, role, expires) VALUES ($1, $2, $3, $4)`,
		hashOf(token), org, role, store.Micros(now.Add(TokenLifetime)))
	return err
}

func selectToken(tx *store.Tx, token string, now time.Time) (org, role string, err error) {
	err = tx.QueryRow(`SELECT org, role FROM impersonation_token WHERE hash = $1 AND expires > $2`, hashOf(token), store.Micros(now)).
		Scan(&org, &role)
	return org, role, err
}

func deleteExpired(tx *store.Tx, now time.Time) error {
	_, err := tx.Exec(`DELETE FROM impersonation_token WHERE expires <= $1`, store.Micros(now))
	return err
}
