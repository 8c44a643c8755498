package smtp

import (
	"bufio"
	"errors"
	"io"
	"os"
	"time"

	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/wire/smtpwire"
)

// A transfer is the content of a message on its way, in all its chunks.
type transfer struct {
	since time.Time // when it began
	bytes int64
}

// maxTransfer bounds the bytes of a transfer. Content is a little larger on the
// wire than in memory, and a client that is told "too large" deserves to hear it.
func (s *Server) maxTransfer() int64 { return 2*s.cfg.Limits.MaxMessage + maxSkipped }

// beginTransfer tells that what comes now is content.
func (s *session) beginTransfer() {
	if s.transfer == nil {
		s.transfer = &transfer{since: s.server.cfg.Now()}
	}
	s.commands = 0
}

// data reads the content that ends with a dot, and delivers the message.
func (s *session) data(string) error {
	switch {
	case s.mail == nil:
		return s.fault(503, codeSequence, "No mail transaction is open.")
	case s.chunked():
		return s.fault(503, codeSequence, "The content has begun with BDAT; end it with BDAT LAST or RSET.")
	case s.mail.recipients == 0:
		return s.fault(554, codeSequence, "The message has no recipients.")
	}
	s.say(354, noCode, "Send the content; it ends with CRLF, a dot and CRLF.")
	s.beginTransfer()
	defer s.endMail()
	s.in.grow(-1)
	content := smtpwire.NewDotReader(s.in.buf)
	var err error
	s.mail.body, err = s.server.cfg.Delivery.ReadBody(s.ctx, content, s.mail.size, delivery.DotTerminated)
	if err == nil {
		return s.deliver()
	}
	if errors.Is(err, smtpwire.ErrLoneDot) {
		err = delivery.ErrLineEnds
	}
	if errors.Is(err, delivery.ErrLineEnds) {
		// The peer may take this dot for the end, and wait for an answer.
		s.refuse(err)
		return errHangUp
	}
	return s.unread(err, content)
}

// bdat reads a chunk, and delivers the message after the last (RFC 3030 section 2).
// A chunk is read whatever the reply to it will be.
func (s *session) bdat(argument string) error {
	chunk, err := smtpwire.ParseChunk(argument)
	if err != nil {
		// Commands cannot be told from content any more.
		s.say(501, codeArgument, err.Error())
		return errHangUp
	}
	s.beginTransfer()
	s.in.grow(chunk.Size)
	content := &chunkReader{s.in.buf, chunk.Size}
	if s.mail == nil || s.mail.recipients == 0 {
		if err := s.skip(content); err != nil {
			return err
		}
		s.transfer = nil
		if s.mail == nil {
			return s.fault(503, codeSequence, "No mail transaction is open.")
		}
		return s.fault(554, codeSequence, "The message has no recipients.")
	}
	if err := s.add(content); err != nil {
		s.mail.fail(err)
		err = s.unread(err, content)
		if chunk.Last {
			s.endMail()
		}
		return err
	}
	if !chunk.Last {
		s.say(250, codeDone, "Chunk taken.")
		return nil
	}
	defer s.endMail()
	return s.deliver()
}

// add reads a chunk into the message.
func (s *session) add(content *chunkReader) error {
	m := s.mail
	if m.failed != nil {
		return m.failed
	}
	if m.body == nil {
		var err error
		if m.body, err = s.server.cfg.Delivery.NewBody(s.ctx, max(m.size, content.left)); err != nil {
			return err
		}
	}
	return m.body.Append(s.ctx, content)
}

// deliver delivers the message whose content has come. It does not let the replies
// to earlier commands wait, nor does it keep the large buffer meanwhile.
func (s *session) deliver() error {
	s.in.shrink()
	if err := s.flush(); err != nil {
		return err
	}
	receipt, err := s.mail.tx.Deliver(s.ctx, s.mail.body)
	if err != nil {
		s.refuse(err)
		return nil
	}
	s.say(250, codeDone, "Delivered as "+receipt.ID)
	return nil
}

// unread answers when content was not taken, after reading what is left of it.
func (s *session) unread(err error, rest io.Reader) error {
	if _, ok := errors.AsType[*delivery.Error](err); !ok {
		return s.cutOff(err)
	}
	if skipped := s.skip(rest); errors.Is(skipped, errFlood) {
		s.refuse(err)
		return errHangUp
	} else if skipped != nil {
		return s.cutOff(skipped)
	}
	s.refuse(err)
	return nil
}

// skip reads content that nobody wants.
func (s *session) skip(content io.Reader) error {
	if chunk, ok := content.(*chunkReader); ok && chunk.left > s.server.maxTransfer() {
		return errFlood
	}
	_, err := io.Copy(io.Discard, content)
	return err
}

// cutOff ends a session whose peer did not send all the content.
func (s *session) cutOff(err error) error {
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		s.log.Info("message not received: the peer stopped sending before the end of the content; "+
			"some programs end it with other line ends than CRLF", "remote", s.remote)
		return s.last(codeTimeout, "The content did not come to its end in time.")
	case errors.Is(err, errFlood):
		return s.last(codeEnough, "The message goes on and on.")
	}
	s.log.Debug("message not received", "err", err)
	return err
}

// A chunkReader reads a number of bytes, no less.
type chunkReader struct {
	r    *bufio.Reader
	left int64
}

// Read returns io.EOF after the last byte only, and io.ErrUnexpectedEOF where the
// stream ends before it.
func (c *chunkReader) Read(p []byte) (int, error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}
