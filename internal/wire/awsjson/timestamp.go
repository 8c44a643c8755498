package awsjson

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"
)

// Timestamp is a time of the API. On the wire it is a JSON number, seconds since
// 1970-01-01 UTC with up to three decimals ("1532459261.827"); finer parts of a
// second are cut off. The zero Timestamp means absent.
type Timestamp struct{ time.Time }

// NewTimestamp returns t as a timestamp of the API.
func NewTimestamp(t time.Time) Timestamp { return Timestamp{t} }

func (t Timestamp) appendJSON(b []byte) []byte {
	milli := t.UnixMilli()
	if milli < 0 {
		b = append(b, '-')
		milli = -milli
	}
	b = strconv.AppendInt(b, milli/1000, 10)
	frac := milli % 1000
	if frac == 0 {
		return b
	}
	b = append(b, '.', byte('0'+frac/100))
	if frac %= 100; frac == 0 {
		return b
	}
	b = append(b, byte('0'+frac/10))
	if frac %= 10; frac == 0 {
		return b
	}
	return append(b, byte('0'+frac))
}

// MarshalJSON writes epoch seconds, so that encoding/json agrees with [Encoder].
func (t Timestamp) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return t.appendJSON(nil), nil
}

// UnmarshalJSON reads epoch seconds, or null as absent.
func (t *Timestamp) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*t = Timestamp{}
		return nil
	}
	var seconds json.Number
	if err := json.Unmarshal(data, &seconds); err != nil {
		return fmt.Errorf("a timestamp must be a number of seconds: %w", err)
	}
	f, err := seconds.Float64()
	if err != nil || math.Abs(f) > maxEpochSeconds {
		return fmt.Errorf("the timestamp %q is out of range", seconds)
	}
	*t = fromEpoch(f)
	return nil
}

// maxEpochSeconds keeps times within the years that the wire format and every
// client can express (9999-12-31).
const maxEpochSeconds = 253402300799

func fromEpoch(seconds float64) Timestamp {
	return Timestamp{time.UnixMilli(int64(math.Round(seconds * 1000))).UTC()}
}

// Time reads a timestamp. A null gives the zero, absent one.
func (d *Decoder) Time() Timestamp {
	text, ok := d.number("Timestamp")
	if !ok {
		return Timestamp{}
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Abs(f) > maxEpochSeconds {
		d.fail("A timestamp is out of range.")
		return Timestamp{}
	}
	return fromEpoch(f)
}
