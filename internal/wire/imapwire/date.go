package imapwire

import "time"

// The formats of RFC 9051 section 9: date-text, and date-time, whose day is padded with a space.
const (
	dateLayout     = "2-Jan-2006"
	dateTimeLayout = "_2-Jan-2006 15:04:05 -0700"
)

// Date reads a date, quoted or not, as midnight UTC of that day.
func (d *Decoder) Date() (time.Time, error) {
	s, err := d.AString()
	if err != nil {
		return time.Time{}, err
	}
	t, err := time.Parse(dateLayout, s)
	if err != nil {
		return time.Time{}, syntax("expected a date such as 1-Feb-1994")
	}
	return t, nil
}

// DateTime reads a quoted date and time with its zone.
func (d *Decoder) DateTime() (time.Time, error) {
	s, err := d.quoted()
	if err != nil {
		return time.Time{}, err
	}
	t, err := time.Parse(dateTimeLayout, s)
	if err != nil {
		return time.Time{}, syntax("expected a date and time such as \" 1-Feb-1994 21:52:25 -0800\"")
	}
	return t, nil
}

const months = "JanFebMarAprMayJunJulAugSepOctNovDec"

// AppendDateTime appends t as a quoted date-time in UTC. It does by hand what time.AppendFormat does with a layout,
// because a FETCH of INTERNALDATE spends a third of its time there otherwise.
func AppendDateTime(dst []byte, t time.Time) []byte {
	t = t.UTC()
	year, month, day := t.Date()
	hour, minute, sec := t.Clock()
	dst = append(dst, '"')
	if day < 10 {
		dst = append(dst, ' ', byte('0'+day))
	} else {
		dst = append2(dst, day)
	}
	m := 3 * (int(month) - 1)
	dst = append(dst, '-')
	dst = append(dst, months[m:m+3]...)
	dst = append(dst, '-')
	dst = append2(dst, year/100%100)
	dst = append2(dst, year%100)
	dst = append(dst, ' ')
	dst = append2(dst, hour)
	dst = append(dst, ':')
	dst = append2(dst, minute)
	dst = append(dst, ':')
	dst = append2(dst, sec)
	return append(dst, ` +0000"`...)
}

// append2 appends n as two digits.
func append2(dst []byte, n int) []byte {
	return append(dst, byte('0'+n/10), byte('0'+n%10))
}
