package directory

import "unicode"

// Bounds of a password in characters: at least minPassword, fewer than
// passwordLimit.
const (
	minPassword   = 8
	passwordLimit = 64
	minClasses    = 3
)

// checkPassword applies the password policy of a WorkMail directory: 8 to 63
// characters of Basic Latin or Latin-1 Supplement, from at least three of five
// classes.
func checkPassword(password string) error {
	var upper, lower, digit, latin1, special, n int
	for _, r := range password {
		n++
		switch {
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r > 0xff:
			return refuse(InvalidPassword, "The password has a character outside Basic Latin and Latin-1 Supplement; use only those.")
		case r >= 'A' && r <= 'Z':
			upper = 1
		case r >= 'a' && r <= 'z':
			lower = 1
		case r >= '0' && r <= '9':
			digit = 1
		case r >= 0xa0 && unicode.IsLetter(r):
			latin1 = 1
		default:
			special = 1
		}
	}
	if n < minPassword || n >= passwordLimit {
		return refuse(InvalidPassword, "The password has %d characters; use at least %d and fewer than %d.", n, minPassword, passwordLimit)
	}
	if upper+lower+digit+latin1+special < minClasses {
		return refuse(InvalidPassword, "The password is too simple; use at least %d of: upper case, lower case, digits, special characters, Latin-1 letters.", minClasses)
	}
	return nil
}
