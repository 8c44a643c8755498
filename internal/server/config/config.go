// Package config is the configuration file of the server: one TOML file, each
// setting of which is documented in its struct tag, has a default, and is
// checked when it is read. [Example] is the file with everything in it.
package config

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/mailstead/mailstead/internal/server/imap"
	"github.com/mailstead/mailstead/internal/server/smtp"
	"github.com/mailstead/mailstead/internal/service/access"
	"github.com/mailstead/mailstead/internal/service/audit"
	"github.com/mailstead/mailstead/internal/service/delivery"
	"github.com/mailstead/mailstead/internal/service/mailbox"
)

// Config is all that an operator can set. The tags name the settings in the
// file and document them; the defaults are those of [Default].
type Config struct {
	BaseDomain   string `toml:"base_domain" doc:"The domain under which every organization gets its test domain, ALIAS.BASE_DOMAIN."`
	Hostname     string `toml:"hostname" doc:"The name by which this server greets other mail servers, and to which the DNS records of mail domains point. Empty: mail.BASE_DOMAIN."`
	Postmaster   string `toml:"postmaster" doc:"The address that gets the mail for <Postmaster> without a domain, which every mail server must take (RFC 5321 section 4.5.1). Empty: postmaster@HOSTNAME."`
	TrustDomains bool   `toml:"trust_domains" doc:"Take mail domains as verified when they are registered, without looking at DNS. For closed networks and tests only: anybody with the access key can then receive the mail of any domain."`

	AWS          AWS          `toml:"aws" doc:"How the server appears to AWS clients."`
	Store        Store        `toml:"store" doc:"Where folders, flags, directories and small messages are kept."`
	Bodies       Bodies       `toml:"bodies" doc:"Where the bodies of large messages are kept."`
	TLS          TLS          `toml:"tls" doc:"The certificate of every listener."`
	DNS          DNS          `toml:"dns" doc:"Where the records of mail domains are looked up."`
	Listeners    Listeners    `toml:"listeners" doc:"Where the server listens: HOST:PORT, or \"off\". Without a host it is every address of the machine. Passwords in plain text are accepted on loopback only."`
	Limits       Limits       `toml:"limits" doc:"What clients can make the server spend."`
	Audit        Audit        `toml:"audit" doc:"The record of every call of the AWS API; read it with: mailstead audit."`
	Availability Availability `toml:"availability" doc:"Where free and busy times of people in other domains may be asked for."`
	Log          Log          `toml:"log" doc:"The log, on standard error."`
}

// AWS says how the server appears to AWS clients.
type AWS struct {
	Region  string `toml:"region" doc:"The region in ARNs. Clients may use any region name."`
	Account string `toml:"account" doc:"The account number in ARNs, 12 digits."`
}

// Store says where the database is.
type Store struct {
	URL string `toml:"url" doc:"sqlite:PATH, or postgres://USER@HOST/DATABASE. Empty: SQLite in the data directory. The password of PostgreSQL may come from PGPASSWORD or ~/.pgpass."`
}

// Bodies says where large bodies are.
type Bodies struct {
	Dir string `toml:"dir" doc:"A directory. Empty: \"bodies\" in the data directory."`
}

// TLS names a certificate.
type TLS struct {
	CertFile string `toml:"cert_file" doc:"A PEM file with the certificate and its chain. It is read again when it changes. Empty: a self-signed certificate that the server makes and renews in the data directory."`
	KeyFile  string `toml:"key_file" doc:"The PEM file of its private key."`
}

// DNS says whom to ask for records.
type DNS struct {
	Resolver string `toml:"resolver" doc:"HOST:PORT of a recursive resolver. Empty: those in /etc/resolv.conf."`
}

// Listeners are the addresses to listen on. The names of the settings are those
// in endpoints.json.
type Listeners struct {
	API         API      `toml:"api" doc:"The AWS API, over HTTP."`
	SMTP        Listener `toml:"smtp" doc:"Mail from other servers, with STARTTLS."`
	Submission  Listener `toml:"submission" doc:"Mail from users, with STARTTLS."`
	Submissions Listener `toml:"submissions" doc:"Mail from users, over TLS."`
	IMAP        Listener `toml:"imap" doc:"Mailboxes, with STARTTLS."`
	IMAPS       Listener `toml:"imaps" doc:"Mailboxes, over TLS."`
}

// A Listener is one address to listen on.
type Listener struct {
	Address string `toml:"address"`
}

// API is the listener of the AWS API.
type API struct {
	Address string `toml:"address"`
	TLS     string `toml:"tls" doc:"\"implicit\" for HTTPS, \"none\" for HTTP. Empty: HTTP on loopback, HTTPS elsewhere. Behind a proxy that ends TLS, write \"none\"."`
}

// Limits bound what clients can make the server spend.
type Limits struct {
	Organizations             int      `toml:"organizations" doc:"Organizations that are not deleted; 0 for no bound."`
	MailboxQuota              Size     `toml:"mailbox_quota" doc:"What a new mailbox may hold."`
	ReceivingMemory           Size     `toml:"receiving_memory" doc:"Memory for the messages that are being received, all together. The message size limit is 40 MiB."`
	SMTPConnections           int      `toml:"smtp_connections" doc:"SMTP connections at a time."`
	SMTPConnectionsPerNetwork int      `toml:"smtp_connections_per_network" doc:"SMTP connections at a time from one IPv4 address or IPv6 /64; this machine itself is exempt."`
	IMAPConnections           int      `toml:"imap_connections" doc:"IMAP connections at a time."`
	IMAPConnectionsPerUser    int      `toml:"imap_connections_per_user" doc:"IMAP connections at a time of one user from one address."`
	AccountFailures           int      `toml:"account_failures" doc:"Failed logins to one account before further ones are refused for a while. Sources that logged in before are counted apart."`
	AccountDrain              Duration `toml:"account_drain" doc:"The time after which one such failure is forgotten."`
	SourceFailures            int      `toml:"source_failures" doc:"Failed logins from one IPv4 address or IPv6 /64 before further ones are refused for a while."`
	SourceDrain               Duration `toml:"source_drain" doc:"The time after which one such failure is forgotten."`
	APIRate                   int      `toml:"api_rate" doc:"Calls of the AWS API a second by one user, one role, or the root user; beyond it they are answered with ThrottlingException."`
	APIBurst                  int      `toml:"api_burst" doc:"Such calls at once after a pause."`
}

// Audit says what is kept of the calls of the AWS API.
type Audit struct {
	KeepDays int `toml:"keep_days" doc:"How many days the record of a call is kept."`
}

// Log says what is logged.
type Log struct {
	Level  string `toml:"level" doc:"\"debug\", \"info\", \"warn\" or \"error\"."`
	Format string `toml:"format" doc:"\"text\" or \"json\"."`
}

// Off is the address of a listener that is not wanted.
const Off = "off"

// Values of [API.TLS] and of the TLS mode in endpoints.json.
const (
	TLSNone     = "none"
	TLSStartTLS = "starttls"
	TLSImplicit = "implicit"
)

// Default is the configuration without a file: everything on loopback, on ports
// that need no privileges.
func Default() Config {
	smtpLimits, imapLimits, logins := smtp.DefaultLimits(), imap.DefaultLimits(), access.DefaultLimits()
	return Config{
		BaseDomain: "mailstead.internal",
		AWS:        AWS{Region: "us-east-1", Account: "000000000000"},
		Listeners: Listeners{
			API:         API{Address: "127.0.0.1:8080"},
			SMTP:        Listener{"127.0.0.1:2525"},
			Submission:  Listener{"127.0.0.1:2587"},
			Submissions: Listener{"127.0.0.1:2465"},
			IMAP:        Listener{"127.0.0.1:2143"},
			IMAPS:       Listener{"127.0.0.1:2993"},
		},
		Limits: Limits{
			MailboxQuota:              mailbox.DefaultQuota,
			ReceivingMemory:           delivery.DefaultMemory,
			SMTPConnections:           smtpLimits.Connections,
			SMTPConnectionsPerNetwork: smtpLimits.ConnectionsPerNetwork,
			IMAPConnections:           imapLimits.Connections,
			IMAPConnectionsPerUser:    imapLimits.PerUser,
			AccountFailures:           logins.AccountFailures,
			AccountDrain:              Duration(logins.AccountDrain),
			SourceFailures:            logins.SourceFailures,
			SourceDrain:               Duration(logins.SourceDrain),
			APIRate:                   10_000,
			APIBurst:                  20_000,
		},
		Audit: Audit{KeepDays: int(audit.DefaultKeep / (24 * time.Hour))},
		Log:   Log{Level: "info", Format: "text"},
	}
}

// Load reads the configuration file at path; with the empty path it returns
// [Default]. An error names file, line and what to write. Paths in the file that
// are not absolute start from the file's directory.
func Load(path string) (Config, error) {
	if path == "" {
		return Default(), nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return Config{}, fmt.Errorf("configuration file: %w", err)
	}
	cfg, err := parse(path, string(text))
	if err != nil {
		return Config{}, err
	}
	for _, p := range []*string{&cfg.Bodies.Dir, &cfg.TLS.CertFile, &cfg.TLS.KeyFile} {
		if *p != "" && !filepath.IsAbs(*p) {
			*p = filepath.Join(filepath.Dir(path), *p)
		}
	}
	return cfg, nil
}

// A Duration is a time span, written as "30s" or "5m".
type Duration time.Duration

// UnmarshalText reads a time span of at least a millisecond.
func (d *Duration) UnmarshalText(text []byte) error {
	v, err := time.ParseDuration(string(text))
	if err != nil || v < time.Millisecond {
		return fmt.Errorf("%q is no time span", text)
	}
	*d = Duration(v)
	return nil
}

// MarshalText is the inverse of UnmarshalText.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }
