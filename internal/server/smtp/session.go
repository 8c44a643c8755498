package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"sync"

	gosmtp "github.com/emersion/go-smtp"

	"github.com/mailstead/mailstead/internal/service/delivery"
)

// A session is the state of one connection from one EHLO to the end or to
// STARTTLS, after which go-smtp begins another. The commands of a connection come
// one after the other. Only the content of a BDAT transfer is read in a goroutine
// of its own, beside which Reset and Logout can come.
type session struct {
	server *Server
	conn   *gosmtp.Conn
	guard  *guard
	tls    bool
	log    *slog.Logger
	ctx    context.Context // ends with the session
	cancel context.CancelFunc
	user   *delivery.Submitter // who has logged in, or nil

	messages      int
	badRecipients int

	mu      sync.Mutex
	mail    *delivery.Transaction // the open one, or nil
	size    int64                 // what its MAIL declared
	chunked bool                  // content of BDAT is being read
	spoilt  bool                  // no more messages on this connection
}

// newSession is called at EHLO and HELO.
func (s *Server) newSession(kind Kind, c *gosmtp.Conn) (gosmtp.Session, error) {
	inner, isTLS := c.Conn(), false
	if t, ok := inner.(*tls.Conn); ok {
		inner, isTLS = t.NetConn(), true
	}
	g, ok := inner.(*guard)
	if !ok {
		return nil, temporary("The connection is not in order.")
	}
	ctx, cancel := context.WithCancel(s.ctx)
	base := &session{
		server: s, conn: c, guard: g, tls: isTLS, ctx: ctx, cancel: cancel,
		log: s.log.With("listener", kind.String(), "connection", g.id),
	}
	base.log.Debug("session begins", "remote", remoteAddr(g), "tls", isTLS)
	if kind == MX {
		return base, nil
	}
	return &submissionSession{session: base}, nil
}

// Mail begins a message.
func (s *session) Mail(from string, opts *gosmtp.MailOptions) error {
	if s.transaction() != nil {
		return reply(503, delivery.EnhancedCode{5, 5, 1}, "A mail transaction is open; end it with DATA or RSET.")
	}
	if s.messages++; s.messages > s.server.cfg.Limits.MessagesPerConnection || s.isSpoilt() {
		return s.last("This connection has carried enough messages; open another.")
	}
	tx, err := s.server.cfg.Delivery.Start(s.ctx, delivery.Envelope{
		From: from,
		Size: opts.Size,
		UTF8: opts.UTF8,
		Peer: delivery.Peer{
			Addr:     remoteAddr(s.guard),
			Helo:     s.conn.Hostname(),
			Protocol: s.protocol(opts.UTF8),
		},
		Submitter: s.user,
	})
	if err != nil {
		return s.answer(err)
	}
	s.mu.Lock()
	s.mail, s.size = tx, opts.Size
	s.mu.Unlock()
	s.guard.setBusy(true)
	return nil
}

// protocol is the "with" keyword of RFC 3848 and RFC 6531 section 4.3.
func (s *session) protocol(utf8 bool) string {
	p := "ESMTP"
	if utf8 {
		p = "UTF8SMTP"
	}
	if s.tls {
		p += "S"
	}
	if s.user != nil {
		p += "A"
	}
	return p
}

// Rcpt adds a recipient. A peer that gets many wrong is collecting addresses.
func (s *session) Rcpt(to string, _ *gosmtp.RcptOptions) error {
	err := s.transaction().AddRecipient(s.ctx, to)
	if err == nil {
		return nil
	}
	if s.badRecipients++; s.badRecipients > s.server.cfg.Limits.BadRecipients {
		s.log.Info("connection closed: too many refused recipients", "remote", remoteAddr(s.guard))
		return s.last("Too many refused recipients on this connection.")
	}
	return s.answer(err)
}

// Data reads the content and delivers the message.
func (s *session) Data(r io.Reader) error {
	transfer := s.guard.beginMessage(!isChunked(r))
	defer s.guard.endMessage(transfer)
	tx, size := s.begin(isChunked(r))
	defer s.end()
	if tx == nil {
		return reply(503, delivery.EnhancedCode{5, 5, 1}, "No mail transaction is open.")
	}
	body, err := s.read(r, transfer, size)
	if err != nil {
		return s.unread(err, r)
	}
	defer body.Release()
	// The answer to an earlier message must not wait for this one.
	if err := s.guard.flush(); err != nil {
		return s.unread(err, r)
	}
	receipt, err := tx.Deliver(s.ctx, body)
	if err != nil {
		return s.answer(err)
	}
	return reply(250, delivery.EnhancedCode{2, 0, 0}, "Delivered as "+receipt.ID)
}

// read reads the content to its end.
func (s *session) read(r io.Reader, m *transfer, size int64) (*delivery.Body, error) {
	framing := delivery.Counted
	if !isChunked(r) {
		framing = delivery.DotTerminated
		r = quietReader{r, s.guard, m}
	}
	body, err := s.server.cfg.Delivery.ReadBody(s.ctx, r, size, framing)
	if err != nil {
		return nil, err
	}
	if framing == delivery.Counted && int64(body.Len()) != announcedChunks(s.conn) {
		body.Release()
		return nil, io.ErrUnexpectedEOF
	}
	return body, nil
}

// A quietReader reads the content of DATA and returns what there is when the peer
// falls silent, so that the reader can judge whether the peer believes to have
// sent everything. go-smtp's own reader waits until the buffer is full.
type quietReader struct {
	io.Reader
	guard    *guard
	transfer *transfer
}

// Read may return no bytes and no error.
func (q quietReader) Read(p []byte) (int, error) {
	n, err := q.Reader.Read(p)
	if errors.Is(err, os.ErrDeadlineExceeded) && q.guard.waits(q.transfer) {
		err = nil
	}
	return n, err
}

// unread answers when the content could not be read.
func (s *session) unread(err error, r io.Reader) error {
	var refusal *delivery.Error
	switch {
	case errors.Is(err, delivery.ErrLineEnds):
		return s.hangUp(err)
	case errors.As(err, &refusal), errors.As(err, new(*gosmtp.SMTPError)):
		return s.answer(err)
	case errors.Is(err, os.ErrDeadlineExceeded):
		s.log.Info("message not received: the peer stopped sending before the end of the content; "+
			"some programs end it with other line ends than CRLF", "remote", remoteAddr(s.guard), "chunked", isChunked(r))
		return s.last("The content did not come to its end in time; it ends with CRLF, a dot and CRLF.")
	case errors.Is(err, errFlood):
		return s.last("The message goes on and on.")
	}
	s.log.Debug("message not received", "err", err)
	return temporary("The message did not arrive completely.")
}

// hangUp answers in the middle of the content and closes the connection, because
// its peer may wait for an answer to what it takes for the end. go-smtp would read
// on to the real end first.
func (s *session) hangUp(err error) error {
	answer := s.answer(err)
	s.guard.closeAfterAnswer()
	if _, err := io.WriteString(s.conn.Conn(), line(answer)); err != nil && !errors.Is(err, net.ErrClosed) {
		s.log.Debug("answer not sent", "err", err)
	}
	return answer
}

// transaction returns the open mail transaction, or nil.
func (s *session) transaction() *delivery.Transaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mail
}

// begin returns the open mail transaction, which then belongs to the reader of the
// content.
func (s *session) begin(chunked bool) (*delivery.Transaction, int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	tx := s.mail
	s.mail, s.chunked = nil, chunked
	s.spoilt = s.spoilt || chunked && tx == nil // it was reset before it began
	return tx, s.size
}

func (s *session) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chunked = false
}

func (s *session) isSpoilt() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.spoilt
}

// Reset ends the mail transaction, if one is open.
//
// When it comes between the chunks of a message, it also ends the connection:
// go-smtp v0.25.1 then mixes up the results of this message and the next, and
// would refuse one that was delivered.
func (s *session) Reset() {
	s.mu.Lock()
	s.mail = nil
	s.spoilt = s.spoilt || s.chunked
	spoilt := s.spoilt
	s.mu.Unlock()
	if spoilt {
		s.guard.closeAfterAnswer()
	}
	s.guard.setBusy(false)
}

// Logout ends the session.
func (s *session) Logout() error {
	s.cancel()
	s.Reset()
	s.log.Debug("session ends", "messages", s.messages)
	return nil
}

// last answers and closes the connection (421, RFC 5321 section 3.8).
func (s *session) last(sentence string) *smtpReply {
	s.guard.closeAfterAnswer()
	return reply(421, delivery.EnhancedCode{4, 7, 0}, sentence)
}
