package hostile

import "testing"

func tlsAttacks() []attack {
	return []attack{
		{"tls: random bytes", func(t *testing.T, v *victim) {
			for _, listener := range []string{"submissions", "imaps"} {
				for seed := range uint64(10) {
					flood(t, v.dial(t, listener), noise(seed, 4<<10), "", 0, "")
				}
			}
		}},
		{"tls: a gigabyte that is no handshake", func(t *testing.T, v *victim) {
			for _, listener := range []string{"submissions", "imaps"} {
				flood(t, v.dial(t, listener), "\x16\x03\x01\xff\xff", "\x00", gigabyte, "")
			}
		}},
		{"tls: plain text", func(t *testing.T, v *victim) {
			flood(t, v.dial(t, "submissions"), "EHLO a.example.org\r\n", "", 0, "")
			flood(t, v.dial(t, "imaps"), "a CAPABILITY\r\n", "", 0, "")
		}},
	}
}
