package certs

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"
)

// recheckEvery bounds how often the files are looked at, whatever the number of
// handshakes.
const recheckEvery = 5 * time.Second

// Files is a certificate that somebody else keeps in two PEM files. When they
// change, the new certificate is taken up within seconds; when the new files do
// not fit together, the old certificate stays in use and the log says so.
type Files struct {
	certFile, keyFile string
	now               func() time.Time
	log               *slog.Logger

	mu      sync.Mutex
	current *tls.Certificate
	seen    [2]stamp
	checked time.Time
}

// A stamp tells one version of a file from the next.
type stamp struct {
	modified time.Time
	size     int64
}

// OpenFiles reads a certificate chain (leaf first) and its private key.
func OpenFiles(certFile, keyFile string, now func() time.Time, log *slog.Logger) (*Files, error) {
	f := &Files{certFile: certFile, keyFile: keyFile, now: now, log: log}
	seen, err := f.stamps()
	if err != nil {
		return nil, fmt.Errorf("TLS certificate: %w", err)
	}
	if err := f.load(seen); err != nil {
		return nil, err
	}
	f.checked = now()
	return f, nil
}

// GetCertificate implements [Source].
func (f *Files) GetCertificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if now := f.now(); now.Sub(f.checked) >= recheckEvery {
		f.checked = now
		f.refresh()
	}
	return f.current, nil
}

// refresh loads the files when they have changed. f.mu is held.
func (f *Files) refresh() {
	seen, err := f.stamps()
	if err == nil && seen == f.seen {
		return
	}
	if err == nil {
		err = f.load(seen)
	}
	if err != nil {
		// Perhaps one of two files is written: the next check tries again.
		f.log.Warn("cannot take up the changed TLS certificate, the old one stays in use", "err", err)
		return
	}
	f.log.Info("took up a changed TLS certificate", "file", f.certFile, "expires", f.current.Leaf.NotAfter)
}

func (f *Files) load(seen [2]stamp) error {
	cert, err := tls.LoadX509KeyPair(f.certFile, f.keyFile)
	if err != nil {
		return fmt.Errorf("TLS certificate %s with key %s: %w", f.certFile, f.keyFile, err)
	}
	f.current, f.seen = &cert, seen
	return nil
}

func (f *Files) stamps() ([2]stamp, error) {
	one, err1 := stampOf(f.certFile)
	two, err2 := stampOf(f.keyFile)
	return [2]stamp{one, two}, errors.Join(err1, err2)
}

func stampOf(path string) (stamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, err
	}
	return stamp{info.ModTime(), info.Size()}, nil
}
