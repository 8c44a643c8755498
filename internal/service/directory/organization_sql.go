package directory

import (
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// workTopic wakes the workers of all processes.
var workTopic = store.Topic{Kind: "organizations"}

// organizationRow is what a new organization begins with.
type organizationRow struct {
	id, alias, arn, directoryID, defaultDomain, kmsKey string
}

// insert reports false when the alias is taken.
func (r organizationRow) insert(tx *store.Tx, now time.Time) (bool, error) {
	n, err := tx.Exec(`INSERT INTO organization (id, alias, alias_key, state, arn, directory_id, default_domain, kms_key_arn, created)
		VALUES ($1, $2, $3, 'Requested', $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
		r.id, r.alias, fold(r.alias), r.arn, r.directoryID, r.defaultDomain, r.kmsKey, store.Micros(now))
	return n == 1, err
}

// domainRow is what a new mail domain begins with. Ownership and DKIM begin
// alike; token and selectors may be empty until they are needed.
type domainRow struct {
	domain, org, ownership, hostedZone, token, selectors string
	isTest                                               bool
}

// insert reports false when the domain is taken.
func (r domainRow) insert(tx *store.Tx, now time.Time) (bool, error) {
	n, err := tx.Exec(`INSERT INTO mail_domain (domain, org, is_test, ownership, dkim, hosted_zone, token, selectors, created)
		VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
		r.domain, r.org, bit(r.isTest), r.ownership, r.hostedZone, r.token, r.selectors, store.Micros(now))
	return n == 1, err
}

// lockOrganizations makes tx the only one that creates an organization or ends
// the deletion of one, and returns how many there are. Whoever takes this lock
// and that of an organization takes this one first.
func lockOrganizations(tx *store.Tx) (live int, err error) {
	err = tx.QueryRow(`UPDATE organization_counter SET live = live WHERE id = 1 RETURNING live`).Scan(&live)
	return live, err
}

func bumpOrganizations(tx *store.Tx, by int) error {
	_, err := tx.Exec(`UPDATE organization_counter SET live = live + $1 WHERE id = 1`, by)
	return err
}

func insertDirectory(tx *store.Tx, row organizationRow) error {
	_, err := tx.Exec(`INSERT INTO user_directory (id, alias_key, organization, entities_of) VALUES ($1, $2, $3, $3)`,
		row.directoryID, fold(row.alias), row.id)
	return err
}

func selectDirectory(tx *store.Tx, id string) (aliasKey, owner string, err error) {
	err = tx.QueryRow(`SELECT alias_key, organization FROM user_directory WHERE id = $1`, id).Scan(&aliasKey, &owner)
	return aliasKey, owner, err
}

func assignDirectory(tx *store.Tx, id, org string) error {
	_, err := tx.Exec(`UPDATE user_directory SET organization = $2 WHERE id = $1`, id, org)
	return err
}

func hasEnabledUsers(tx *store.Tx, org string) (used bool, err error) {
	err = tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM entity WHERE org = $1 AND kind = 'USER' AND state = 'ENABLED')`, org).Scan(&used)
	return used, err
}

func markDeleting(tx *store.Tx, org string, keepDirectory bool) error {
	_, err := tx.Exec(`UPDATE organization SET state = 'Deleting', keep_directory = $2, attempts = 0, next_attempt = 0 WHERE id = $1`,
		org, bit(keepDirectory))
	return err
}

const (
	organizationColumns = `SELECT id, alias, state, error_message, arn, directory_id, default_domain, migration_admin,
		interoperability, completed FROM organization `
	selectOrganization = organizationColumns + `WHERE id = $1`
	pageOrganizations  = organizationColumns + `WHERE (alias_key, id) > ($1, $2) ORDER BY alias_key, id LIMIT $3 + 0`
)

func scanOrganization(row scanner) (Organization, error) {
	o := Organization{DirectoryType: directoryType}
	var interoperability, completed int64
	err := row.Scan(&o.ID, &o.Alias, &o.State, &o.ErrorMessage, &o.ARN, &o.DirectoryID, &o.DefaultDomain, &o.MigrationAdmin,
		&interoperability, &completed)
	o.Interoperable, o.Completed = interoperability != 0, timeOf(completed)
	return o, err
}

func selectOrganizations(tx *store.Tx, after cursor, limit int) ([]Organization, error) {
	rows, err := tx.Query(pageOrganizations, after.key, after.id, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Organization
	for rows.Next() {
		o, err := scanOrganization(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, o)
	}
	return found, rows.Err()
}
