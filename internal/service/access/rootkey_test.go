package access

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestRootKey(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "credentials")
	key, err := LoadRootKey(path, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^AKIA[A-Z2-7]{16}$`).MatchString(key.ID) || len(key.Secret) != 40 {
		t.Errorf("the key does not look like one of AWS: id %q, secret of %d characters", key.ID, len(key.Secret))
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %04o", info.Mode().Perm())
	}
	again, err := LoadRootKey(path, rand.Reader)
	if err != nil || again != key {
		t.Errorf("the second start reads another key (%v)", err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".credentials-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("temporary files stay behind: %v %v", left, err)
	}
}

func TestRootKeyFiles(t *testing.T) {
	t.Parallel()
	secret := strings.Repeat("s", 40)
	for _, tt := range []struct {
		name, content string
		mode          os.FileMode
		wantErr       string
	}{
		{"as written", "[default]\naws_access_key_id = AKIAX\naws_secret_access_key = " + secret + "\n", 0o600, ""},
		{
			"edited by hand", "# mine\n[other]\naws_access_key_id=NO\n\n[default]\n" +
				"aws_access_key_id=AKIAX\nregion = eu-west-1\naws_secret_access_key=" + secret, 0o400, "",
		},
		{"open to the group", "[default]\n", 0o640, "chmod 600"},
		{"no default", "[other]\naws_access_key_id=AKIAX\naws_secret_access_key=" + secret, 0o600, "[default]"},
		{"short secret", "[default]\naws_access_key_id=AKIAX\naws_secret_access_key=short", 0o600, "at least 40"},
		{"empty", "", 0o600, "remove the file"},
	} {
		path := filepath.Join(t.TempDir(), "credentials")
		if err := os.WriteFile(path, []byte(tt.content), tt.mode); err != nil {
			t.Fatal(err)
		}
		key, err := LoadRootKey(path, rand.Reader)
		if tt.wantErr == "" {
			if err != nil || key.ID != "AKIAX" || key.Secret != secret {
				t.Errorf("%s: %v %v", tt.name, key.ID, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.wantErr) || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: got %v, want an error with %q and without the secret", tt.name, err, tt.wantErr)
		}
	}
}
