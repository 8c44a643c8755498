package mime

import (
	"bytes"
	"time"
)

// parseDate reads an unfolded Date value: RFC 5322 section 3.3 with the obsolete
// forms of section 4.3, and the order of C's asctime. A date that does not exist
// is not valid.
func parseDate(v []byte) SentDate {
	l := lexer{s: v}
	p := dateParts{day: -1, year: -1, hour: -1}
	for n := 0; n < 16; n++ { // six tokens and some tolerance
		p.skipDateSpace(&l)
		if l.done() {
			break
		}
		if !p.token(&l) {
			return SentDate{}
		}
		if p.zoned {
			break
		}
	}
	return p.date()
}

// skipDateSpace skips what may stand between the tokens of a date: also the
// hyphens of "21-Nov-1997", but not the sign of the zone behind the year.
func (p *dateParts) skipDateSpace(l *lexer) {
	for l.skipSpace(); l.take(',') || p.year < 0 && l.take('-'); l.skipSpace() {
	}
}

// dateParts are the tokens of a date as they come in. -1 is not there yet.
type dateParts struct {
	day, year, hour, minute, second int
	month                           time.Month
	zone                            int // minutes
	zoned                           bool
}

// token reads one token and tells whether it fits.
func (p *dateParts) token(l *lexer) bool {
	switch c := l.s[l.i]; {
	case c == '+' || c == '-':
		return p.numericZone(l)
	case '0' <= c && c <= '9':
		return p.number(l)
	case 'a' <= lower(c) && lower(c) <= 'z':
		return p.word(l)
	}
	return false
}

// digits reads a number of at most 9 digits.
func (l *lexer) digits() (value, count int) {
	for !l.done() && l.s[l.i] >= '0' && l.s[l.i] <= '9' && count < 9 {
		value = value*10 + int(l.s[l.i]-'0')
		l.i++
		count++
	}
	return value, count
}

func (p *dateParts) number(l *lexer) bool {
	v, count := l.digits()
	switch {
	case l.take(':'):
		return p.clock(l, v)
	case p.day < 0 && count <= 2:
		p.day = v
	case p.year < 0:
		// RFC 5322 section 4.3: two and three digits count from 1900, two below
		// 50 from 2000.
		switch {
		case count == 2 && v < 50:
			v += 2000
		case count == 2 || count == 3:
			v += 1900
		case count != 4:
			return false
		}
		p.year = v
	default:
		return false
	}
	return true
}

func (p *dateParts) clock(l *lexer, hour int) bool {
	if p.hour >= 0 {
		return false
	}
	p.hour = hour
	var n int
	if p.minute, n = l.digits(); n == 0 {
		return false
	}
	if l.take(':') {
		if p.second, n = l.digits(); n == 0 {
			return false
		}
		if l.take('.') {
			l.digits() // a fraction is no part of the standard, but is sent
		}
	}
	return true
}

func (p *dateParts) numericZone(l *lexer) bool {
	west := l.s[l.i] == '-'
	l.i++
	v, n := l.digits()
	if n == 2 && l.take(':') {
		minutes, _ := l.digits()
		v, n = v*100+minutes, 4
	}
	if n != 4 || v/100 > 23 || v%100 > 59 {
		return false
	}
	p.zone = v/100*60 + v%100
	if west {
		p.zone = -p.zone
	}
	p.zoned = p.year >= 0
	return true
}

// word reads the name of a month, a day of the week (which is not checked: it
// follows from the date) or a zone.
func (p *dateParts) word(l *lexer) bool {
	start := l.i
	for !l.done() && lower(l.s[l.i]) >= 'a' && lower(l.s[l.i]) <= 'z' {
		l.i++
	}
	w := l.s[start:l.i]
	l.take('.')
	if p.hour < 0 && len(w) >= 3 {
		if m := indexFold("janfebmaraprmayjunjulaugsepoctnovdec", w[:3]); m >= 0 && p.month == 0 {
			p.month = time.Month(m + 1)
			return true
		}
		return indexFold("montuewedthufrisatsun", w[:3]) >= 0
	}
	if p.hour < 0 {
		return true
	}
	// RFC 5322 section 4.3: the zones of North America; all others are unknown
	// and count as -0000.
	switch string(bytes.ToUpper(w)) {
	case "EDT":
		p.zone = -4 * 60
	case "EST", "CDT":
		p.zone = -5 * 60
	case "CST", "MDT":
		p.zone = -6 * 60
	case "MST", "PDT":
		p.zone = -7 * 60
	case "PST":
		p.zone = -8 * 60
	}
	p.zoned = p.year >= 0
	return true
}

// indexFold returns the position of a three-letter word in a list of such words.
func indexFold(list string, w []byte) int {
	for i := 0; i+3 <= len(list); i += 3 {
		if equalFold(w, list[i:i+3]) {
			return i / 3
		}
	}
	return -1
}

func (p *dateParts) date() SentDate {
	if p.day < 1 || p.month == 0 || p.year < 0 || p.hour > 23 || p.minute > 59 || p.second > 60 {
		return SentDate{}
	}
	t := time.Date(p.year, p.month, p.day, max(p.hour, 0), p.minute, p.second, 0, time.UTC)
	if t.Day() != p.day && p.hour < 24 && !(p.second == 60 && p.hour == 23 && p.minute == 59) {
		return SentDate{}
	}
	return SentDate{Unix: t.Unix() - int64(p.zone)*60, ZoneMinutes: p.zone, Valid: true}
}
