package iampolicy

import (
	"bytes"
	"encoding/base64"
	"math"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

const wantsBool = "true or false"

func isBool(s string) bool { return strings.EqualFold(s, "true") || strings.EqualFold(s, "false") }

func isBase64(s string) bool {
	_, err := base64.StdEncoding.DecodeString(s)
	return err == nil
}

func sameBytes(given, want string) bool {
	a, err := base64.StdEncoding.DecodeString(given)
	if err != nil {
		return false
	}
	b, err := base64.StdEncoding.DecodeString(want)
	return err == nil && bytes.Equal(a, b)
}

func number(s string) (float64, bool) {
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil && !math.IsNaN(n) && !math.IsInf(n, 0)
}

// date reads a time of ISO 8601 in the forms of the W3C's note on it, or seconds
// since the Unix epoch.
func date(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", time.DateOnly, "2006-01", "2006"} {
		if layout == "2006" && len(s) != len(layout) {
			break
		}
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	seconds, ok := number(s)
	if !ok || math.Abs(seconds) > 1<<40 {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(seconds * 1000)), true
}

// network reads an address or a network in CIDR notation.
func network(s string) (netip.Prefix, bool) {
	if p, err := netip.ParsePrefix(s); err == nil {
		return p.Masked(), true
	}
	a, err := netip.ParseAddr(s)
	if err != nil || a.Zone() != "" {
		return netip.Prefix{}, false
	}
	return netip.PrefixFrom(a, a.BitLen()), true
}

func isNetwork(s string) bool {
	_, ok := network(s)
	return ok
}

func inNetwork(given, want string) bool {
	a, err := netip.ParseAddr(given)
	p, ok := network(want)
	return err == nil && ok && p.Contains(a.Unmap().WithZone(""))
}
