package directory

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
)

// clientTokenAge is how long a repetition is recognized. The API's clients
// repeat within seconds.
const clientTokenAge = 48 * time.Hour

// digest identifies a request by its members.
func digest(members ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(members, "\x00")))
	return hex.EncodeToString(sum[:])
}

// replay returns the result of the request that carried token before, and
// whether there was one. Another request under the same token is refused. The
// caller holds a lock that two requests with the same token both need.
func replay(tx *store.Tx, operation, token, request string) (result string, done bool, err error) {
	if token == "" {
		return "", false, nil
	}
	var before string
	err = tx.QueryRow(`SELECT request, result FROM client_token WHERE operation = $1 AND token = $2`, operation, token).
		Scan(&before, &result)
	switch {
	case errors.Is(err, store.ErrNoRows):
		return "", false, nil
	case err != nil:
		return "", false, err
	case before != request:
		return "", false, refuse(InvalidParameter, "The ClientToken was used for a request with other members; use a new one.")
	}
	return result, true, nil
}

// remember records what a request with token did.
func remember(tx *store.Tx, operation, token, request, result string, now time.Time) error {
	if token == "" {
		return nil
	}
	n, err := tx.Exec(`INSERT INTO client_token (operation, token, request, result, created) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT DO NOTHING`, operation, token, request, result, store.Micros(now))
	if err != nil || n == 0 { // a request for another organization came between
		return orRefuse(err, InvalidParameter, "The ClientToken was used for a request with other members; use a new one.")
	}
	return nil
}
