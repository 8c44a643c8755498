package blob

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/mailstead/mailstead/internal/engine/keys"
)

// A stored body is a header and its frames:
//
//	version       1 byte
//	size          uvarint, bytes of the body
//	frames        uvarint, their number; frame i covers the bytes from i*frameSize
//	length        uvarint for each frame, bytes as stored
//	frames        each sealed: 1 byte method, then the raw or compressed bytes
//
// The header is not sealed, but a frame opens only with its own number, and
// size and number of frames are checked against what the frames hold.
const (
	version      = 1
	methodRaw    = 0
	methodZstd   = 1
	maxBodySize  = 1 << 40
	kindBody     = "body"
	kindExtract  = "extract"
	maxFrameSize = frameSize + 1 + keys.Overhead
)

var errDamaged = errors.New("a stored body is damaged")

// encode compresses and seals raw.
func (s *Store) encode(key *keys.Key, id int64, raw []byte) []byte {
	n := (len(raw) + frameSize - 1) / frameSize
	frames := make([]byte, 0, len(raw)/2+n*64+512)
	lengths := make([]byte, 0, 16+n*4)
	lengths = append(lengths, version)
	lengths = binary.AppendUvarint(lengths, uint64(len(raw)))
	lengths = binary.AppendUvarint(lengths, uint64(n))
	for i := range n {
		before := len(frames)
		chunk := raw[i*frameSize : min((i+1)*frameSize, len(raw))]
		frames = key.Seal(frames, s.pack(chunk), frame(id, i))
		lengths = binary.AppendUvarint(lengths, uint64(len(frames)-before))
	}
	return append(lengths, frames...)
}

func frame(id int64, i int) keys.Object { return keys.Object{Kind: kindBody, ID: id, Part: uint32(i)} }

// pack is a frame before sealing: compressed where that makes it smaller.
func (s *Store) pack(chunk []byte) []byte {
	out := make([]byte, 1, len(chunk)/2+64)
	out[0] = methodZstd
	out = s.enc.EncodeAll(chunk, out)
	if len(out) > len(chunk) {
		out = append(append(out[:0], methodRaw), chunk...)
	}
	return out
}

// unpack is the inverse of pack; the result has exactly size bytes. It takes
// packed, which is borrowed, and returns in its place the borrowed buffer that
// the result is part of.
func (s *Store) unpack(packed []byte, size int) (out, buf []byte, err error) {
	if len(packed) == 0 {
		return nil, nil, errDamaged
	}
	out, buf = packed[1:], packed
	switch packed[0] {
	case methodRaw:
	case methodZstd:
		if out, err = s.dec.DecodeAll(packed[1:], s.buffers.get()); err != nil {
			return nil, nil, fmt.Errorf("%w: %w", errDamaged, err)
		}
		s.buffers.put(packed)
		buf = out
	default:
		return nil, nil, fmt.Errorf("%w: compression method %d", errDamaged, packed[0])
	}
	if len(out) != size {
		return nil, nil, fmt.Errorf("%w: a frame of %d bytes, want %d", errDamaged, len(out), size)
	}
	return out, buf, nil
}

// buffers lends the memory in which frames are opened: reading a mailbox opens
// thousands in a row.
type buffers struct{ pool sync.Pool }

// get returns an empty buffer of some capacity.
func (b *buffers) get() []byte {
	if p, ok := b.pool.Get().(*[]byte); ok {
		return (*p)[:0]
	}
	return make([]byte, 0, 8<<10)
}

// put takes a buffer back. Nothing may refer to it any more.
func (b *buffers) put(buf []byte) {
	if cap(buf) > 0 && cap(buf) <= 2*frameSize {
		b.pool.Put(&buf)
	}
}

// layout is a parsed header: where each frame lies.
type layout struct {
	size    int64
	offsets []int64 // len = frames+1, from the beginning of the stored bytes
}

// parseLayout reads the header from its reader.
func parseLayout(r io.ByteReader) (layout, error) {
	c := countingReader{r: r}
	v, err := c.ReadByte()
	if err != nil || v != version {
		return layout{}, fmt.Errorf("%w: unknown version", errDamaged)
	}
	size, err := binary.ReadUvarint(&c)
	if err != nil || size > maxBodySize {
		return layout{}, errDamaged
	}
	n, err := binary.ReadUvarint(&c)
	if err != nil || n != (size+frameSize-1)/frameSize {
		return layout{}, errDamaged
	}
	l := layout{size: int64(size)}
	l.offsets = append(l.offsets, 0)
	for range n {
		length, err := binary.ReadUvarint(&c)
		if err != nil || length > maxFrameSize {
			return layout{}, errDamaged
		}
		l.offsets = append(l.offsets, l.offsets[len(l.offsets)-1]+int64(length))
	}
	for i := range l.offsets {
		l.offsets[i] += c.n
	}
	return l, nil
}

func (l layout) frames() int { return len(l.offsets) - 1 }

// frameLen is how many bytes of the body frame i holds.
func (l layout) frameLen(i int) int {
	return int(min(frameSize, l.size-int64(i)*frameSize))
}

type countingReader struct {
	r io.ByteReader
	n int64
}

func (c *countingReader) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}
