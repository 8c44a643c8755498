package hostile

import (
	"fmt"
	"strings"
	"testing"
)

func smtpAttacks() []attack {
	return []attack{
		{"smtp: random bytes", func(t *testing.T, v *victim) {
			for seed := range uint64(20) {
				answer := flood(t, v.dial(t, "smtp"), noise(seed, 4<<10), "", 0, "")
				wantAnswer(t, answer, "220 ")
				wantAnswer(t, answer, "500 ", "501 ", "502 ", "421 ")
			}
		}},
		{"smtp: truncated commands", func(t *testing.T, v *victim) {
			whole := v.hello(v.user) + "Subject: cut off\r\n\r\nHello.\r\n.\r\n"
			for n := 0; n < len(whole)-1; n += 3 {
				flood(t, v.dial(t, "smtp"), whole[:n], "", 0, "")
			}
			if got := v.in.Subjects(v.user, "INBOX"); len(got) != 0 {
				t.Errorf("half a message was delivered: %q", got)
			}
		}},
		{"smtp: a command of a gigabyte", func(t *testing.T, v *victim) {
			wantAnswer(t, flood(t, v.dial(t, "smtp"), "EHLO ", "x", gigabyte, "\r\n"), "500 ", "421 ")
		}},
		{"smtp: a million unknown recipients", func(t *testing.T, v *victim) {
			answer := flood(t, v.dial(t, "smtp"), "EHLO attacker.example.org\r\nMAIL FROM:<a@example.org>\r\n",
				"RCPT TO:<nobody@acme.mailstead.internal>\r\n", 1_000_000*42, "DATA\r\n")
			wantAnswer(t, answer, "550 ")
			wantAnswer(t, answer, "421 ")
		}},
		{"smtp: a million recipients", func(t *testing.T, v *victim) {
			answer := flood(t, v.dial(t, "smtp"), "EHLO attacker.example.org\r\nMAIL FROM:<a@example.org>\r\n",
				"RCPT TO:<"+v.user.Email+">\r\n", 1_000_000*36, "QUIT\r\n")
			wantAnswer(t, answer, "452 ", "421 ")
		}},
		{"smtp: a message that never ends", func(t *testing.T, v *victim) {
			answer := flood(t, v.dial(t, "smtp"), v.hello(v.user), "every line is a line\r\n", gigabyte, "\r\n.\r\n")
			wantAnswer(t, answer, "552 ", "421 ")
		}},
		{"smtp: a line of a gigabyte in a message", func(t *testing.T, v *victim) {
			answer := flood(t, v.dial(t, "smtp"), v.hello(v.user)+"Subject: ", "x", gigabyte, "\r\n.\r\n")
			wantAnswer(t, answer, "552 ", "421 ")
		}},
		{"smtp: a chunk of a gigabyte", func(t *testing.T, v *victim) {
			first := strings.TrimSuffix(v.hello(v.user), "DATA\r\n") + fmt.Sprintf("BDAT %d LAST\r\n", gigabyte)
			wantAnswer(t, flood(t, v.dial(t, "smtp"), first, "x", gigabyte, ""), "552 ", "421 ")
		}},
		{"smtp: commands before the handshake of STARTTLS", injectBeforeTLS},
	}
}

// injectBeforeTLS sends a command in the same packet as STARTTLS. Obeyed after the
// handshake, it would pass for one that came over TLS (CVE-2011-0411).
func injectBeforeTLS(t *testing.T, v *victim) {
	r := v.in.SMTP("smtp")
	r.Send("STARTTLS\r\nEHLO injected.example.org\r\nMAIL FROM:<injected@example.org>\r\n")
	r.Reply(220)
	r.StartTLS()
	r.Do(250, "EHLO client.example.org")
	r.Do(503, "RCPT TO:<%s>", v.user.Email)
}
