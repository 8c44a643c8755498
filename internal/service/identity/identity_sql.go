package identity

import (
	"encoding/json"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

func insertApplication(tx *store.Tx, arn, name, instanceARN string, now time.Time) error {
	_, err := tx.Exec(`INSERT INTO identity_application (arn, name, instance_arn, created) VALUES ($1, $2, $3, $4)`,
		arn, name, instanceARN, store.Micros(now))
	return err
}

func deleteApplication(tx *store.Tx, arn string) error {
	_, err := tx.Exec(`DELETE FROM identity_application WHERE arn = $1`, arn)
	return err
}

func instanceOf(tx *store.Tx, applicationARN string) (instance string, err error) {
	err = tx.QueryRow(`SELECT instance_arn FROM identity_application WHERE arn = $1`, applicationARN).Scan(&instance)
	return instance, err
}

func selectProvider(tx *store.Tx, org string) (p Provider, err error) {
	err = tx.QueryRow(`SELECT mode, instance_arn, application_arn, token_status, token_days FROM identity_provider WHERE org = $1`, org).
		Scan(&p.Mode, &p.InstanceARN, &p.ApplicationARN, &p.TokenStatus, &p.TokenDays)
	return p, err
}

func upsertProvider(tx *store.Tx, org string, p Provider) error {
	_, err := tx.Exec(`INSERT INTO identity_provider (org, mode, instance_arn, application_arn, token_status, token_days)
		VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org) DO UPDATE SET mode = excluded.mode, instance_arn = excluded.instance_arn,
		application_arn = excluded.application_arn, token_status = excluded.token_status, token_days = excluded.token_days`,
		org, p.Mode, p.InstanceARN, p.ApplicationARN, p.TokenStatus, p.TokenDays)
	return err
}

func deleteProvider(tx *store.Tx, org string) error {
	_, err := tx.Exec(`DELETE FROM identity_provider WHERE org = $1`, org)
	return err
}

const tokenColumns = `SELECT t.id, t.user_id, t.name, t.scopes, t.created, t.last_used, t.expires FROM access_token t `

// tokenLives leaves out the tokens of users who were deleted.
var tokenLives = ` AND ` + directory.Lives("t.org", "t.user_id")

func scanToken(scan func(...any) error) (Token, error) {
	var t Token
	var scopes string
	var created, used, expires int64
	if err := scan(&t.ID, &t.User, &t.Name, &scopes, &created, &used, &expires); err != nil {
		return Token{}, err
	}
	t.Created, t.Expires = store.Time(created), store.Time(expires)
	if used != 0 {
		t.Used = store.Time(used)
	}
	return t, json.Unmarshal([]byte(scopes), &t.Scopes)
}

func selectToken(tx *store.Tx, org, id string) (Token, error) {
	return scanToken(tx.QueryRow(tokenColumns+`WHERE t.org = $1 AND t.id = $2`+tokenLives, org, id).Scan)
}

func selectByHash(tx *store.Tx, org, user string, hash []byte) (Token, error) {
	return scanToken(tx.QueryRow(tokenColumns+`WHERE t.hash = $3 AND t.org = $1 AND t.user_id = $2`+tokenLives, org, user, hash).Scan)
}

// selectTokens returns the tokens behind after; an empty user does not narrow.
func selectTokens(tx *store.Tx, org, user, after string, limit int) ([]Token, error) {
	query, args := tokenColumns+`WHERE t.org = $1 AND t.id > $2`+tokenLives, []any{org, after, limit}
	if user != "" {
		query += ` AND t.user_id = $4`
		args = append(args, user)
	}
	rows, err := tx.Query(query+` ORDER BY t.id LIMIT $3 + 0`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Token
	for rows.Next() {
		t, err := scanToken(rows.Scan)
		if err != nil {
			return nil, err
		}
		found = append(found, t)
	}
	return found, rows.Err()
}

func countTokens(tx *store.Tx, org, user string) (n int, err error) {
	err = tx.QueryRow(`SELECT COUNT(*) FROM access_token WHERE org = $1 AND user_id = $2`, org, user).Scan(&n)
	return n, err
}

func insertToken(tx *store.Tx, org string, t Token, hash []byte) error {
	scopes, err := json.Marshal(t.Scopes)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO access_token (id, org, user_id, name, hash, scopes, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		t.ID, org, t.User, t.Name, hash, string(scopes), store.Micros(t.Created), store.Micros(t.Expires))
	return err
}

func touchToken(tx *store.Tx, id string, now time.Time) error {
	_, err := tx.Exec(`UPDATE access_token SET last_used = $2 WHERE id = $1`, id, store.Micros(now))
	return err
}

func deleteToken(tx *store.Tx, org, id string) error {
	_, err := tx.Exec(`DELETE FROM access_token WHERE org = $1 AND id = $2`, org, id)
	return err
}

func deleteExpired(tx *store.Tx, before time.Time) error {
	_, err := tx.Exec(`DELETE FROM access_token WHERE expires < $1`, store.Micros(before))
	return err
}
