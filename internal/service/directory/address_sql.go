package directory

import (
	"errors"
	"slices"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// insertAddress reports false when somebody, maybe r, has the address.
func insertAddress(tx *store.Tx, r record, address string, now time.Time) (bool, error) {
	n, err := tx.Exec(`INSERT INTO address (address_key, address, domain, org, entity, created) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT DO NOTHING`, fold(address), address, domainOf(address), r.Org, r.ID, store.Micros(now))
	return n == 1, err
}

func addressOwner(tx *store.Tx, address string) (entity string, err error) {
	err = tx.QueryRow(`SELECT entity FROM address WHERE address_key = $1`, fold(address)).Scan(&entity)
	return entity, err
}

func deleteAddress(tx *store.Tx, r record, address string) error {
	_, err := tx.Exec(`DELETE FROM address WHERE address_key = $1 AND org = $2 AND entity = $3`, fold(address), r.Org, r.ID)
	return err
}

func countAddresses(tx *store.Tx, r record) (n int, err error) {
	err = tx.QueryRow(`SELECT COUNT(*) FROM address WHERE org = $1 AND entity = $2`, r.Org, r.ID).Scan(&n)
	return n, err
}

func selectAddresses(tx *store.Tx, org, entity, after string, limit int) ([]string, error) {
	rows, err := tx.Query(`SELECT address FROM address WHERE org = $1 AND entity = $2 AND address_key > $3
		ORDER BY address_key LIMIT $4 + 0`, org, entity, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var address string
		if err := rows.Scan(&address); err != nil {
			return nil, err
		}
		found = append(found, address)
	}
	return found, rows.Err()
}

// selectAllAddresses returns the addresses of an entity, the primary one first.
func selectAllAddresses(tx *store.Tx, org, entity string) ([]string, error) {
	rows, err := tx.Query(`SELECT a.address, a.address_key, e.email_key FROM address a JOIN entity e ON e.org = a.org AND e.id = a.entity
		WHERE a.org = $1 AND a.entity = $2 ORDER BY a.address_key`, org, entity)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var address, key, primary string
		if err := rows.Scan(&address, &key, &primary); err != nil {
			return nil, err
		}
		if key == primary {
			found = slices.Insert(found, 0, address)
		} else {
			found = append(found, address)
		}
	}
	return found, rows.Err()
}

// selectDomain returns the ownership of a mail domain of org, or "" when org
// has no such domain.
func selectDomain(tx *store.Tx, org, domain string) (ownership string, isTest bool, err error) {
	err = tx.QueryRow(`SELECT ownership, is_test FROM mail_domain WHERE domain = $1 AND org = $2`, domain, org).
		Scan(&ownership, &isTest)
	if errors.Is(err, store.ErrNoRows) {
		return "", false, nil
	}
	return ownership, isTest, err
}
