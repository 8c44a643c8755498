package keys

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	keySize = 32
	// Overhead is how many bytes sealing adds: a 96-bit nonce and a 128-bit tag.
	Overhead = 12 + 16
)

// ErrSealed says that sealed bytes do not open: they were changed, belong to
// another object, or were sealed with another key.
var ErrSealed = errors.New("the stored data cannot be decrypted: it is damaged or belongs to something else")

// A Key seals and opens what belongs to one organization with AES-256-GCM.
// Nonces are random, which NIST SP 800-38D section 8.3 allows for 2^32 objects
// under one key. Safe for concurrent use.
type Key struct {
	aead    cipher.AEAD
	mac     []byte
	wrapped []byte
}

func newKey(secret []byte) (*Key, error) {
	if len(secret) != keySize {
		return nil, fmt.Errorf("a data key has %d bytes, want %d", len(secret), keySize)
	}
	sealing, err := hkdf.Key(sha256.New, secret, nil, "mailstead seal v1", keySize)
	if err != nil {
		return nil, err
	}
	mac, err := hkdf.Key(sha256.New, secret, nil, "mailstead mac v1", keySize)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(sealing)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, err
	}
	return &Key{aead: aead, mac: mac}, nil
}

// An Object names what is sealed, so that sealed bytes do not open in another
// place: its kind, its identifier, and its number among several of the same.
type Object struct {
	Kind string // a short constant
	ID   int64
	Part uint32
}

func (o Object) appendTo(b []byte) []byte {
	b = append(b, o.Kind...)
	b = append(b, 0)
	b = binary.BigEndian.AppendUint64(b, uint64(o.ID))
	return binary.BigEndian.AppendUint32(b, o.Part)
}

// Seal appends the sealed plaintext to dst.
func (k *Key) Seal(dst, plaintext []byte, o Object) []byte {
	var buf [64]byte
	return k.aead.Seal(dst, nil, plaintext, o.appendTo(buf[:0]))
}

// Open appends to dst the plaintext of what Seal made for the same object. The
// error is [ErrSealed].
func (k *Key) Open(dst, sealed []byte, o Object) ([]byte, error) {
	var buf [64]byte
	out, err := k.aead.Open(dst, nil, sealed, o.appendTo(buf[:0]))
	if err != nil {
		return nil, fmt.Errorf("%w (%s %d)", ErrSealed, o.Kind, o.ID)
	}
	return out, nil
}

// MAC is a keyed hash of data: equal data of the same kind can be found by it
// without being stored in the clear.
func (k *Key) MAC(kind string, data []byte) []byte {
	h := hmac.New(sha256.New, k.mac)
	h.Write([]byte(kind))
	h.Write([]byte{0})
	h.Write(data)
	return h.Sum(nil)
}
