package access

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
)

// argonParams are the cost parameters of argon2id (RFC 9106, section 3.1).
type argonParams struct {
	memoryKiB uint32 // m
	passes    uint32 // t
	lanes     uint8  // p
}

// defaultParams are what new hashes are made with: the second choice of the
// OWASP password storage sheet, about 25 ms on one core of a small server.
var defaultParams = argonParams{memoryKiB: 19 * 1024, passes: 2, lanes: 1}

// Bounds on what a stored hash may ask for. A hash can come from an import, so
// its parameters must not be able to exhaust the server.
const (
	maxMemoryKiB = 64 * 1024
	maxPasses    = 10
	maxLanes     = 4
	minSaltLen   = 8
	maxSaltLen   = 64
	minKeyLen    = 16
	maxKeyLen    = 64

	saltLen = 16
	keyLen  = 32
)

// An argonHash is a stored password hash, decoded.
type argonHash struct {
	params argonParams
	salt   []byte
	key    []byte
}

// errHashFormat says that a stored hash cannot be used. It never carries the
// hash itself.
var errHashFormat = errors.New("the stored password hash is not a usable argon2id string")

func computeHash(params argonParams, salt []byte, password string, keyLen int) []byte {
	return argon2.IDKey([]byte(password), salt, params.passes, params.memoryKiB, params.lanes, uint32(keyLen))
}

// matches computes the hash of password with the parameters and salt of h and
// compares in constant time.
func (h argonHash) matches(password string) bool {
	got := computeHash(h.params, h.salt, password, len(h.key))
	return subtle.ConstantTimeCompare(got, h.key) == 1
}

// String is h in the PHC string format,
// $argon2id$v=19$m=19456,t=2,p=1$SALT$KEY with unpadded base64.
func (h argonHash) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version,
		h.params.memoryKiB, h.params.passes, h.params.lanes,
		b64.EncodeToString(h.salt), b64.EncodeToString(h.key))
}

// parseHash is the inverse of [argonHash.String]. It refuses parameters outside
// the bounds above.
func parseHash(s string) (argonHash, error) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != "v="+strconv.Itoa(argon2.Version) {
		return argonHash{}, errHashFormat
	}
	params, err := parseParams(parts[3])
	if err != nil {
		return argonHash{}, err
	}
	salt, err := parseBytes(parts[4], minSaltLen, maxSaltLen)
	if err != nil {
		return argonHash{}, err
	}
	key, err := parseBytes(parts[5], minKeyLen, maxKeyLen)
	if err != nil {
		return argonHash{}, err
	}
	return argonHash{params, salt, key}, nil
}

func parseParams(s string) (argonParams, error) {
	fields := strings.Split(s, ",")
	if len(fields) != 3 {
		return argonParams{}, errHashFormat
	}
	var values [3]uint32
	for i, limit := range []struct {
		name string
		max  uint64
	}{{"m=", maxMemoryKiB}, {"t=", maxPasses}, {"p=", maxLanes}} {
		digits, ok := strings.CutPrefix(fields[i], limit.name)
		n, err := strconv.ParseUint(digits, 10, 32)
		if !ok || err != nil || n < 1 || n > limit.max {
			return argonParams{}, errHashFormat
		}
		values[i] = uint32(n)
	}
	params := argonParams{memoryKiB: values[0], passes: values[1], lanes: uint8(values[2])}
	if params.memoryKiB < 8*uint32(params.lanes) { // RFC 9106, section 3.1
		return argonParams{}, errHashFormat
	}
	return params, nil
}

func parseBytes(s string, minLen, maxLen int) ([]byte, error) {
	if len(s) > base64.RawStdEncoding.EncodedLen(maxLen) {
		return nil, errHashFormat
	}
	b, err := base64.RawStdEncoding.Strict().DecodeString(s)
	if err != nil || len(b) < minLen || len(b) > maxLen {
		return nil, errHashFormat
	}
	return b, nil
}
