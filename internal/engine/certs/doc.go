// Package certs supplies the TLS certificate of every listener.
//
// Without any set-up the server makes a self-signed certificate and keeps it in
// its data directory ([OpenSelfSigned]); an operator who has one names its files
// ([OpenFiles]). Either way the listeners ask a [Source] at each handshake, so
// a renewed certificate is in use without a restart.
package certs

import "crypto/tls"

// A Source has the certificate for a handshake. It is safe for concurrent use.
type Source interface {
	GetCertificate(*tls.ClientHelloInfo) (*tls.Certificate, error)
}

// ServerConfig is the TLS configuration of a listener that takes its
// certificate from source: TLS 1.2 or later (RFC 9325, section 3.1.1), with the
// cipher suites that the standard library chooses.
func ServerConfig(source Source) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: source.GetCertificate}
}
