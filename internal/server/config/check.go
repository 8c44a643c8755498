package config

import (
	"fmt"
	"net"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A problem is a value that cannot be used.
type problem struct {
	name    string // of the setting
	what    string
	example string // a value as TOML; empty to show the default
}

var accountNumber = regexp.MustCompile(`^[0-9]{12}$`)

// problems checks every value that has a rule of its own. Addresses and names
// are checked where they are used as well; here the error can name the line.
func (c *Config) problems() []problem {
	var found []problem
	add := func(bad bool, name, what, example string) {
		if bad {
			found = append(found, problem{name, what, example})
		}
	}
	add(!hostname(c.BaseDomain), "base_domain", fmt.Sprintf("%q is no domain name", c.BaseDomain), "")
	add(c.Postmaster != "" && !strings.Contains(c.Postmaster, "@"), "postmaster", fmt.Sprintf("%q is no address", c.Postmaster), `"admin@example.com"`)
	add(c.Hostname != "" && !hostname(c.Hostname), "hostname", fmt.Sprintf("%q is no host name", c.Hostname), `"mail.example.com"`)
	add(c.AWS.Region == "", "aws.region", "the region is empty", "")
	add(!accountNumber.MatchString(c.AWS.Account), "aws.account", fmt.Sprintf("%q is not 12 digits", c.AWS.Account), "")
	add(!storeURL(c.Store.URL), "store.url", "the URL begins neither with sqlite: nor with postgres://",
		`"postgres://mailstead@db.example.com/mailstead"`)
	add(c.TLS.CertFile != "" && c.TLS.KeyFile == "", "tls.cert_file", "the certificate has no key_file beside it",
		`"/etc/mailstead/tls.crt" and key_file = "/etc/mailstead/tls.key"`)
	add(c.TLS.KeyFile != "" && c.TLS.CertFile == "", "tls.key_file", "the key has no cert_file beside it",
		`"/etc/mailstead/tls.key" and cert_file = "/etc/mailstead/tls.crt"`)
	add(c.DNS.Resolver != "" && !hostPort(c.DNS.Resolver), "dns.resolver", fmt.Sprintf("%q is not HOST:PORT", c.DNS.Resolver), `"192.0.2.53:53"`)
	for _, l := range c.Listeners.All() {
		add(!listenAddress(l.Address), "listeners."+l.Name+".address", fmt.Sprintf("%q is not HOST:PORT or %q", l.Address, Off), "")
	}
	add(!slices.Contains([]string{"", TLSNone, TLSImplicit}, c.Listeners.API.TLS), "listeners.api.tls",
		fmt.Sprintf("there is no mode %q", c.Listeners.API.TLS), `"`+TLSImplicit+`"`)
	add(!slices.Contains([]string{"debug", "info", "warn", "error"}, c.Log.Level), "log.level", fmt.Sprintf("there is no level %q", c.Log.Level), "")
	add(!slices.Contains([]string{"text", "json"}, c.Log.Format), "log.format", fmt.Sprintf("there is no format %q", c.Log.Format), "")
	add(c.Limits.Organizations < 0, "limits.organizations", "the number is negative", "")
	const century = 36525 // days; more would overflow a time span
	_, err := c.Availability.Providers()
	add(err != nil, "availability.functions", fmt.Sprint(err),
		`"arn:aws:lambda:us-east-1:000000000000:function:calendar=https://user:password@calendar.example.com/"`)
	_, err = c.Availability.Prefixes()
	add(err != nil, "availability.networks", fmt.Sprint(err), `"10.0.0.0/8"`)
	add(c.Audit.KeepDays < 1 || c.Audit.KeepDays > century, "audit.keep_days", fmt.Sprintf("the number must be from 1 to %d", century), "")
	for _, l := range []struct {
		name  string
		value int
	}{
		{"smtp_connections", c.Limits.SMTPConnections},
		{"smtp_connections_per_network", c.Limits.SMTPConnectionsPerNetwork},
		{"imap_connections", c.Limits.IMAPConnections},
		{"imap_connections_per_user", c.Limits.IMAPConnectionsPerUser},
		{"account_failures", c.Limits.AccountFailures},
		{"source_failures", c.Limits.SourceFailures},
		{"api_rate", c.Limits.APIRate},
		{"api_burst", c.Limits.APIBurst},
	} {
		add(l.value < 1, "limits."+l.name, "the number must be at least 1", "")
	}
	return found
}

var label = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$`)

// hostname reports whether s is a host name (RFC 1123, section 2.1) of at least
// two labels.
func hostname(s string) bool {
	labels := strings.Split(s, ".")
	return len(s) <= 253 && len(labels) >= 2 && !slices.ContainsFunc(labels, func(l string) bool { return !label.MatchString(l) })
}

func storeURL(s string) bool {
	return s == "" || slices.ContainsFunc([]string{"sqlite:", "postgres://", "postgresql://"}, func(scheme string) bool {
		return strings.HasPrefix(s, scheme) && len(s) > len(scheme)
	})
}

func listenAddress(s string) bool { return s == Off || hostPort(s) }

func hostPort(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

// A NamedListener is a listener with its name and what it speaks.
type NamedListener struct {
	Name    string
	Address string
	TLS     string // TLSNone, TLSStartTLS or TLSImplicit
}

// All lists the listeners in the order in which people think of them, those
// that are off included.
func (l *Listeners) All() []NamedListener {
	api := l.API.TLS
	if api == "" {
		api = TLSImplicit
		if loopback(l.API.Address) {
			api = TLSNone
		}
	}
	return []NamedListener{
		{"api", l.API.Address, api},
		{"smtp", l.SMTP.Address, TLSStartTLS},
		{"submission", l.Submission.Address, TLSStartTLS},
		{"submissions", l.Submissions.Address, TLSImplicit},
		{"imap", l.IMAP.Address, TLSStartTLS},
		{"imaps", l.IMAPS.Address, TLSImplicit},
	}
}

func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// SetBaseDomain replaces the base domain.
func (c *Config) SetBaseDomain(name string) error {
	if !hostname(name) {
		return fmt.Errorf("--base-domain %q is no domain name; write one such as %s", name, Default().BaseDomain)
	}
	c.BaseDomain = name
	return nil
}

// SetPortBase moves every listener that is not off to the port base plus 80,
// 25, 587, 465, 143 and 993, on the host that it had. With 0 they are the
// standard ports.
func (l *Listeners) SetPortBase(base int) error {
	const highest = 993
	if base < 0 || base+highest > 65535 {
		return fmt.Errorf("--port-base %d: the ports go up to %d above it; use a number from 0 to %d", base, highest, 65535-highest)
	}
	for _, move := range []struct {
		address *string
		offset  int
	}{
		{&l.API.Address, 80},
		{&l.SMTP.Address, 25},
		{&l.Submission.Address, 587},
		{&l.Submissions.Address, 465},
		{&l.IMAP.Address, 143},
		{&l.IMAPS.Address, 993},
	} {
		if host, _, err := net.SplitHostPort(*move.address); err == nil {
			*move.address = net.JoinHostPort(host, strconv.Itoa(base+move.offset))
		}
	}
	return nil
}
