package workmail_test

import (
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/internal/engine/outbound"
	"github.com/mailstead/mailstead/internal/service/availability"
)

// providers are availability providers on this machine: the paths of the EWS
// endpoints say how they behave, and so do the names of functions.
type providers struct {
	ews, functions *httptest.Server
}

const functionPrefix = "arn:aws:lambda:us-east-1:000000000000:function:"

func newProviders(t *testing.T) *providers {
	p := &providers{ews: httptest.NewTLSServer(http.HandlerFunc(serveEWS)), functions: httptest.NewServer(http.HandlerFunc(serveFunction))}
	p.ews.Config.ErrorLog = log.New(io.Discard, "", 0)
	t.Cleanup(p.ews.Close)
	t.Cleanup(p.functions.Close)
	return p
}

func serveEWS(w http.ResponseWriter, r *http.Request) {
	user, password, _ := r.BasicAuth()
	body, err := io.ReadAll(r.Body)
	switch {
	case user != "eva" || password != "secret":
		w.WriteHeader(http.StatusUnauthorized)
	case err != nil || r.Method != http.MethodPost || !strings.Contains(r.Header.Get("SOAPAction"), "GetUserAvailability") ||
		!strings.Contains(string(body), "<t:Address>availability-test@"):
		w.WriteHeader(http.StatusBadRequest)
	case r.URL.Path == "/broken":
		w.WriteHeader(http.StatusInternalServerError)
	case r.URL.Path == "/page":
		fmt.Fprint(w, "<html>internal secret</html>")
	case r.URL.Path == "/fault":
		fmt.Fprintf(w, `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultstring>%s</faultstring></s:Fault></s:Body></s:Envelope>`,
			strings.Repeat("\u00e4", 1000))
	case r.URL.Path == "/redirect":
		http.Redirect(w, r, "/EWS/Exchange.asmx", http.StatusFound)
	default:
		fmt.Fprint(w, `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>`+
			`<GetUserAvailabilityResponse xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"/></s:Body></s:Envelope>`)
	}
}

func serveFunction(w http.ResponseWriter, r *http.Request) {
	_, password, _ := r.BasicAuth()
	var in struct {
		Mailboxes []string                      `json:"mailboxes"`
		Requester struct{ Organization string } `json:"requester"`
		Window    struct{ StartDate, EndDate time.Time }
	}
	err := json.NewDecoder(r.Body).Decode(&in)
	switch {
	case password != "secret" && r.URL.Path != "/open":
		w.WriteHeader(http.StatusForbidden)
	case err != nil || len(in.Mailboxes) != 1 || in.Requester.Organization == "" || !in.Window.EndDate.After(in.Window.StartDate):
		w.WriteHeader(http.StatusBadRequest)
	case r.URL.Path == "/other":
		fmt.Fprint(w, `{"mailboxes":[]}`)
	default:
		fmt.Fprintf(w, `{"mailboxes":[{"mailbox":%q,"error":"MailboxNotFound"}]}`, in.Mailboxes[0])
	}
}

func (p *providers) prober() *availability.Prober {
	roots := x509.NewCertPool()
	roots.AddCert(p.ews.Certificate())
	functions := map[string]*url.URL{}
	for _, name := range []string{"good", "open", "other"} {
		u, err := url.Parse(p.functions.URL + "/" + name)
		if err != nil {
			panic(err) // the URL of a server of the test
		}
		u.User = url.UserPassword("mailstead", "secret")
		functions[functionPrefix+name] = u
	}
	client := outbound.NewClient(outbound.Options{
		Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, RootCAs: roots, Timeout: 10 * time.Second,
	})
	return availability.NewProber(client, client, functions)
}

func (p *providers) endpoint(path, password string) *types.EwsAvailabilityProvider {
	return &types.EwsAvailabilityProvider{EwsEndpoint: aws.String(p.ews.URL + path), EwsUsername: aws.String("eva"), EwsPassword: &password}
}

func function(name string) *types.LambdaAvailabilityProvider {
	return &types.LambdaAvailabilityProvider{LambdaArn: aws.String(functionPrefix + name)}
}

func TestAvailabilityConfigurations(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c := s.c
		create := workmail.CreateAvailabilityConfigurationInput{
			DomainName: aws.String("Other.example"), EwsProvider: s.providers.endpoint("/EWS/Exchange.asmx", "secret"), ClientToken: aws.String("once"),
		}
		for range 2 {
			ask(s, "", c.CreateAvailabilityConfiguration, create)
		}
		create.ClientToken = nil
		ask(s, nameAvailability, c.CreateAvailabilityConfiguration, create)
		both := create
		both.LambdaProvider = function("good")
		ask(s, invalidParameter, c.CreateAvailabilityConfiguration, both)
		both.LambdaProvider, both.EwsProvider = nil, nil
		ask(s, invalidParameter, c.CreateAvailabilityConfiguration, both)
		ask(s, "", c.CreateAvailabilityConfiguration, workmail.CreateAvailabilityConfigurationInput{DomainName: aws.String("third.example"), LambdaProvider: function("good")})

		list := ask(s, "", c.ListAvailabilityConfigurations, workmail.ListAvailabilityConfigurationsInput{}).AvailabilityConfigurations
		if len(list) != 2 || aws.ToString(list[0].DomainName) != "other.example" || list[0].ProviderType != types.AvailabilityProviderTypeEws ||
			aws.ToString(list[0].EwsProvider.EwsUsername) != "eva" || aws.ToString(list[0].EwsProvider.EwsEndpoint) != *create.EwsProvider.EwsEndpoint || list[0].DateCreated == nil ||
			list[1].ProviderType != types.AvailabilityProviderTypeLambda || aws.ToString(list[1].LambdaProvider.LambdaArn) != functionPrefix+"good" || list[1].EwsProvider != nil {
			t.Fatalf("listed: %+v", list)
		}
		s.testProviders(t)

		update := workmail.UpdateAvailabilityConfigurationInput{DomainName: aws.String("OTHER.example"), EwsProvider: s.providers.endpoint("/EWS/Exchange.asmx", "wrong")}
		ask(s, "", c.UpdateAvailabilityConfiguration, update)
		out := ask(s, "", c.TestAvailabilityConfiguration, workmail.TestAvailabilityConfigurationInput{DomainName: aws.String("other.example")})
		if out.TestPassed || !strings.Contains(aws.ToString(out.FailureReason), "credentials") {
			t.Errorf("with another password: %v %s", out.TestPassed, aws.ToString(out.FailureReason))
		}
		ask(s, invalidParameter, c.UpdateAvailabilityConfiguration, workmail.UpdateAvailabilityConfigurationInput{DomainName: update.DomainName})
		update.DomainName = aws.String("unknown.example")
		ask(s, resourceNotFound, c.UpdateAvailabilityConfiguration, update)
		for i := range 98 {
			ask(s, "", c.CreateAvailabilityConfiguration, workmail.CreateAvailabilityConfigurationInput{
				DomainName: aws.String(fmt.Sprintf("d%d.example", i)), LambdaProvider: function("good"),
			})
		}
		create.DomainName = aws.String("more.example")
		ask(s, limitExceeded, c.CreateAvailabilityConfiguration, create)
		pages := 0
		pager := workmail.NewListAvailabilityConfigurationsPaginator(c, &workmail.ListAvailabilityConfigurationsInput{OrganizationId: s.org, MaxResults: aws.Int32(50)})
		for ; pager.HasMorePages(); pages++ {
			if n := len(try(pager.NextPage(t.Context()))(t).AvailabilityConfigurations); n != 50 {
				t.Errorf("a page of %d", n)
			}
		}
		if pages != 2 {
			t.Errorf("%d pages", pages)
		}
		ask(s, invalidParameter, c.ListAvailabilityConfigurations, workmail.ListAvailabilityConfigurationsInput{NextToken: aws.String("nonsense")})
		for range 2 {
			ask(s, "", c.DeleteAvailabilityConfiguration, workmail.DeleteAvailabilityConfigurationInput{DomainName: aws.String("OTHER.example")})
		}
		s.complete(nil, "AvailabilityConfiguration")
	})
}

// testProviders tries providers that work and providers that do not.
func (s *stage) testProviders(t *testing.T) {
	t.Helper()
	test := s.c.TestAvailabilityConfiguration
	type input = workmail.TestAvailabilityConfigurationInput
	plain := s.providers.endpoint("/EWS/Exchange.asmx", "secret")
	plain.EwsEndpoint = aws.String(strings.Replace(s.providers.ews.URL, "https:", "http:", 1) + "/EWS/Exchange.asmx")
	nobody := &types.EwsAvailabilityProvider{EwsEndpoint: aws.String("https://127.0.0.1:1/"), EwsUsername: aws.String("eva"), EwsPassword: aws.String("secret")}
	metadata := &types.EwsAvailabilityProvider{EwsEndpoint: aws.String("https://169.254.169.254/latest/"), EwsUsername: aws.String("eva"), EwsPassword: aws.String("secret")}
	stranger := &types.EwsAvailabilityProvider{
		EwsEndpoint: aws.String(strings.Replace(s.providers.ews.URL, "127.0.0.1", "localhost", 1) + "/x"), EwsUsername: aws.String("eva"), EwsPassword: aws.String("secret"),
	}
	for name, tc := range map[string]struct {
		in     input
		reason string // a part of it; "" when the test passes
	}{
		"stored endpoint":     {input{DomainName: aws.String("OTHER.example")}, ""},
		"stored function":     {input{DomainName: aws.String("third.example")}, ""},
		"endpoint":            {input{EwsProvider: s.providers.endpoint("/EWS/Exchange.asmx", "secret")}, ""},
		"wrong password":      {input{EwsProvider: s.providers.endpoint("/EWS/Exchange.asmx", "wrong")}, "status 401"},
		"broken server":       {input{EwsProvider: s.providers.endpoint("/broken", "secret")}, "status 500"},
		"some page":           {input{EwsProvider: s.providers.endpoint("/page", "secret")}, "no GetUserAvailability response"},
		"fault":               {input{EwsProvider: s.providers.endpoint("/fault", "secret")}, "answers with a fault"},
		"redirect":            {input{EwsProvider: s.providers.endpoint("/redirect", "secret")}, "status 302"},
		"plain text":          {input{EwsProvider: plain}, "https://"},
		"nobody there":        {input{EwsProvider: nobody}, "No connection"},
		"not a public server": {input{EwsProvider: metadata}, "not public"},
		"another name":        {input{EwsProvider: stranger}, "certificate"},
		"function":            {input{LambdaProvider: function("good")}, ""},
		"unknown function":    {input{LambdaProvider: function("unknown")}, "not known here"},
		"function for anyone": {input{LambdaProvider: function("open")}, "without credentials"},
		"another answer":      {input{LambdaProvider: function("other")}, "mailbox that was asked for"},
	} {
		out := ask(s, "", test, tc.in)
		reason := aws.ToString(out.FailureReason)
		if out.TestPassed != (tc.reason == "") || !strings.Contains(reason, tc.reason) || out.TestPassed && reason != "" || len([]rune(reason)) > 256 || strings.Contains(reason, "secret") {
			t.Errorf("%s: passed %v, %s", name, out.TestPassed, reason)
		}
	}
	ask(s, invalidParameter, test, input{})
	ask(s, invalidParameter, test, input{DomainName: aws.String("other.example"), LambdaProvider: function("good")})
	ask(s, resourceNotFound, test, input{DomainName: aws.String("unknown.example")})
}
