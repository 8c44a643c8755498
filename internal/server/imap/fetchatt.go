package imap

import (
	"context"
	"errors"
	"slices"

	"github.com/mailstead/mailstead/internal/service/mailbox"
	"github.com/mailstead/mailstead/internal/wire/imapwire"
	"github.com/mailstead/mailstead/internal/wire/mime"
)

// need is what must be loaded of a message.
type need struct {
	fields mailbox.Fields
	index  mime.Want
}

func (n need) with(m need) need { return need{n.fields | m.fields, n.index | m.index} }

// fetchAttribute says what an attribute needs and how its value is written, without its name.
type fetchAttribute struct {
	needs func(*imapwire.FetchAtt) need
	write func(context.Context, *message, *imapwire.FetchAtt) error
}

func needs(fields mailbox.Fields, index mime.Want) func(*imapwire.FetchAtt) need {
	return func(*imapwire.FetchAtt) need { return need{fields, index} }
}

// fetchTable lists the attributes.
var fetchTable = map[imapwire.FetchOp]fetchAttribute{
	imapwire.FetchFlags:         {needs(0, 0), writeFlagsAtt},
	imapwire.FetchUID:           {needs(0, 0), writeUID},
	imapwire.FetchInternalDate:  {needs(0, 0), writeInternalDate},
	imapwire.FetchSize:          {needs(0, 0), writeSize},
	imapwire.FetchEnvelope:      {needs(mailbox.WithIndex, mime.WantEnvelope), writeEnvelope},
	imapwire.FetchBody:          {needs(mailbox.WithIndex, mime.WantStructure|mime.WantEnvelope), writeStructure},
	imapwire.FetchBodyStructure: {needs(mailbox.WithIndex, mime.WantStructure|mime.WantEnvelope), writeStructure},
	imapwire.FetchSection:       {sectionNeeds, writeSection},
	imapwire.FetchRFC822:        {sectionNeeds, writeSection},
	imapwire.FetchBinary:        {needs(mailbox.WithIndex|mailbox.WithBody, mime.WantStructure), writeBinary},
	imapwire.FetchBinarySize:    {needs(mailbox.WithIndex|mailbox.WithBody, mime.WantStructure), writeBinarySize},
}

// message is one message while its response is built.
type message struct {
	f       *fetch
	out     *output
	item    *mailbox.Item
	index   *mailbox.Index   // nil when no attribute needs it
	content *mailbox.Content // nil until it is needed
	release []func()         // give back reserved memory
}

// message writes the response for one message. A message that the client has not been told of, or that is gone, gives
// none.
func (f *fetch) message(ctx context.Context, out *output, it *mailbox.Item) error {
	seq, ok := f.c.sel.view.seq(it.UID)
	if !ok {
		return nil
	}
	m := message{f: f, out: out, item: it}
	defer m.close()
	if f.index != 0 {
		index, err := it.Index(f.index)
		if err != nil {
			return err
		}
		m.index = index
	}
	start := len(out.b)
	out.sent = false
	err := m.write(ctx, seq)
	switch {
	case err == nil:
		return nil
	case out.sent && f.c.t.werr != nil:
		return errBye // the client is gone
	case out.sent:
		// The response is half out; nothing but the end of the connection can follow it.
		f.c.log.Error("IMAP FETCH failed in the middle of a message; the connection is closed", "err", err)
		return errBye
	case errors.Is(err, mailbox.ErrNoItem):
		out.b = out.b[:start]
		return nil
	default:
		out.b = out.b[:start]
		return err
	}
}

func (m *message) close() {
	for _, release := range m.release {
		release()
	}
	if m.content != nil {
		_ = m.content.Close() // was read only
	}
}

func (m *message) write(ctx context.Context, seq uint32) error {
	out := m.out
	out.b = append(out.b, "* "...)
	out.b = appendInt(out.b, int64(seq))
	out.b = append(out.b, " FETCH ("...)
	for i := range m.f.atts {
		att := &m.f.atts[i]
		if i > 0 {
			out.b = append(out.b, ' ')
		}
		out.b = att.AppendName(out.b)
		out.b = append(out.b, ' ')
		if err := fetchTable[att.Op].write(ctx, m, att); err != nil {
			return err
		}
		if err := out.drainFull(); err != nil {
			return err
		}
	}
	if !m.f.flags {
		if _, marked := slices.BinarySearch(m.f.marked, m.item.UID); marked {
			out.b = append(out.b, " FLAGS "...)
			out.b = appendFlags(out.b, &m.item.State)
		}
	}
	out.b = append(out.b, ")\r\n"...)
	return nil
}

func writeFlagsAtt(_ context.Context, m *message, _ *imapwire.FetchAtt) error {
	m.out.b = appendFlags(m.out.b, &m.item.State)
	return nil
}

func writeUID(_ context.Context, m *message, _ *imapwire.FetchAtt) error {
	m.out.b = appendInt(m.out.b, int64(m.item.UID))
	return nil
}

func writeInternalDate(_ context.Context, m *message, _ *imapwire.FetchAtt) error {
	m.out.b = imapwire.AppendDateTime(m.out.b, m.item.Received)
	return nil
}

func writeSize(_ context.Context, m *message, _ *imapwire.FetchAtt) error {
	m.out.b = appendInt(m.out.b, m.item.Size)
	return nil
}

func writeEnvelope(_ context.Context, m *message, _ *imapwire.FetchAtt) error {
	m.out.b = imapwire.AppendEnvelope(m.out.b, m.index.Envelope, m.f.c.utf8)
	return nil
}

func writeStructure(_ context.Context, m *message, att *imapwire.FetchAtt) error {
	m.out.b = imapwire.AppendBodyStructure(m.out.b, m.index.Root, att.Op == imapwire.FetchBodyStructure, m.f.c.utf8)
	return nil
}
