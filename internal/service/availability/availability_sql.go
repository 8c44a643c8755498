package availability

import (
	"errors"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// A row is a configuration as it is stored.
type row struct {
	domain, endpoint, username string
	secret                     []byte
	lambdaARN                  string
}

// insert reports false when the domain has a configuration.
func (r row) insert(tx *store.Tx, org string, now time.Time) (bool, error) {
	n, err := tx.Exec(`INSERT INTO availability_configuration (org, domain, endpoint, username, secret, lambda_arn, created, modified)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING`,
		org, r.domain, r.endpoint, r.username, r.secret, r.lambdaARN, store.Micros(now))
	return n == 1, err
}

// update reports false when the domain has no configuration.
func (r row) update(tx *store.Tx, org string, now time.Time) (bool, error) {
	n, err := tx.Exec(`UPDATE availability_configuration SET endpoint = $3, username = $4, secret = $5, lambda_arn = $6, modified = $7
		WHERE org = $1 AND domain = $2`, org, r.domain, r.endpoint, r.username, r.secret, r.lambdaARN, store.Micros(now))
	return n == 1, err
}

func deleteRow(tx *store.Tx, org, domain string) error {
	_, err := tx.Exec(`DELETE FROM availability_configuration WHERE org = $1 AND domain = $2`, org, domain)
	return err
}

func countRows(tx *store.Tx, org string) (n int, err error) {
	err = tx.QueryRow(`SELECT COUNT(*) FROM availability_configuration WHERE org = $1`, org).Scan(&n)
	return n, err
}

func selectRow(tx *store.Tx, org, domain string) (r row, ok bool, err error) {
	r.domain = domain
	err = tx.QueryRow(`SELECT endpoint, username, secret, lambda_arn FROM availability_configuration WHERE org = $1 AND domain = $2`, org, domain).
		Scan(&r.endpoint, &r.username, &r.secret, &r.lambdaARN)
	if errors.Is(err, store.ErrNoRows) {
		return row{}, false, nil
	}
	return r, err == nil, err
}

func selectConfigurations(tx *store.Tx, org, after string, limit int) ([]Configuration, error) {
	rows, err := tx.Query(`SELECT domain, endpoint, username, lambda_arn, created, modified FROM availability_configuration
		WHERE org = $1 AND domain > $2 ORDER BY domain LIMIT $3 + 0`, org, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Configuration
	for rows.Next() {
		var c Configuration
		var ews EWS
		var created, modified int64
		if err := rows.Scan(&c.Domain, &ews.Endpoint, &ews.Username, &c.LambdaARN, &created, &modified); err != nil {
			return nil, err
		}
		if c.LambdaARN == "" {
			c.EWS = &ews
		}
		c.Created, c.Modified = store.Time(created), store.Time(modified)
		found = append(found, c)
	}
	return found, rows.Err()
}
