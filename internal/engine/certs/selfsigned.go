package certs

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"net"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/mailstead/mailstead/internal/engine/datadir"
)

const (
	// lifetime stays under the 398 days that Apple's systems accept at most.
	lifetime    = 365 * 24 * time.Hour
	renewBefore = 30 * 24 * time.Hour
	// backdate forgives peers whose clock is behind.
	backdate = time.Hour
)

// SelfSignedOptions say where a self-signed certificate is kept and what it is
// for.
type SelfSignedOptions struct {
	// CertFile and KeyFile are made when they do not exist; the key is mode 0600.
	CertFile, KeyFile string
	// Names are host names, wildcards and IP addresses.
	Names []string
	Now   func() time.Time
	Rand  io.Reader
}

// SelfSigned is a certificate that the server signs itself, ECDSA on P-256. It
// is made anew a month before it expires and when the names change; the key
// stays, so that a client which remembers the key is not disturbed.
type SelfSigned struct {
	opts SelfSignedOptions
	key  *ecdsa.PrivateKey

	mu      sync.Mutex
	current *tls.Certificate
}

// OpenSelfSigned reads the certificate and its key, or makes them.
func OpenSelfSigned(opts SelfSignedOptions) (*SelfSigned, error) {
	key, err := loadOrMakeKey(opts.KeyFile, opts.Rand)
	if err != nil {
		return nil, fmt.Errorf("key of the self-signed certificate: %w", err)
	}
	s := &SelfSigned{opts: opts, key: key}
	der, err := readPEM(opts.CertFile, "CERTIFICATE")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("self-signed certificate: %w", err)
	}
	if leaf, err := x509.ParseCertificate(der); err == nil && s.usable(leaf) {
		s.current = s.certificate(leaf)
		return s, nil
	}
	if err := s.renew(); err != nil {
		return nil, err
	}
	return s, nil
}

// GetCertificate implements [Source].
func (s *SelfSigned) GetCertificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.due(s.current.Leaf) {
		if err := s.renew(); err != nil {
			return nil, err
		}
	}
	return s.current, nil
}

func (s *SelfSigned) certificate(leaf *x509.Certificate) *tls.Certificate {
	return &tls.Certificate{Certificate: [][]byte{leaf.Raw}, PrivateKey: s.key, Leaf: leaf}
}

func (s *SelfSigned) due(leaf *x509.Certificate) bool {
	return s.opts.Now().After(leaf.NotAfter.Add(-renewBefore))
}

// usable reports whether leaf can be served: not soon to expire, of our key and
// for exactly the wanted names.
func (s *SelfSigned) usable(leaf *x509.Certificate) bool {
	dns, ips := splitNames(s.opts.Names)
	return !s.due(leaf) && s.key.PublicKey.Equal(leaf.PublicKey) &&
		slices.Equal(leaf.DNSNames, dns) && slices.EqualFunc(leaf.IPAddresses, ips, net.IP.Equal)
}

// renew makes a certificate and keeps it.
func (s *SelfSigned) renew() error {
	serial := make([]byte, 16)
	if _, err := io.ReadFull(s.opts.Rand, serial); err != nil {
		return fmt.Errorf("draw a serial number: %w", err)
	}
	serial[0] &= 0x7f // positive, at most 20 octets (RFC 5280, section 4.1.2.2)
	dns, ips := splitNames(s.opts.Names)
	now := s.opts.Now()
	template := &x509.Certificate{
		SerialNumber:          new(big.Int).SetBytes(serial),
		Subject:               pkix.Name{CommonName: "Mailstead self-signed"},
		NotBefore:             now.Add(-backdate),
		NotAfter:              now.Add(lifetime),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		BasicConstraintsValid: true,
		DNSNames:              dns,
		IPAddresses:           ips,
	}
	der, err := x509.CreateCertificate(s.opts.Rand, template, template, &s.key.PublicKey, s.key)
	if err != nil {
		return fmt.Errorf("sign the certificate: %w", err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		return fmt.Errorf("sign the certificate: %w", err)
	}
	if err := writePEM(s.opts.CertFile, "CERTIFICATE", der, 0o644); err != nil {
		return fmt.Errorf("keep the self-signed certificate: %w", err)
	}
	s.current = s.certificate(leaf)
	return nil
}

func splitNames(names []string) (dns []string, ips []net.IP) {
	for _, name := range names {
		if ip := net.ParseIP(name); ip != nil {
			ips = append(ips, ip)
		} else {
			dns = append(dns, name)
		}
	}
	return dns, ips
}

func loadOrMakeKey(path string, rand io.Reader) (*ecdsa.PrivateKey, error) {
	der, err := readPEM(path, "PRIVATE KEY")
	if err == nil {
		return parseKey(path, der)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand)
	if err != nil {
		return nil, err
	}
	if der, err = x509.MarshalPKCS8PrivateKey(key); err != nil {
		return nil, err
	}
	return key, writePEM(path, "PRIVATE KEY", der, 0o600)
}

func parseKey(path string, der []byte) (*ecdsa.PrivateKey, error) {
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; remove the file to get a new key", path, err)
	}
	ecKey, ok := key.(*ecdsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("%s holds a key of another kind than ECDSA; remove the file to get a new key", path)
	}
	return ecKey, nil
}

func readPEM(path, kind string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(data)
	if block == nil || block.Type != kind {
		return nil, fmt.Errorf("%s has no PEM block %q; remove the file to get a new one", path, kind)
	}
	return block.Bytes, nil
}

func writePEM(path, kind string, der []byte, mode fs.FileMode) error {
	return datadir.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), mode)
}
