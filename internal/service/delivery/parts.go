package delivery

import (
	"context"
	"io"
)

// NewBody returns an empty Body for content that comes in parts, each of a length
// that is known beforehand (SMTP BDAT). declared is the size that the peer
// announced for the whole, or 0. The caller releases the Body.
func (s *Service) NewBody(ctx context.Context, declared int64) (*Body, error) {
	b := &Body{from: s.buffers, end: headroom}
	b.class = b.from.class(headroom + int(min(max(declared, 0), maxTrusted, int64(b.from.maxSize))))
	var err error
	if b.buf, err = b.from.get(ctx, b.class); err != nil {
		return nil, err
	}
	return b, nil
}

// Append adds everything up to the end of r. It refuses what makes the message too
// large, and what there is no memory for; an error of r comes back as it is. After
// an error the Body can only be released.
func (b *Body) Append(ctx context.Context, r io.Reader) error {
	return b.readFrom(ctx, r, Counted)
}
