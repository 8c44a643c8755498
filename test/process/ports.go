package process

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
)

// offsets are what the command line adds to --port-base, for api, smtp,
// submissions, submission, imap, imaps and https.
func offsets() []int { return []int{80, 25, 465, 587, 143, 993, 443} }

// A PortRange is where values for --port-base are taken from. Every port lies
// below the range from which Linux takes those of outgoing connections, so that
// no client can be given one in between.
type PortRange struct{ low, high int }

// Servers returns the range that [Start] uses.
func Servers() PortRange { return PortRange{14_000, 31_000} }

// Reserved returns a range beside that, for a server that starts long after its
// ports were chosen: no other server can take them meanwhile.
func Reserved() PortRange { return PortRange{10_000, 13_000} }

const baseTries = 200

// FreePortBase returns a value for --port-base whose ports are free at this
// moment.
func FreePortBase(r PortRange) (int, error) {
	for range baseTries {
		base := r.low + rand.IntN(r.high-r.low)
		if allFree(base) {
			return base, nil
		}
	}
	return 0, errors.New("no range of free ports was found on 127.0.0.1")
}

func allFree(base int) bool {
	for _, offset := range offsets() {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", base+offset))
		if err != nil {
			return false
		}
		if l.Close() != nil {
			return false
		}
	}
	return true
}
