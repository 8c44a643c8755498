package accessrule

import (
	"encoding/json"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// selectRules returns the rules of org in order of their names.
func selectRules(tx *store.Tx, org string) ([]Rule, error) {
	var changed bool
	err := tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM access_rule_set WHERE org = $1)`, org).Scan(&changed)
	if err != nil || !changed {
		return []Rule{defaultRule()}, err
	}
	rows, err := tx.Query(`SELECT name, created, modified, body FROM access_rule WHERE org = $1 ORDER BY name`, org)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var rules []Rule
	for rows.Next() {
		var r Rule
		var created, modified int64
		var body string
		if err := rows.Scan(&r.Name, &created, &modified, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &r); err != nil {
			return nil, err
		}
		r.Created, r.Modified = store.Time(created), store.Time(modified)
		rules = append(rules, r)
	}
	return rules, rows.Err()
}

// materialize gives an organization that has the default rule a row for it, so
// that it can be changed, and returns the rules. The caller holds the
// organization's lock.
func materialize(tx *store.Tx, org string) ([]Rule, error) {
	n, err := tx.Exec(`INSERT INTO access_rule_set (org) VALUES ($1) ON CONFLICT DO NOTHING`, org)
	if err != nil {
		return nil, err
	}
	if n == 1 {
		if err := upsertRule(tx, org, defaultRule()); err != nil {
			return nil, err
		}
	}
	return selectRules(tx, org)
}

func upsertRule(tx *store.Tx, org string, r Rule) error {
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO access_rule (org, name, created, modified, body) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (org, name) DO UPDATE SET modified = excluded.modified, body = excluded.body`,
		org, r.Name, store.Micros(r.Created), store.Micros(r.Modified), string(body))
	return err
}

func deleteRule(tx *store.Tx, org, name string) error {
	_, err := tx.Exec(`DELETE FROM access_rule WHERE org = $1 AND name = $2`, org, name)
	return err
}
