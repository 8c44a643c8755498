package directory

import (
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// selectWork returns the organizations in state a or b whose next attempt is
// due, and when the first of the others will be, or the zero time.
func selectWork(tx *store.Tx, a, b OrgState, now time.Time) (due []string, next time.Time, err error) {
	rows, err := tx.Query(`SELECT id, next_attempt FROM organization WHERE state IN ($1, $2) ORDER BY next_attempt, created, id`, a, b)
	if err != nil {
		return nil, time.Time{}, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var at int64
		if err := rows.Scan(&id, &at); err != nil {
			return nil, time.Time{}, err
		}
		if at > store.Micros(now) {
			return due, store.Time(at), nil
		}
		due = append(due, id)
	}
	return due, time.Time{}, rows.Err()
}

// moveState moves org from one state to another, if it is in the former.
func moveState(tx *store.Tx, org string, from, to OrgState) error {
	_, err := tx.Exec(`UPDATE organization SET state = $3, revision = revision + 1 WHERE id = $1 AND state = $2`, org, from, to)
	return err
}

func markActive(tx *store.Tx, org string, now time.Time) error {
	_, err := tx.Exec(`UPDATE organization SET state = 'Active', completed = $2, attempts = 0, next_attempt = 0 WHERE id = $1`,
		org, store.Micros(now))
	return err
}

func markFailed(tx *store.Tx, org, message string) error {
	_, err := tx.Exec(`UPDATE organization SET state = 'Failed', error_message = $2 WHERE id = $1`, org, message)
	return err
}

func countAttempt(tx *store.Tx, org string) (attempts int, err error) {
	err = tx.QueryRow(`UPDATE organization SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts`, org).Scan(&attempts)
	return attempts, err
}

func postpone(tx *store.Tx, org string, until time.Time) error {
	_, err := tx.Exec(`UPDATE organization SET next_attempt = $2 WHERE id = $1`, org, store.Micros(until))
	return err
}

func entitiesOf(tx *store.Tx, org string) (from string, err error) {
	err = tx.QueryRow(`SELECT d.entities_of FROM organization o JOIN user_directory d ON d.id = o.directory_id WHERE o.id = $1`, org).Scan(&from)
	return from, err
}

func setEntitiesOf(tx *store.Tx, org string) error {
	_, err := tx.Exec(`UPDATE user_directory SET entities_of = $1 WHERE organization = $1`, org)
	return err
}

// moveBatch files a batch of rows of a directory that org has taken over under
// org, and reports whether there may be more.
func moveBatch(tx *store.Tx, org string) (more bool, err error) {
	from, err := entitiesOf(tx, org)
	if err != nil || from == org {
		return false, err
	}
	for _, table := range []struct{ name, key string }{
		{"entity", "id"},
		{"group_member", "grp, member"},
		{"resource_delegate", "resource, delegate"},
	} {
		n, err := tx.Exec(`UPDATE `+table.name+` SET org = $2 WHERE org = $1 AND (`+table.key+`) IN
			(SELECT `+table.key+` FROM `+table.name+` WHERE org = $1 LIMIT $3 + 0)`, from, org, batchRows)
		if err != nil || n > 0 {
			return true, err
		}
	}
	return false, setEntitiesOf(tx, org)
}

func keepsDirectory(tx *store.Tx, org string) (keep bool, err error) {
	err = tx.QueryRow(`SELECT keep_directory FROM organization WHERE id = $1`, org).Scan(&keep)
	return keep, err
}

// purgeBatch removes a batch of what an organization has, and reports whether
// there may be more. A directory that is kept keeps its entities, disabled.
func purgeBatch(tx *store.Tx, org string, keepDirectory bool, now time.Time) (more bool, err error) {
	if more, err := moveBatch(tx, org); err != nil || more {
		return more, err
	}
	if keepDirectory {
		if more, err := disableBatch(tx, org, now); err != nil || more {
			return more, err
		}
	} else {
		for _, query := range []string{purgeAddresses, purgeMembers, purgeDelegates, purgeEntities} {
			if n, err := tx.Exec(query, org, batchRows); err != nil || n > 0 {
				return true, err
			}
		}
	}
	// What hangs on mailboxes and on the organization goes with either.
	for _, query := range []string{purgePermissions, purgeTags, purgeMonitoring, purgeDKIMKeys, purgeDomains} {
		if n, err := tx.Exec(query, org, batchRows); err != nil || n > 0 {
			return true, err
		}
	}
	return false, nil
}

// Each removes up to $2 rows of organization $1.
const (
	purgeAddresses = `DELETE FROM address WHERE address_key IN (SELECT address_key FROM address WHERE org = $1 LIMIT $2 + 0)`
	purgeMembers   = `DELETE FROM group_member WHERE org = $1 AND (grp, member) IN
		(SELECT grp, member FROM group_member WHERE org = $1 LIMIT $2 + 0)`
	purgeDelegates = `DELETE FROM resource_delegate WHERE org = $1 AND (resource, delegate) IN
		(SELECT resource, delegate FROM resource_delegate WHERE org = $1 LIMIT $2 + 0)`
	purgeEntities = `DELETE FROM entity WHERE org = $1 AND id IN (SELECT id FROM entity WHERE org = $1 LIMIT $2 + 0)`
	purgeDomains  = `DELETE FROM mail_domain WHERE domain IN (SELECT domain FROM mail_domain WHERE org = $1 LIMIT $2 + 0)`
	purgeDKIMKeys = `DELETE FROM dkim_key WHERE domain IN (SELECT domain FROM dkim_key WHERE org = $1 LIMIT $2 + 0)`

	purgePermissions = `DELETE FROM mailbox_permission WHERE org = $1 AND (owner, grantee) IN
		(SELECT owner, grantee FROM mailbox_permission WHERE org = $1 LIMIT $2 + 0)`
	purgeTags       = `DELETE FROM organization_tag WHERE org = $1 AND tag_key IN (SELECT tag_key FROM organization_tag WHERE org = $1 LIMIT $2 + 0)`
	purgeMonitoring = `DELETE FROM email_monitoring WHERE org IN (SELECT org FROM email_monitoring WHERE org = $1 LIMIT $2 + 0)`
)

// disableBatch deregisters enabled entities of an organization whose mailboxes
// are gone.
func disableBatch(tx *store.Tx, org string, now time.Time) (more bool, err error) {
	enabled, err := selectRecords(tx, `SELECT `+recordColumns+` FROM entity e WHERE e.org = $1 AND e.kind IN ('USER', 'GROUP', 'RESOURCE')
		AND e.state = 'ENABLED' LIMIT $2 + 0`, org, batchRows)
	if err != nil {
		return false, err
	}
	for _, r := range enabled {
		if err := r.deregister(tx, r.hasMailbox(), now); err != nil {
			return false, err
		}
	}
	return len(enabled) > 0, nil
}

// markOrgDeleted ends a deletion: alias and domains are free again.
func markOrgDeleted(tx *store.Tx, org string, keepDirectory bool, now time.Time) error {
	directory := `DELETE FROM user_directory WHERE organization = $1`
	if keepDirectory {
		directory = `UPDATE user_directory SET organization = '' WHERE organization = $1`
	}
	if _, err := tx.Exec(directory, org); err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE organization SET state = 'Deleted', deleted = $2, error_message = '' WHERE id = $1`,
		org, store.Micros(now)); err != nil {
		return err
	}
	return bumpOrganizations(tx, -1)
}

// What is kept for a limited time: up to $2 rows from before $1.
const (
	sweepTombstones = `DELETE FROM entity WHERE (org, id) IN
		(SELECT org, id FROM entity WHERE state = 'DELETED' AND deleted < $1 LIMIT $2 + 0)`
	sweepTokens = `DELETE FROM client_token WHERE (operation, token) IN
		(SELECT operation, token FROM client_token WHERE created < $1 LIMIT $2 + 0)`
)
