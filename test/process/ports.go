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

// Ports are chosen below the range from which Linux takes those of outgoing
// connections, so that no client can be given one in between.
const (
	lowestBase  = 10_000
	highestBase = 31_000
	baseTries   = 200
)

// FreePortBase returns a value for --port-base whose ports are free at this
// moment. Another process may still be quicker.
func FreePortBase() (int, error) {
	for range baseTries {
		base := lowestBase + rand.IntN(highestBase-lowestBase)
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
