package imap

// output gathers the octets of FETCH responses. With flush it is sent on whenever it has grown past chunk, so that a
// large message is never in memory as a whole; without, it is kept.
type output struct {
	b     []byte
	flush func([]byte) error
	// sent: octets have been flushed since the response at work began, so it cannot be taken back.
	sent bool
}

// outputChunk is how much is gathered before it is sent.
const outputChunk = 64 << 10

// Write implements io.Writer for the content of messages.
func (o *output) Write(p []byte) (int, error) {
	o.b = append(o.b, p...)
	return len(p), o.drainFull()
}

// drainFull sends what has been gathered if it is enough.
func (o *output) drainFull() error {
	if o.flush == nil || len(o.b) < outputChunk {
		return nil
	}
	o.sent = true
	return o.drain()
}

// drain sends what has been gathered.
func (o *output) drain() error {
	if o.flush == nil || len(o.b) == 0 {
		return nil
	}
	err := o.flush(o.b)
	o.b = o.b[:0]
	return err
}
