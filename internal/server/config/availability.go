package config

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// Availability says where free and busy times of other domains may be asked
// for.
type Availability struct {
	Functions string `toml:"functions" doc:"Where the programs are that the API calls Lambda functions, each as ARN=URL, with spaces between them. User and password in a URL are sent as HTTP basic authentication; the program should refuse callers without them."`
	Networks  string `toml:"networks" doc:"Networks that are not public in which EWS endpoints of organizations may lie, such as \"10.0.0.0/8 fd00::/8\". Without them an endpoint must have a public address, so that nobody can use the server to reach what is behind your firewall."`
}

// Providers returns the URLs of functions by their ARNs.
func (a Availability) Providers() (map[string]*url.URL, error) {
	functions := map[string]*url.URL{}
	for i, line := range strings.Fields(a.Functions) {
		// The value may hold a password, so errors give its place only.
		arn, address, _ := strings.Cut(line, "=")
		u, err := url.Parse(address)
		if !strings.HasPrefix(arn, "arn:aws:lambda:") || err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return nil, fmt.Errorf("entry %d is not ARN=URL", i+1)
		}
		functions[arn] = u
	}
	return functions, nil
}

// Prefixes returns the networks.
func (a Availability) Prefixes() ([]netip.Prefix, error) {
	var prefixes []netip.Prefix
	for _, text := range strings.Fields(a.Networks) {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, fmt.Errorf("%q is no network", text)
		}
		prefixes = append(prefixes, p)
	}
	return prefixes, nil
}
