package hostile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

func imapAttacks() []attack {
	return []attack{
		{"imap: random bytes", func(t *testing.T, v *victim) {
			for seed := range uint64(20) {
				answer := flood(t, v.dial(t, "imap"), noise(seed, 4<<10), "", 0, "")
				wantAnswer(t, answer, "* OK")
				if !strings.Contains(answer, "BAD") && !strings.Contains(answer, "* BYE") {
					t.Errorf("random bytes were answered with %q", answer)
				}
			}
		}},
		{"imap: truncated commands", func(t *testing.T, v *victim) {
			whole := v.login() + "a APPEND INBOX {20}\r\nSubject: cut off\r\n\r\n"
			for n := 0; n < len(whole)-1; n += 3 {
				flood(t, v.dial(t, "imap"), whole[:n], "", 0, "")
			}
			if got := v.in.Subjects(v.user, "INBOX"); len(got) != 0 {
				t.Errorf("half a message was appended: %q", got)
			}
		}},
		{"imap: a line of a gigabyte", func(t *testing.T, v *victim) {
			wantAnswer(t, flood(t, v.dial(t, "imap"), "a LOGIN ", "x", gigabyte, "\r\n"), "a BAD", "* BAD", "* BYE")
		}},
		{"imap: a line of a gigabyte after login", func(t *testing.T, v *victim) {
			wantAnswer(t, flood(t, v.dial(t, "imap"), v.login()+"a SELECT ", "x", gigabyte, "\r\n"), "a BAD", "* BAD", "* BYE")
		}},
		{"imap: a literal of a gigabyte before login", func(t *testing.T, v *victim) {
			answer := flood(t, v.dial(t, "imap"), fmt.Sprintf("a LOGIN {%d+}\r\n", gigabyte), "x", gigabyte, "\r\n")
			wantAnswer(t, answer, "a BAD", "a NO", "* BYE")
		}},
		{"imap: a message of a gigabyte", func(t *testing.T, v *victim) {
			first := v.login() + fmt.Sprintf("a APPEND INBOX {%d+}\r\n", gigabyte)
			wantAnswer(t, flood(t, v.dial(t, "imap"), first, "x", gigabyte, "\r\n"), "a NO", "a BAD", "* BYE")
		}},
		{"imap: an announced message of a gigabyte", func(t *testing.T, v *victim) {
			first := v.login() + fmt.Sprintf("a APPEND INBOX {%d}\r\nb LOGOUT\r\n", gigabyte)
			wantAnswer(t, flood(t, v.dial(t, "imap"), first, "", 0, ""), "a NO", "a BAD", "* BYE")
		}},
		{"imap: a million parentheses", func(t *testing.T, v *victim) {
			first := v.login() + "s SELECT INBOX\r\na SEARCH "
			wantAnswer(t, flood(t, v.dial(t, "imap"), first, "(", 1_000_000, "\r\n"), "a BAD", "* BAD", "* BYE")
		}},
		{"imap: a million times NOT", func(t *testing.T, v *victim) {
			first := v.login() + "s SELECT INBOX\r\na SEARCH "
			wantAnswer(t, flood(t, v.dial(t, "imap"), first, "NOT ", 4_000_000, "SEEN\r\n"), "a BAD", "* BAD", "* BYE")
		}},
		{"imap: a million ranges", func(t *testing.T, v *victim) {
			first := v.login() + "s SELECT INBOX\r\na FETCH 1"
			answer := flood(t, v.dial(t, "imap"), first, ",4000000000:*", 13_000_000, " FLAGS\r\nb LOGOUT\r\n")
			wantAnswer(t, answer, "a OK", "a BAD", "* BAD", "* BYE")
		}},
		{"imap: a hundred thousand commands at once", func(t *testing.T, v *victim) {
			answer := flood(t, v.dial(t, "imap"), v.login(), "a NOOP\r\n", 800_000, "b LOGOUT\r\n")
			wantAnswer(t, answer, "a OK")
		}},
		{"imap: answers that nobody reads", func(t *testing.T, v *victim) {
			conn := v.dial(t, "imap")
			write(conn, v.login()+strings.Repeat("a LIST \"\" *\r\n", 2000))
			if err := conn.Close(); err != nil {
				t.Error(err)
			}
		}},
	}
}

func (v *victim) login() string {
	return "l LOGIN " + v.user.Email + " " + harness.Password + "\r\n"
}
