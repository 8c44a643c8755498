package directory

import (
	"errors"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// domainTopic wakes whoever looks domains up.
var domainTopic = store.Topic{Kind: "mail domains"}

// domainDetails are a domain and what its verification keeps.
type domainDetails struct {
	MailDomain
	org                  string
	token                string   // "" until it is needed
	selectors            []string // the first is in use
	created              time.Time
	ownershipGone, noKey time.Time // since when the record is missing, or zero
}

const (
	// CROSS JOIN makes SQLite go from the domains to their organizations.
	domainColumns = `SELECT d.domain, d.org, d.is_test, d.ownership, d.dkim, o.default_domain, d.token, d.selectors, d.created,
		d.ownership_missing, d.dkim_missing FROM mail_domain d CROSS JOIN organization o `
	selectOneDomain = domainColumns + `WHERE o.id = d.org AND d.domain = $1 AND d.org = $2`
	pageDomains     = domainColumns + `WHERE o.id = d.org AND d.org = $1 AND d.domain > $2 ORDER BY d.domain LIMIT $3 + 0`
	selectDue       = domainColumns + `WHERE o.id = d.org AND d.is_test = 0 AND d.next_check <= $1 AND o.state = 'Active' ORDER BY d.next_check LIMIT $2 + 0`
)

func scanDomain(row scanner) (domainDetails, error) {
	var m domainDetails
	var isTest, created, ownershipGone, noKey int64
	var defaultDomain, selectors string
	err := row.Scan(&m.Name, &m.org, &isTest, &m.Ownership, &m.DKIM, &defaultDomain, &m.token, &selectors, &created, &ownershipGone, &noKey)
	m.IsTest, m.IsDefault, m.selectors = isTest != 0, m.Name == defaultDomain, strings.Fields(selectors)
	m.created, m.ownershipGone, m.noKey = timeOf(created), timeOf(ownershipGone), timeOf(noKey)
	return m, err
}

func selectMailDomain(tx *store.Tx, org, domain string) (domainDetails, error) {
	m, err := scanDomain(tx.QueryRow(selectOneDomain, domain, org))
	if errors.Is(err, store.ErrNoRows) {
		return m, refuse(MailDomainNotFound, "The domain %s is not a mail domain of organization %s.", domain, org)
	}
	return m, err
}

func scanDomains(tx *store.Tx, query string, args ...any) ([]domainDetails, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []domainDetails
	for rows.Next() {
		m, err := scanDomain(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, m)
	}
	return found, rows.Err()
}

func selectMailDomains(tx *store.Tx, org, after string, limit int) ([]MailDomain, error) {
	found, err := scanDomains(tx, pageDomains, org, after, limit)
	domains := make([]MailDomain, len(found))
	for i, m := range found {
		domains[i] = m.MailDomain
	}
	return domains, err
}

func countDomains(tx *store.Tx, org string) (n int, err error) {
	err = tx.QueryRow(`SELECT COUNT(*) FROM mail_domain WHERE org = $1`, org).Scan(&n)
	return n, err
}

func domainInUse(tx *store.Tx, domain string) (used bool, err error) {
	err = tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM address WHERE domain = $1)`, domain).Scan(&used)
	return used, err
}

func deleteDomain(tx *store.Tx, domain string) error {
	if _, err := tx.Exec(`DELETE FROM dkim_key WHERE domain = $1`, domain); err != nil {
		return err
	}
	_, err := tx.Exec(`DELETE FROM mail_domain WHERE domain = $1`, domain)
	return err
}

// setDomainMaterial gives a domain its material, if it has none.
func setDomainMaterial(tx *store.Tx, org, domain, token, selectors string) error {
	_, err := tx.Exec(`UPDATE mail_domain SET token = $3, selectors = $4 WHERE domain = $1 AND org = $2 AND token = ''`,
		domain, org, token, selectors)
	return err
}

func setDefaultDomain(tx *store.Tx, org, domain string) error {
	_, err := tx.Exec(`UPDATE organization SET default_domain = $2 WHERE id = $1`, org, domain)
	return err
}

// setVerification records what a look-up has shown.
func setVerification(tx *store.Tx, m domainDetails, nextCheck time.Time) error {
	_, err := tx.Exec(`UPDATE mail_domain SET ownership = $3, dkim = $4, ownership_missing = $5, dkim_missing = $6, next_check = $7
		WHERE domain = $1 AND org = $2`,
		m.Name, m.org, string(m.Ownership), string(m.DKIM), microsOf(m.ownershipGone), microsOf(m.noKey), store.Micros(nextCheck))
	return err
}

// microsOf is the inverse of timeOf.
func microsOf(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return store.Micros(t)
}
