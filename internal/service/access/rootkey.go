package access

import (
	"bufio"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/mailstead/mailstead/internal/engine/datadir"
)

// A RootKey is the access key that may call every operation of the AWS API. It
// lives in a file of the AWS shared-credentials format, which is therefore all
// that an AWS client needs. Editing the file and restarting changes the key.
type RootKey struct {
	ID     string // "AKIA" and 16 characters
	Secret string // 40 characters
}

// LoadRootKey reads the key from path, or makes one with rand and writes it
// there, mode 0600, when the file does not exist. A file that others can read is
// an error.
func LoadRootKey(path string, rand io.Reader) (RootKey, error) {
	key, err := readRootKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if key, err = newRootKey(rand); err != nil {
		return RootKey{}, err
	}
	if err := writeRootKey(path, key); err != nil {
		return RootKey{}, fmt.Errorf("write the root access key: %w", err)
	}
	return key, nil
}

func newRootKey(rand io.Reader) (RootKey, error) {
	raw := make([]byte, 10+30)
	if _, err := io.ReadFull(rand, raw); err != nil {
		return RootKey{}, fmt.Errorf("draw the root access key: %w", err)
	}
	return RootKey{
		ID:     "AKIA" + base32.StdEncoding.EncodeToString(raw[:10]),
		Secret: base64.StdEncoding.EncodeToString(raw[10:]),
	}, nil
}

func writeRootKey(path string, key RootKey) error {
	text := fmt.Sprintf("[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n", key.ID, key.Secret)
	return datadir.WriteFile(path, []byte(text), 0o600)
}

func readRootKey(path string) (RootKey, error) {
	f, err := os.Open(path)
	if err != nil {
		return RootKey{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return RootKey{}, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return RootKey{}, fmt.Errorf("%s holds the root access key and can be read by others (mode %04o); run: chmod 600 %s",
			path, info.Mode().Perm(), path)
	}
	key, err := parseRootKey(f)
	if err != nil {
		return RootKey{}, fmt.Errorf("%s: %w", path, err)
	}
	return key, nil
}

// parseRootKey reads the [default] profile of a shared-credentials file.
func parseRootKey(r io.Reader) (RootKey, error) {
	var key RootKey
	inDefault := false
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "[") {
			inDefault = line == "[default]"
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		if !ok || !inDefault || strings.HasPrefix(line, "#") {
			continue
		}
		switch strings.TrimSpace(name) {
		case "aws_access_key_id":
			key.ID = strings.TrimSpace(value)
		case "aws_secret_access_key":
			key.Secret = strings.TrimSpace(value)
		}
	}
	if err := lines.Err(); err != nil {
		return RootKey{}, err
	}
	if key.ID == "" || len(key.Secret) < 40 {
		return RootKey{}, errors.New("write a [default] section with aws_access_key_id and an aws_secret_access_key of at least 40 characters, " +
			"or remove the file to get a new key")
	}
	return key, nil
}
