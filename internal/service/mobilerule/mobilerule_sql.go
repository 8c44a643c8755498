package mobilerule

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// selectRules returns the rules of org, the oldest first.
func selectRules(tx *store.Tx, org string) ([]Rule, error) {
	var changed bool
	err := tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM device_rule_set WHERE org = $1)`, org).Scan(&changed)
	if err != nil || !changed {
		return []Rule{defaultRule()}, err
	}
	rows, err := tx.Query(`SELECT id, created, modified, body FROM device_rule WHERE org = $1 ORDER BY created, id`, org)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var rules []Rule
	for rows.Next() {
		var r Rule
		var created, modified int64
		var body string
		if err := rows.Scan(&r.ID, &created, &modified, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &r.Definition); err != nil {
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
	n, err := tx.Exec(`INSERT INTO device_rule_set (org) VALUES ($1) ON CONFLICT DO NOTHING`, org)
	if err != nil {
		return nil, err
	}
	if n == 1 {
		if err := insertRule(tx, org, defaultRule()); err != nil {
			return nil, err
		}
	}
	return selectRules(tx, org)
}

func insertRule(tx *store.Tx, org string, r Rule) error {
	body, err := json.Marshal(r.Definition)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO device_rule (org, id, created, modified, body) VALUES ($1, $2, $3, $4, $5)`,
		org, r.ID, store.Micros(r.Created), store.Micros(r.Modified), string(body))
	return err
}

func updateRule(tx *store.Tx, org, id string, def Definition, now time.Time) (bool, error) {
	body, err := json.Marshal(def)
	if err != nil {
		return false, err
	}
	n, err := tx.Exec(`UPDATE device_rule SET body = $3, modified = $4 WHERE org = $1 AND id = $2`, org, id, string(body), store.Micros(now))
	return n == 1, err
}

func deleteRule(tx *store.Tx, org, id string) error {
	_, err := tx.Exec(`DELETE FROM device_rule WHERE org = $1 AND id = $2`, org, id)
	return err
}

func upsertOverride(tx *store.Tx, org string, o Override) error {
	_, err := tx.Exec(`INSERT INTO device_override (org, user_id, device, effect, description, created, modified)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (org, user_id, device) DO UPDATE
		SET effect = excluded.effect, description = excluded.description, modified = excluded.modified`,
		org, o.User, o.Device, o.Effect, o.Description, store.Micros(o.Created), store.Micros(o.Modified))
	return err
}

func deleteOverride(tx *store.Tx, org, user, device string) error {
	_, err := tx.Exec(`DELETE FROM device_override WHERE org = $1 AND user_id = $2 AND device = $3`, org, user, device)
	return err
}

// overrideEffect returns "" when there is no override.
func overrideEffect(tx *store.Tx, org, user, device string) (effect string, err error) {
	err = tx.QueryRow(`SELECT effect FROM device_override WHERE org = $1 AND user_id = $2 AND device = $3`, org, user, device).Scan(&effect)
	if errors.Is(err, store.ErrNoRows) {
		return "", nil
	}
	return effect, err
}

// selectOverrides returns the overrides behind the one whose user and device
// are after. An empty user or device does not narrow.
func selectOverrides(tx *store.Tx, org, user, device, after string, limit int) ([]Override, error) {
	afterUser, afterDevice, _ := strings.Cut(after, " ")
	query := `SELECT o.user_id, o.device, o.effect, o.description, o.created, o.modified FROM device_override o
		WHERE o.org = $1 AND (o.user_id, o.device) > ($2, $3) AND ` + directory.Lives("o.org", "o.user_id")
	args := []any{org, afterUser, afterDevice, limit}
	switch {
	case user != "" && device != "":
		query += ` AND o.user_id = $5 AND o.device = $6`
		args = append(args, user, device)
	case user != "":
		query += ` AND o.user_id = $5`
		args = append(args, user)
	case device != "":
		query += ` AND o.device = $5`
		args = append(args, device)
	}
	rows, err := tx.Query(query+` ORDER BY o.user_id, o.device LIMIT $4 + 0`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Override
	for rows.Next() {
		var o Override
		var created, modified int64
		if err := rows.Scan(&o.User, &o.Device, &o.Effect, &o.Description, &created, &modified); err != nil {
			return nil, err
		}
		o.Created, o.Modified = store.Time(created), store.Time(modified)
		found = append(found, o)
	}
	return found, rows.Err()
}
