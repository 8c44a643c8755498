package mime

import (
	"bytes"
	"strings"
)

const (
	// maxBoundary is the length up to which a boundary is believed. RFC 2046
	// section 5.1.1 allows 70.
	maxBoundary = 256
	// maxStrings bounds the bytes of all strings in the index of a message.
	maxStrings = 256 << 10
)

// Parse computes the index of a message. It never fails: see the package comment
// for what becomes of malformed input. The result holds copies, not slices, of
// raw.
func Parse(raw []byte) *Message {
	p := parser{raw: raw, keep: maxStrings, nodes: make([]node, 0, 4)}
	m := &Message{Size: len(raw)}
	p.parse(m)
	m.Root = p.tree()
	m.header = cacheHeader(m.Root.Header(raw))
	m.extractText(raw)
	return m
}

// parser finds the parts of a message in one pass from its first byte to its
// last. Parts that contain the current position are open; only the lines that
// start with "--" are looked at, against the boundaries of all open multiparts,
// because the boundary of an outer one ends all parts inside it (RFC 2046 section
// 5.1.2).
type parser struct {
	raw   []byte
	keep  budget
	nodes []node // in the order of their headers
	open  []int  // the nodes that are open, outermost first

	linesTo, lines int // lines is the number of LF in raw[:linesTo]
}

// node is a part and its place in the tree while that is being built.
type node struct {
	Part
	parent    int
	children  int
	lastEnd   int    // end of the body of the last child
	firstLine int    // line feeds before the body
	boundary  []byte // of a multipart
	digest    bool
	finished  bool // the closing delimiter was seen, the epilogue follows
}

func (p *parser) parse(m *Message) {
	root := headerReader{envelope: new(Envelope)}
	pos := p.start(-1, 0, &root)
	m.Envelope, m.Sent, m.References = root.envelope, root.sent, root.threadReferences()
	for len(p.nodes) < MaxParts {
		line, next, n, closing := p.nextDelimiter(pos)
		if n < 0 {
			break
		}
		p.closeTo(n+1, line)
		owner := p.open[n]
		if closing {
			p.nodes[owner].finished = true
			pos = next
			continue
		}
		pos = p.start(owner, next, new(headerReader))
	}
	p.closeTo(0, len(p.raw))
}

// start opens the part whose header begins at off, and for a message part also
// the root of the message in it. It returns the offset of the innermost body.
func (p *parser) start(parent, off int, r *headerReader) int {
	for {
		n := len(p.nodes)
		p.nodes = append(p.nodes, node{parent: parent})
		p.open = append(p.open, n)
		body := p.headerEnd(off)
		p.readHeader(n, r, p.raw[off:body])
		p.nodes[n].HeaderOffset, p.nodes[n].HeaderLen, p.nodes[n].BodyOffset = off, body-off, body
		p.nodes[n].firstLine = p.lineFeeds(body)
		if parent >= 0 {
			p.nodes[parent].children++
		}
		if !p.classify(n) {
			return body
		}
		// The header of a message inside the message follows at once.
		r = &headerReader{envelope: new(Envelope)}
		p.nodes[n].Envelope = r.envelope
		parent, off = n, body
	}
}

func (p *parser) readHeader(n int, r *headerReader, header []byte) {
	node := &p.nodes[n]
	r.keep, r.part = &p.keep, &node.Part
	r.read(header)
	if !r.hasType {
		r.contentType = defaultType()
		if node.parent >= 0 && p.nodes[node.parent].digest {
			// RFC 2046 section 5.1.5.
			r.contentType = contentType{typ: "message", subtype: "rfc822"}
		}
	}
	node.Type, node.Subtype, node.Params = r.contentType.typ, r.contentType.subtype, r.contentType.params
	if node.Encoding == "" {
		node.Encoding = encoding7Bit
	}
}

// classify decides how a part is read on, and tells whether a message follows.
func (p *parser) classify(n int) (message bool) {
	node := &p.nodes[n]
	switch {
	case node.Type != "multipart" && !node.isMessageType():
		return false
	case len(p.open) >= MaxDepth || len(p.nodes) >= MaxParts-1:
		node.makeOpaque()
		return false
	case node.Type == "multipart":
		node.digest = node.Subtype == "digest"
		b := strings.TrimRight(node.Param("boundary"), " \t")
		if b != "" && len(b) <= maxBoundary {
			node.boundary = []byte(b)
		}
		return false
	case !isIdentity(node.Encoding):
		// Encoded against RFC 2046 section 5.2.1, or as RFC 6532 section 3.7
		// allows: its structure is not visible in the message.
		node.makeOpaque()
		return false
	}
	return true
}

// isMessageType tells whether the part is of a type that holds a message.
func (p *Part) isMessageType() bool {
	return p.Type == "message" && (p.Subtype == "rfc822" || p.Subtype == "global")
}

func isIdentity(encoding string) bool {
	return encoding == encoding7Bit || encoding == encoding8Bit || encoding == encodingBinary
}

// makeOpaque turns a container that is not looked into into a leaf that says so.
func (p *Part) makeOpaque() { p.Type, p.Subtype = "application", "octet-stream" }

// headerEnd returns the offset behind the header that starts at off: behind its
// blank line, or at a delimiter that cuts it off.
func (p *parser) headerEnd(off int) int {
	start := headerStart(p.raw[off:])
	if start < 0 {
		return off
	}
	n := off + start
	for n < len(p.raw) {
		line := p.raw[n : n+lineLen(p.raw[n:])]
		if isBlank(line) {
			return n + len(line)
		}
		if line[0] == '-' {
			if owner, _ := p.delimiter(line); owner >= 0 {
				return n
			}
		}
		n += len(line)
	}
	return n
}

// nextDelimiter finds the next delimiter line of an open multipart at or after
// pos, which is the start of a line. It returns where the line starts and ends,
// the position in p.open of its multipart, or -1 without one, and whether it is
// the closing one.
func (p *parser) nextDelimiter(pos int) (line, next, owner int, closing bool) {
	if !p.expecting() {
		return 0, 0, -1, false
	}
	for pos < len(p.raw) {
		if !bytes.HasPrefix(p.raw[pos:], dashes[1:]) {
			i := bytes.Index(p.raw[pos:], dashes)
			if i < 0 {
				break
			}
			pos += i + 1
		}
		next = pos + lineLen(p.raw[pos:])
		if owner, closing = p.delimiter(p.raw[pos:next]); owner >= 0 {
			return pos, next, owner, closing
		}
		pos = next
	}
	return 0, 0, -1, false
}

var dashes = []byte("\n--")

// expecting tells whether any open multipart has delimiters to come.
func (p *parser) expecting() bool {
	for _, n := range p.open {
		if p.nodes[n].boundary != nil && !p.nodes[n].finished {
			return true
		}
	}
	return false
}

// delimiter tells to which open multipart a line belongs, innermost first, as a
// position in p.open; -1 if to none. The whole line must match: a boundary may be
// the beginning of another one.
func (p *parser) delimiter(line []byte) (owner int, closing bool) {
	if len(line) < 3 || line[0] != '-' || line[1] != '-' || len(line) > maxBoundary+256 {
		return -1, false
	}
	line = bytes.TrimRight(line[2:], " \t\r\n")
	for i := len(p.open) - 1; i >= 0; i-- {
		node := &p.nodes[p.open[i]]
		b := node.boundary
		if b == nil || node.finished || len(b) > len(line) || len(line)-len(b) > 2 {
			continue
		}
		if rest := line[len(b):]; len(rest) == 0 || string(rest) == "--" {
			if bytes.Equal(line[:len(b)], b) {
				return i, len(rest) == 2
			}
		}
	}
	return -1, false
}

// closeTo closes the open parts from position n on. end is the start of the
// delimiter line that ends them, or the end of the message.
func (p *parser) closeTo(n, end int) {
	lineEnd := end
	if end < len(p.raw) {
		// The line end before a delimiter belongs to it: RFC 2046 section 5.1.1.
		lineEnd = end - lineEndBefore(p.raw[:end])
	}
	for i := len(p.open) - 1; i >= n; i-- {
		node := &p.nodes[p.open[i]]
		stop := max(lineEnd, node.BodyOffset, node.lastEnd)
		node.BodyLen = stop - node.BodyOffset
		p.finish(p.open[i])
		if node.parent >= 0 {
			p.nodes[node.parent].lastEnd = stop
		}
	}
	p.open = p.open[:n]
}

// lineEndBefore is the length of the line end that b ends with.
func lineEndBefore(b []byte) int {
	n := len(b)
	switch {
	case n == 0 || b[n-1] != '\n':
		return 0
	case n > 1 && b[n-2] == '\r':
		return 2
	}
	return 1
}

// finish settles what is known of a part only at its end.
func (p *parser) finish(n int) {
	node := &p.nodes[n]
	lines := p.lineFeeds(node.BodyOffset+node.BodyLen) - node.firstLine
	if node.Type == "multipart" && node.children == 0 {
		// Without a boundary, or without a line that has it, there are no parts to
		// tell apart: what is there can be read as text.
		t := defaultType()
		node.Type, node.Subtype, node.Params = t.typ, t.subtype, t.params
	}
	if node.Type != "text" && node.Envelope == nil {
		return
	}
	if body := node.Body(p.raw); len(body) > 0 && body[len(body)-1] != '\n' {
		lines++ // the last line has no end
	}
	node.Lines = lines
}

// lineFeeds counts the line feeds before pos, which never is before the pos of an
// earlier call: every byte is counted once, however deep parts nest.
func (p *parser) lineFeeds(pos int) int {
	if pos > p.linesTo {
		p.lines += bytes.Count(p.raw[p.linesTo:pos], newline)
		p.linesTo = pos
	}
	return p.lines
}

var newline = []byte{'\n'}

// tree lays the parts out level by level, so that the children of each are one
// slice of one allocation, and returns the root.
func (p *parser) tree() *Part {
	order := make([]int, 1, len(p.nodes)) // nodes in their new order, the root first
	first := make([]int, len(p.nodes))    // first child of a node, or 0
	next := make([]int, len(p.nodes))     // next sibling of a node, or 0
	for n := len(p.nodes) - 1; n > 0; n-- {
		parent := p.nodes[n].parent
		next[n], first[parent] = first[parent], n
	}
	parts := make([]Part, len(p.nodes))
	for i := 0; i < len(order); i++ {
		node := &p.nodes[order[i]]
		parts[i] = node.Part
		from := len(order)
		for c := first[order[i]]; c != 0; c = next[c] {
			order = append(order, c)
		}
		if to := len(order); to > from {
			parts[i].Children = parts[from:to:to]
		}
	}
	return &parts[0]
}
