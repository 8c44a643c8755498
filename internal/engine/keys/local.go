package keys

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Local wraps data keys with a master key that lies in a file. Whoever backs up
// the database must back up that file too, and elsewhere.
type Local struct{ aead cipher.AEAD }

const localHeader = "mailstead-master-key-v1 "

// OpenLocal reads the master key file at path, and makes it, readable by its
// owner only, when it does not exist and mayCreate is true. An existing
// database without its master key must not get a new one: say false then.
func OpenLocal(path string, rand io.Reader, mayCreate bool) (*Local, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if !mayCreate {
			return nil, fmt.Errorf("the master key %s is missing, and without it the stored mail cannot be read; put it back from its backup", path)
		}
		text, err = createLocal(path, rand)
	}
	if err != nil {
		return nil, fmt.Errorf("master key: %w", err)
	}
	encoded, ok := strings.CutPrefix(strings.TrimSpace(string(text)), localHeader)
	secret, err := base64.StdEncoding.DecodeString(encoded)
	if !ok || err != nil || len(secret) != keySize {
		return nil, fmt.Errorf("the master key %s is damaged; put it back from its backup", path)
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return &Local{aead}, err
}

// createLocal writes the file so that it is either absent or whole and durable.
func createLocal(path string, rand io.Reader) (text []byte, err error) {
	secret := make([]byte, keySize)
	if _, err := io.ReadFull(rand, secret); err != nil {
		return nil, err
	}
	text = []byte(localHeader + base64.StdEncoding.EncodeToString(secret) + "\n")
	f, err := os.CreateTemp(filepath.Dir(path), ".master-key-*") // mode 0600
	if err != nil {
		return nil, err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Link(f.Name(), path) // fails when another process was faster
	}
	return text, errors.Join(err, os.Remove(f.Name()), syncDir(filepath.Dir(path)))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Name implements [Service].
func (*Local) Name() string { return "local" }

// Wrap implements [Service].
func (l *Local) Wrap(_ context.Context, key []byte, purpose string) ([]byte, error) {
	return l.aead.Seal(nil, nil, key, []byte(purpose)), nil
}

// Unwrap implements [Service].
func (l *Local) Unwrap(_ context.Context, wrapped []byte, purpose string) ([]byte, error) {
	key, err := l.aead.Open(nil, nil, wrapped, []byte(purpose))
	if err != nil {
		return nil, errors.New("the master key does not fit; was it replaced?")
	}
	return key, nil
}
