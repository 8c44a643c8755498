package mime

import (
	"bytes"
	"strings"
)

// maxAddresses bounds the addresses kept of one field.
const maxAddresses = 1000

// ParseAddressList reads the value of an address field, RFC 5322 section 3.4,
// with the markers of groups that IMAP wants. It may be folded. It is tolerant:
// a word without a host is an address with an empty host, brackets and quotes
// need not be closed. At most 1000 entries are returned.
func ParseAddressList(value string) []Address {
	return parseAddresses(nil, unfold([]byte(value)))
}

// parseAddresses appends the addresses in an unfolded value to list.
func parseAddresses(list []Address, v []byte) []Address {
	p := addressParser{lexer: lexer{s: v}, list: list, max: maxAddresses}
	for !p.done() && len(p.list) < p.max {
		p.entry()
	}
	if p.inGroup {
		p.list = append(p.list, Address{Kind: GroupEnd})
	}
	return p.list
}

type addressParser struct {
	lexer
	list    []Address
	max     int
	inGroup bool

	words  []byte // the words read since the last entry, one space between
	single []byte // the only word so far, if it is one
	count  int
	remark []byte // the last comment read
}

// entry reads up to the end of the next address or marker.
func (p *addressParser) entry() {
	p.words, p.single, p.count, p.remark = p.words[:0], nil, 0, nil
	for !p.done() {
		switch c := p.s[p.i]; c {
		case ' ', '\t':
			p.i++
		case '(':
			p.remark = p.comment()
		case ',':
			p.i++
			if p.count > 0 {
				p.bare()
				return
			}
		case ';':
			p.i++
			p.bare()
			if p.inGroup {
				p.inGroup = false
				p.list = append(p.list, Address{Kind: GroupEnd})
			}
			return
		case ':':
			p.i++
			if !p.inGroup {
				p.inGroup = true
				p.list = append(p.list, Address{Mailbox: string(p.words), Kind: GroupStart})
				return
			}
		case '<':
			p.angle()
			return
		case '@':
			p.i++
			p.atDomain()
			return
		case '"':
			p.word(p.quoted())
		default:
			p.word(p.atom())
		}
	}
	p.bare()
}

// atom reads a run of bytes that mean nothing special; never none.
func (p *addressParser) atom() []byte {
	start := p.i
	p.until(" \t(),:;<>@\"")
	if p.i == start {
		p.i++ // a stray '>'
		return nil
	}
	return p.s[start:p.i]
}

func (p *addressParser) word(w []byte) {
	if p.count++; p.count == 1 {
		p.single = w
	}
	if len(p.words) > 0 {
		p.words = append(p.words, ' ')
	}
	p.words = append(p.words, w...)
}

// bare takes the words read as an address without a host.
func (p *addressParser) bare() {
	if len(p.words) > 0 {
		p.add(string(p.remark), string(p.words), "")
	}
}

// atDomain reads the domain of an address without brackets. All words before the
// "@" but the last are a display name that lacks them.
func (p *addressParser) atDomain() {
	name, local := []byte(nil), p.words
	if p.count == 1 {
		local = p.single
	} else if i := bytes.LastIndexByte(p.words, ' '); i >= 0 {
		name, local = p.words[:i], p.words[i+1:]
	}
	mailbox := string(local)
	host := p.domain(",;<")
	if !p.done() && p.s[p.i] == '<' {
		// An address stands unquoted where a display name should.
		p.words = append(append(p.words, '@'), host...)
		p.angle()
		return
	}
	p.skipToEnd()
	if len(name) == 0 {
		name = p.remark
	}
	p.add(string(name), mailbox, host)
}

// domain reads up to any of stop, spaces and comments left out. A bracket is a
// domain literal, which may hold anything.
func (p *addressParser) domain(stop string) string {
	var out []byte
	for !p.done() && strings.IndexByte(stop, p.s[p.i]) < 0 {
		switch c := p.s[p.i]; c {
		case ' ', '\t':
			p.i++
		case '(':
			p.remark = p.comment()
		case '[':
			start := p.i
			p.until("]>")
			p.take(']')
			out = append(out, p.s[start:p.i]...)
		default:
			start := p.i
			p.until(stop + " \t([")
			out = append(out, p.s[start:p.i]...)
		}
	}
	return string(out)
}

// angle reads an address in angle brackets. RFC 5322 section 4.4: a route before
// it is dropped.
func (p *addressParser) angle() {
	p.i++
	p.skipSpace()
	if !p.done() && p.s[p.i] == '@' {
		p.until(":>")
		p.take(':')
	}
	name := string(p.words)
	var local []byte
	for !p.done() && strings.IndexByte("@>", p.s[p.i]) < 0 {
		switch c := p.s[p.i]; c {
		case ' ', '\t':
			p.i++
		case '(':
			p.comment()
		case '"':
			local = append(local, p.quoted()...)
		default:
			start := p.i
			p.until(" \t(\"@>")
			local = append(local, p.s[start:p.i]...)
		}
	}
	host := ""
	if p.take('@') {
		host = p.domain(">")
	}
	p.take('>')
	p.skipToEnd()
	if name == "" {
		name = string(p.remark)
	}
	p.add(name, string(local), host)
}

// skipToEnd skips what may stand between an address and the comma behind it, and
// notes a comment.
func (p *addressParser) skipToEnd() {
	for !p.done() {
		switch p.s[p.i] {
		case ',':
			p.i++
			return
		case ';':
			return
		case '(':
			p.remark = p.comment()
		case '"':
			p.quoted()
		case '<':
			return // two addresses without a comma
		default:
			p.i++
		}
	}
}

func (p *addressParser) add(name, mailbox, host string) {
	p.list = append(p.list, Address{Name: name, Mailbox: mailbox, Host: host})
}
