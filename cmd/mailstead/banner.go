package main

import (
	"net"
	"net/netip"
	"strings"
	"text/tabwriter"
	"text/template"

	"github.com/mailstead/mailstead/internal/server"
	"github.com/mailstead/mailstead/internal/server/config"
)

// purposes says what people use a listener for.
var purposes = map[string]string{
	"api":         "the AWS API",
	"smtp":        "mail from other servers",
	"submission":  "mail from users",
	"submissions": "mail from users",
	"imap":        "mailboxes",
	"imaps":       "mailboxes",
}

var tlsModes = map[string]string{
	config.TLSNone:     "",
	config.TLSStartTLS: "STARTTLS",
	config.TLSImplicit: "TLS",
}

// bannerText is what serve prints. The commands can be copied as they are.
var bannerText = template.Must(template.New("banner").Parse(`Mailstead {{.Version}}

{{.Listeners}}
Data:        {{.Data}}
Access key:  {{.Credentials}}
Listeners:   {{.Endpoints}}
{{if .API}}
Try it, in another terminal, with the AWS CLI:

  export AWS_SHARED_CREDENTIALS_FILE='{{.Credentials}}' AWS_DEFAULT_REGION=us-east-1
  workmail() { aws --endpoint-url {{.API}}{{.NoVerify}} --output text workmail "$@"; }

  ORG=$(workmail create-organization --alias example --query OrganizationId)
  ADA=$(workmail create-user --organization-id $ORG --name ada --display-name Ada --password 'Lovelace-1815' --query UserId)
  workmail register-to-work-mail --organization-id $ORG --entity-id $ADA --email ada@{{.Domain}}
  workmail list-users --organization-id $ORG --output table
{{if and .SMTP .IMAP}}
and send and read a message with curl:

  printf 'Subject: Hello\r\n\r\nIt works.\r\n' | curl smtp://{{.SMTP}} --mail-from you@example.com --mail-rcpt ada@{{.Domain}} -T -
  curl --user 'ada@{{.Domain}}:Lovelace-1815' 'imap://{{.IMAP}}/INBOX;MAILINDEX=1'
{{end}}{{end}}
ready
`))

// banner says where everything is and what to try next. Its last line is
// "ready".
func banner(s *server.Server, cfg config.Config) string {
	data := struct {
		Version, Listeners, Data, Credentials, Endpoints, Domain, API, NoVerify, SMTP, IMAP string
	}{
		Version: versionString(), Listeners: listenerTable(s.Endpoints()),
		Data: s.DataDir(), Credentials: s.CredentialsFile(), Endpoints: s.EndpointsFile(),
		Domain: "example." + cfg.BaseDomain,
	}
	for _, e := range s.Endpoints() {
		switch {
		case e.Name == "api" && e.TLS == config.TLSImplicit:
			data.API = "https://" + reachable(e.Address)
			if cfg.TLS.CertFile == "" {
				data.NoVerify = " --no-verify-ssl"
			}
		case e.Name == "api":
			data.API = "http://" + reachable(e.Address)
		case e.Name == "smtp":
			data.SMTP = reachable(e.Address)
		case e.Name == "imap" && isLoopback(e.Address): // plain-text login is for loopback only
			data.IMAP = reachable(e.Address)
		}
	}
	var b strings.Builder
	if err := bannerText.Execute(&b, data); err != nil {
		return "ready\n" // a template that fits its data does not fail
	}
	return b.String()
}

func listenerTable(endpoints []server.Endpoint) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, e := range endpoints {
		row := "  " + e.Name + "\t" + e.Address + "\t" + purposes[e.Name]
		if mode := tlsModes[e.TLS]; mode != "" {
			row += ", " + mode
		}
		_, _ = w.Write([]byte(row + "\n")) // into memory
	}
	_ = w.Flush()
	return b.String()
}

// reachable turns the address of a listener into one to connect to from this
// machine.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip, perr := netip.ParseAddr(host); err == nil && (perr != nil || ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return address
}

func isLoopback(address string) bool {
	ap, err := netip.ParseAddrPort(address)
	return err == nil && ap.Addr().IsLoopback()
}
