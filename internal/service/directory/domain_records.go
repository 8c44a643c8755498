package directory

import "fmt"

// A DNSRecord is one that the holder of a domain is to publish. Names have no
// dot at the end.
type DNSRecord struct{ Type, Host, Value string }

// ownershipHost is where the proof of ownership of a domain is looked for. The
// label is the one that programs written for Amazon WorkMail search for.
func ownershipHost(domain string) string { return "_amazonses." + domain }

// selectorHost is where receivers look for a DKIM key (RFC 6376, section
// 3.6.2.1).
func selectorHost(selector, domain string) string { return selector + "._domainkey." + domain }

// selectorTarget is where the operator of this server publishes a DKIM key.
func (d *Directory) selectorTarget(selector string) string {
	return selector + ".dkim." + d.cfg.Hostname
}

// records lists what to publish for a domain: the proof of ownership, where its
// mail goes, where clients find their settings, the keys of its signatures, and
// who may send for it. Of the three keys one is in use; the others are there so
// that it can be replaced without asking the holder again.
func (d *Directory) records(m domainDetails) []DNSRecord {
	records := []DNSRecord{
		{"TXT", ownershipHost(m.Name), m.token},
		{"MX", m.Name, "10 " + d.cfg.Hostname},
		{"CNAME", "autodiscover." + m.Name, d.cfg.Hostname},
	}
	for _, selector := range m.selectors {
		records = append(records, DNSRecord{"CNAME", selectorHost(selector, m.Name), d.selectorTarget(selector)})
	}
	return append(
		records,
		DNSRecord{"TXT", m.Name, fmt.Sprintf("v=spf1 a:%s ~all", d.cfg.Hostname)},
		DNSRecord{"TXT", "_dmarc." + m.Name, "v=DMARC1;p=quarantine;pct=100;fo=1"},
	)
}
