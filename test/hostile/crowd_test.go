package hostile

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// crowd is how many connections attack at a time.
const crowd = 16

// holdFor is how long clients do not read. It is no measure of the server: when it
// were too short, the attack would be weaker.
const holdFor = time.Second

// crowdAttacks are harmless from one connection and are not from many.
func crowdAttacks() []attack {
	const large = 39 << 20
	return []attack{
		{"crowd: large messages over SMTP", func(t *testing.T, v *victim) {
			together(func() {
				answer := flood(t, v.dial(t, "smtp"), v.hello(v.user), "every line is a line\r\n", large, "\r\n.\r\nQUIT\r\n")
				wantAnswer(t, answer, "250 2.0.0", "452 ", "421 ")
			})
		}},
		{"crowd: large messages over SMTP that stop short", func(t *testing.T, v *victim) {
			together(func() { flood(t, v.dial(t, "smtp"), v.hello(v.user), "every line is a line\r\n", large, "") })
		}},
		{"crowd: large messages over IMAP", func(t *testing.T, v *victim) {
			together(func() {
				first := v.login() + fmt.Sprintf("a APPEND INBOX {%d+}\r\n", large)
				// A chunk of a length that divides the size, so that the literal ends where it should.
				answer := flood(t, v.dial(t, "imap"), first, "0123456789abcde\n", large, "\r\nb LOGOUT\r\n")
				wantAnswer(t, answer, "a OK", "a NO", "a BAD", "* BYE")
			})
		}},
		{"crowd: large messages that nobody reads", func(t *testing.T, v *victim) {
			if err := v.in.ReceiveRaw("Subject: large\r\n\r\n"+strings.Repeat("every line is a line\r\n", large/22), v.user.Email); err != nil {
				t.Fatal(err)
			}
			var wg sync.WaitGroup
			hold := make(chan struct{})
			for range crowd {
				conn := v.dial(t, "imap")
				wg.Go(func() {
					write(conn, v.login()+"s SELECT INBOX\r\na FETCH 1 (BODY.PEEK[])\r\n")
					<-hold
					if err := conn.Close(); err != nil {
						t.Error(err)
					}
				})
			}
			time.Sleep(holdFor)
			close(hold)
			wg.Wait()
		}},
	}
}

// together runs fn on many goroutines and waits for all.
func together(fn func()) {
	var wg sync.WaitGroup
	for range crowd {
		wg.Go(fn)
	}
	wg.Wait()
}
