package mime

import (
	"errors"
	"fmt"
)

// Want names the sections of an index that are worth reading.
type Want uint8

// The sections of an index. Size, Sent and what AppendHeaderFields needs are
// always read: they cost nothing.
const (
	WantEnvelope   Want = 1 << iota // Message.Envelope
	WantStructure                   // Message.Root: parts and sections
	WantReferences                  // Message.References
	WantPreview                     // Message.Preview
	WantAll        = WantEnvelope | WantStructure | WantReferences | WantPreview
)

var errIndex = errors.New("damaged message index: parse the message again")

// UnmarshalBinary reads what AppendBinary wrote. It does not retain b.
func (m *Message) UnmarshalBinary(b []byte) error { return m.UnmarshalSections(b, WantAll) }

// UnmarshalSections reads the wanted sections of what AppendBinary wrote; the
// members of others are left empty. It does not retain b. Damaged input is an
// error, as far as it lies in what is read, and never leads to offsets outside
// the message or to more memory than a small multiple of the input.
func (m *Message) UnmarshalSections(b []byte, want Want) error {
	*m = Message{}
	if len(b) < 2 || b[0] != binaryVersion {
		if len(b) > 0 && b[0] != binaryVersion {
			return fmt.Errorf("message index of version %d: this program reads version %d, parse the message again", b[0], binaryVersion)
		}
		return errIndex
	}
	flags := b[1]
	r := binaryReader{s: string(b), i: 2}
	m.Size = r.uint()
	m.header.partial = flags&flagPartial != 0
	if flags&flagSent != 0 {
		m.Sent = SentDate{Unix: r.int(), ZoneMinutes: int(r.int()), Valid: true}
	}
	var n [6]int
	for i := range n {
		n[i] = r.uint()
	}
	m.header.raw = r.bytes(n[0])
	m.header.omitted = r.bytes(n[1])
	envelope, structure, references := r.bytes(n[2]), r.bytes(n[3]), r.bytes(n[4])
	preview := r.bytes(n[5])
	if flags&^allFlags != 0 || !r.done() {
		*m = Message{}
		return errIndex
	}
	ok := true
	if want&WantEnvelope != 0 {
		r := binaryReader{s: envelope, header: m.header.raw}
		m.Envelope = r.envelope()
		ok = r.done()
	}
	if want&WantStructure != 0 {
		r := binaryReader{s: structure, header: m.header.raw}
		m.Root = r.structure(m.Size)
		ok = ok && r.done()
	}
	if want&WantReferences != 0 {
		r := binaryReader{s: references, header: m.header.raw}
		m.References = r.strings()
		ok = ok && r.done()
	}
	if want&WantPreview != 0 {
		m.Preview = preview
	}
	if !ok {
		*m = Message{}
		return errIndex
	}
	return nil
}

// binaryReader reads the binary form. After the first error all reads return
// nothing.
type binaryReader struct {
	s      string
	i      int
	header string
	bad    bool

	params []Param // not used yet
}

// done tells whether everything was read, and well.
func (r *binaryReader) done() bool { return !r.bad && r.i == len(r.s) }

func (r *binaryReader) fail() { r.bad, r.i = true, len(r.s) }

func (r *binaryReader) uint64() uint64 {
	var v uint64
	for shift := uint(0); shift < 63; shift += 7 {
		if r.i >= len(r.s) {
			break
		}
		c := r.s[r.i]
		r.i++
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	r.fail()
	return 0
}

// uint reads a length or an offset.
func (r *binaryReader) uint() int { return int(r.uint64()) }

// int reads a signed number.
func (r *binaryReader) int() int64 {
	v := r.uint64()
	return int64(v>>1) ^ -int64(v&1)
}

func (r *binaryReader) bytes(n int) string {
	if n > len(r.s)-r.i {
		r.fail()
		return ""
	}
	s := r.s[r.i : r.i+n]
	r.i += n
	return s
}

// count reads the number of items of at least size bytes that follow.
func (r *binaryReader) count(size int) int {
	n := r.uint()
	if n > (len(r.s)-r.i)/size {
		r.fail()
		return 0
	}
	return n
}

func (r *binaryReader) string() string {
	tag := r.uint()
	n := tag >> tagBits
	switch tag & (1<<tagBits - 1) {
	case tagLiteral:
		return r.bytes(n)
	case tagHeader:
		off := r.uint()
		if off <= len(r.header) && n <= len(r.header)-off {
			return r.header[off : off+n]
		}
	case tagStatic:
		if n < len(staticStrings) {
			return staticStrings[n]
		}
	}
	r.fail()
	return ""
}

func (r *binaryReader) strings() []string {
	n := r.count(1)
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.string()
	}
	return list
}

func (r *binaryReader) envelope() *Envelope {
	e := new(Envelope)
	flags := r.uint()
	for i, s := range [...]*NString{&e.Date, &e.Subject, &e.InReplyTo, &e.MessageID} {
		if flags&(envDate<<i) != 0 {
			*s = NString{r.string(), true}
		}
	}
	slab := make([]Address, r.count(3))
	for _, list := range [...]*[]Address{&e.From, &e.Sender, &e.ReplyTo, &e.To, &e.Cc, &e.Bcc} {
		n := r.uint()
		if n > len(slab) {
			r.fail()
			return e
		}
		if n > 0 {
			*list, slab = slab[:n:n], slab[n:]
			for i := range *list {
				r.address(&(*list)[i], flags&envGroups != 0)
			}
		}
	}
	if flags&envSenderIsFrom != 0 {
		e.Sender = e.From
	}
	if flags&envReplyToIsFrom != 0 {
		e.ReplyTo = e.From
	}
	return e
}

func (r *binaryReader) address(a *Address, kind bool) {
	if kind {
		if a.Kind = AddressKind(r.uint()); a.Kind > GroupEnd {
			r.fail()
		}
	}
	a.Name = r.string()
	a.Mailbox = r.string()
	a.Host = r.string()
}

// structure reads the tree of parts of a message of size bytes.
func (r *binaryReader) structure(size int) *Part {
	n := r.uint()
	params := r.uint()
	if n < 1 || n > MaxParts || n > len(r.s) || params > len(r.s)-r.i {
		r.fail()
		return nil
	}
	parts := make([]Part, n)
	r.params = make([]Param, params)
	free := parts[1:] // not yet anyone's children
	free = r.part(&parts[0], free, 0, size)
	for i := 0; i < len(parts)-len(free) && !r.bad; i++ {
		p := &parts[i]
		at, end := p.BodyOffset, p.BodyOffset+p.BodyLen
		for c := range p.Children {
			child := &p.Children[c]
			free = r.part(child, free, at, end)
			at = child.BodyOffset + child.BodyLen
		}
		r.header = ""
	}
	if len(free) > 0 {
		r.fail()
	}
	return &parts[0]
}

// part reads a part that lies between the offsets at and end, takes its children
// from free and returns the rest of free.
func (r *binaryReader) part(p *Part, free []Part, at, end int) []Part {
	flags := r.uint()
	p.Type, p.Subtype = r.string(), r.string()
	skip := r.uint()
	p.HeaderLen, p.BodyLen = r.uint(), r.uint()
	room := end - at
	if skip > room || p.HeaderLen > room-skip || p.BodyLen > room-skip-p.HeaderLen || flags&^allPartFlags != 0 {
		r.fail()
		return nil
	}
	p.HeaderOffset = at + skip
	p.BodyOffset = p.HeaderOffset + p.HeaderLen
	p.Encoding = encoding7Bit
	for _, s := range [...]struct {
		flag  int
		value *string
	}{
		{partEncoding, &p.Encoding},
		{partID, &p.ID},
		{partDescription, &p.Description},
		{partMD5, &p.MD5},
		{partLocation, &p.Location},
	} {
		if flags&s.flag != 0 {
			*s.value = r.string()
		}
	}
	if flags&partParams != 0 {
		p.Params = r.paramList()
	}
	if flags&partDisposition != 0 {
		p.Disposition = r.string()
		p.DispositionParams = r.paramList()
	}
	if flags&partLanguage != 0 {
		p.Language = r.strings()
	}
	if flags&partLines != 0 {
		p.Lines = r.uint()
	}
	if flags&partChildren != 0 {
		n := r.uint()
		if n > len(free) {
			r.fail()
			return nil
		}
		p.Children, free = free[:n:n], free[n:]
	}
	if flags&partEnvelope != 0 {
		nested := binaryReader{s: r.s, i: r.i}
		p.Envelope = nested.envelope()
		r.i, r.bad = nested.i, r.bad || nested.bad
	}
	if !p.wellFormed() {
		r.fail()
	}
	return free
}

// wellFormed tells whether a part has the children that its type promises.
func (p *Part) wellFormed() bool {
	switch {
	case p.IsMultipart():
		return p.Envelope == nil && len(p.Children) > 0
	case p.IsMessage():
		return len(p.Children) == 1
	}
	return len(p.Children) == 0
}

func (r *binaryReader) paramList() []Param {
	n := r.uint()
	if n > len(r.params) {
		r.fail()
		return nil
	}
	if n == 0 {
		return nil
	}
	list := r.params[:n:n]
	r.params = r.params[n:]
	for i := range list {
		list[i].Name, list[i].Value = r.string(), r.string()
	}
	return list
}
