package sigv4

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

const (
	keyID   = "AKIDEXAMPLE"
	secret  = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
	service = "workmail"
)

var (
	noon     = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	identity = Identity{AccountID: "123456789012", ARN: "arn:aws:iam::123456789012:root", UserID: "123456789012"}
	keys     = StaticKeys{keyID: {Secret: secret, Identity: identity}}
)

func at(t time.Time) func() time.Time { return func() time.Time { return t } }

func hash(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}

// newRequest is a request as an SDK makes it.
func newRequest(t testing.TB, target, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	r.Header.Set("X-Amz-Target", "WorkMailService.ListUsers")
	return r
}

// signed signs the request with the SDK's signer at noon.
func signed(t testing.TB, r *http.Request, body string) *http.Request {
	t.Helper()
	return signedWith(t, r, body, aws.Credentials{AccessKeyID: keyID, SecretAccessKey: secret}, noon)
}

func signedWith(t testing.TB, r *http.Request, body string, c aws.Credentials, when time.Time) *http.Request {
	t.Helper()
	err := v4.NewSigner().SignHTTP(context.Background(), c, r, hash(body), service, "us-east-1", when)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// received passes the request through HTTP, so that the server sees what a server
// sees: Go moves and normalizes headers on the way.
func received(t testing.TB, r *http.Request) *http.Request {
	t.Helper()
	var wire bytes.Buffer
	if err := r.Write(&wire); err != nil {
		t.Fatal(err)
	}
	return parsed(t, wire.String())
}

func parsed(t testing.TB, text string) *http.Request {
	t.Helper()
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func verify(t testing.TB, v *Verifier, r *http.Request) (*Caller, error) {
	t.Helper()
	claim, err := v.Begin(t.Context(), r, service)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return claim.Verify(body)
}

func TestSignaturesOfTheSDK(t *testing.T) {
	t.Parallel()
	v := NewVerifier(keys, at(noon.Add(time.Minute)))
	for _, test := range []struct {
		name, url, body string
		header          http.Header
	}{
		{"plain", "http://127.0.0.1:8080/", `{"OrganizationId":"m-1"}`, nil},
		{"no path", "http://127.0.0.1:8080", `{}`, nil},
		{"empty body", "http://workmail.us-east-1.amazonaws.com/", "", nil},
		{"default port", "http://workmail.example.com:80/", "{}", nil},
		{"path", "http://h/a%20b/c%2Fd/ü/~.-_!", "{}", nil},
		{"query", "http://h/?b=2&a=x%20y&b=1&a-b=&c=%2B%26%3D&ü=é&empty", "{}", nil},
		{"plus in query", "http://h/?a=x+y", "{}", nil},
		{"large", "http://h/", strings.Repeat("x", 1<<20), nil},
		{"headers", "http://h/", "{}", http.Header{
			"X-Amz-Meta": {"  two   spaces ", "second,value"}, "X-Amz-Empty": {""}, "X-Custom": {"\tx y\t"}, "Content-Length": {"2"},
		}},
		{"declared hash", "http://h/", "body", http.Header{"X-Amz-Content-Sha256": {hash("body")}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := newRequest(t, test.url, test.body)
			for name, values := range test.header {
				r.Header[name] = values
			}
			caller, err := verify(t, v, received(t, signed(t, r, test.body)))
			if err != nil {
				t.Fatal(err)
			}
			if *caller != (Caller{keyID, identity, "us-east-1"}) {
				t.Errorf("got %+v", caller)
			}
		})
	}
}

func presigned(t testing.TB, body string, expires int, when time.Time) *http.Request {
	t.Helper()
	r := newRequest(t, "http://127.0.0.1:8080/?X-Amz-Expires="+fmt.Sprint(expires), body)
	signedURL, header, err := v4.NewSigner().PresignHTTP(t.Context(),
		aws.Credentials{AccessKeyID: keyID, SecretAccessKey: secret}, r, hash(body), service, "us-east-1", when)
	if err != nil {
		t.Fatal(err)
	}
	out, err := http.NewRequest(http.MethodPost, signedURL, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	out.Header = header
	return out
}

func TestPresignedURLs(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		expires int
		after   time.Duration
		want    string
	}{
		{"at once", 60, 0, ""},
		{"at its end", 60, time.Minute, ""},
		{"a week", 604800, 7 * 24 * time.Hour, ""},
		{"too late", 60, time.Minute + time.Second, "Signature expired: 20260504T120100Z is now earlier than 20260504T120101Z"},
		{"too early", 60, -MaxSkew - time.Second, "Signature not yet current"},
		{"too long", 604801, 0, "X-Amz-Expires"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			v := NewVerifier(keys, at(noon.Add(test.after)))
			_, err := verify(t, v, received(t, presigned(t, `{"a":1}`, test.expires, noon)))
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestPresignedURLsDoNotBend(t *testing.T) {
	t.Parallel()
	v := NewVerifier(keys, at(noon))
	for _, test := range []struct {
		name   string
		change func(q url.Values)
		code   string
	}{
		{"longer life", func(q url.Values) { q.Set("X-Amz-Expires", "120") }, CodeInvalid},
		{"other target", func(q url.Values) { q.Set("X-Amz-Target", "WorkMailService.DeleteUser") }, CodeInvalid},
		{"another parameter", func(q url.Values) { q.Set("x", "y") }, CodeInvalid},
		{"two algorithms", func(q url.Values) { q["X-Amz-Algorithm"] = []string{"AWS4-HMAC-SHA1"} }, CodeIncomplete},
		{"no date", func(q url.Values) { q.Del("X-Amz-Date") }, CodeIncomplete},
		{"two dates", func(q url.Values) { q.Add("X-Amz-Date", "20260504T120000Z") }, CodeIncomplete},
		{"negative life", func(q url.Values) { q.Set("X-Amz-Expires", "-1") }, CodeIncomplete},
		{"life without end", func(q url.Values) { q.Set("X-Amz-Expires", "99999999999999999999") }, CodeIncomplete},
		{"no host", func(q url.Values) { q.Set("X-Amz-SignedHeaders", "content-type") }, CodeInvalid},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := presigned(t, "{}", 60, noon)
			q := r.URL.Query()
			test.change(q)
			r.URL.RawQuery = q.Encode()
			_, err := verify(t, v, received(t, r))
			wantCode(t, err, test.code)
		})
	}
	r := signed(t, presigned(t, "{}", 60, noon), "{}")
	_, err := verify(t, v, received(t, r))
	wantCode(t, err, CodeInvalid)
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var refused *Error
	if !errors.As(err, &refused) || refused.Code != code {
		t.Errorf("got %v, want %s", err, code)
	}
	if refused != nil && strings.Contains(refused.Message, secret) {
		t.Error("the secret is in the error")
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	good := func(t *testing.T) *http.Request { return signed(t, newRequest(t, "http://h/", "{}"), "{}") }
	edit := func(old, replacement string) func(*testing.T) *http.Request {
		return func(t *testing.T) *http.Request {
			r := good(t)
			before := r.Header.Get("Authorization")
			after := strings.Replace(before, old, replacement, 1)
			if before == after {
				t.Fatalf("%q is not in %q", old, before)
			}
			r.Header.Set("Authorization", after)
			return r
		}
	}
	header := func(name, value string) func(*testing.T) *http.Request {
		return func(t *testing.T) *http.Request {
			r := good(t)
			r.Header.Set(name, value)
			return r
		}
	}
	for _, test := range []struct {
		name string
		make func(*testing.T) *http.Request
		code string
		text string
	}{
		{"unsigned", func(t *testing.T) *http.Request { return newRequest(t, "http://h/", "{}") }, CodeMissingToken, "Missing Authentication Token"},
		{"basic authentication", header("Authorization", "Basic QUtJRDpwYXNz"), CodeMissingToken, ""},
		{"asymmetric signature", edit("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"), CodeIncomplete, "algorithm"},
		{
			"nothing but the algorithm", header("Authorization", "AWS4-HMAC-SHA256"), CodeIncomplete,
			"Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
				"Authorization header requires 'SignedHeaders' parameter.",
		},
		{"no signature", edit("Signature=", "Sig="), CodeIncomplete, "requires 'Signature' parameter"},
		{
			"no date", func(t *testing.T) *http.Request { r := good(t); r.Header.Del("X-Amz-Date"); return r }, CodeIncomplete,
			"existence of either a 'X-Amz-Date' or a 'Date' header",
		},
		{"odd date", header("X-Amz-Date", "2026-05-04T12:00:00Z"), CodeIncomplete, "Date must be in ISO-8601 'basic format'. Got '2026-05-04T12:00:00Z'."},
		{"short scope", edit("/aws4_request", ""), CodeIncomplete, "exactly 5 slash-delimited elements"},
		{"long scope", edit("/aws4_request", "/x/aws4_request"), CodeIncomplete, "exactly 5 slash-delimited elements"},
		{"no key id", edit(keyID, ""), CodeIncomplete, "slash-delimited"},
		{"huge region", edit("us-east-1", strings.Repeat("r", 1000)), CodeIncomplete, "longer than"},
		{"no region", edit("us-east-1", ""), CodeInvalid, "Credential should be scoped to a valid region"},
		{"other terminator", edit("aws4_request", "aws5_request"), CodeInvalid, "valid terminator: 'aws4_request', not 'aws5_request'"},
		{"other service", edit("/workmail/", "/ses/"), CodeInvalid, "Credential should be scoped to correct service: 'workmail'."},
		{
			"other date in scope", edit("/20260504/", "/20260503/"), CodeInvalid,
			"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260503' != '20260504', from '20260504T120000Z'.",
		},
		{"unknown key", edit(keyID, "AKIDOTHER"), CodeUnrecognized, "The security token included in the request is invalid."},
		{"token for a long-lived key", func(t *testing.T) *http.Request {
			return signedWith(t, newRequest(t, "http://h/", "{}"), "{}",
				aws.Credentials{AccessKeyID: keyID, SecretAccessKey: secret, SessionToken: "token"}, noon)
		}, CodeUnrecognized, ""},
		{"wrong secret", func(t *testing.T) *http.Request {
			return signedWith(t, newRequest(t, "http://h/", "{}"), "{}", aws.Credentials{AccessKeyID: keyID, SecretAccessKey: "guess"}, noon)
		}, CodeInvalid, "The request signature we calculated does not match the signature you provided."},
		{"short signature", edit("Signature=", "Signature=ab, X="), CodeInvalid, "does not match"},
		{"upper-case signature", func(t *testing.T) *http.Request {
			r := good(t)
			a, s, _ := strings.Cut(r.Header.Get("Authorization"), "Signature=")
			r.Header.Set("Authorization", a+"Signature="+strings.Repeat("A", len(s)))
			return r
		}, CodeInvalid, "does not match"},
		{"other host", func(t *testing.T) *http.Request { r := good(t); r.Host = "other"; return r }, CodeInvalid, "does not match"},
		{"other target", header("X-Amz-Target", "WorkMailService.DeleteUser"), CodeInvalid, "does not match"},
		{"other method", func(t *testing.T) *http.Request { r := good(t); r.Method = http.MethodPut; return r }, CodeInvalid, "does not match"},
		{"another header of AWS", header("X-Amz-Security-Extra", "x"), CodeInvalid, "'x-amz-security-extra' must be a 'SignedHeader'"},
		{"host not signed", edit("content-type;host;", "content-type;"), CodeInvalid, "'Host' or ':authority' must be a 'SignedHeader'"},
		{"unsorted headers", edit("content-type;host", "host;content-type"), CodeIncomplete, "sorted"},
		{"header twice", edit("host;", "host;host;"), CodeIncomplete, "listed once"},
		{"upper-case header", edit("host;", "Host;"), CodeIncomplete, ""},
		{"many headers", edit("host;", "host;"+strings.Repeat("i;", 100)), CodeIncomplete, "More than 64 headers"},
		{"huge header", header("Authorization", "AWS4-HMAC-SHA256 "+strings.Repeat("x", 9000)), CodeIncomplete, "longer than"},
		{"false hash", header("X-Amz-Content-Sha256", hash("other")), CodeInvalid, ""},
		{"malformed query", func(t *testing.T) *http.Request { r := good(t); r.URL.RawQuery = "a=%zz"; return r }, CodeIncomplete, "cannot be parsed"},
		{"huge query", func(t *testing.T) *http.Request { r := good(t); r.URL.RawQuery = strings.Repeat("a&", 10000); return r }, CodeIncomplete, "longer than"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := verify(t, NewVerifier(keys, at(noon)), test.make(t))
			wantCode(t, err, test.code)
			if err != nil && !strings.Contains(err.Error(), test.text) {
				t.Errorf("got %v, want %s", err, test.text)
			}
		})
	}
}

func TestBodyIsSigned(t *testing.T) {
	t.Parallel()
	v := NewVerifier(keys, at(noon))
	claim, err := v.Begin(t.Context(), received(t, signed(t, newRequest(t, "http://h/", "{}"), "{}")), service)
	if err != nil {
		t.Fatal(err)
	}
	_, err = claim.Verify([]byte(`{"a":1}`))
	wantCode(t, err, CodeInvalid)

	for declared, want := range map[string]string{
		hash("other"):                        "does not match what was computed",
		"UNSIGNED-PAYLOAD":                   "must be signed",
		"STREAMING-AWS4-HMAC-SHA256-PAYLOAD": "must be signed",
	} {
		r := newRequest(t, "http://h/", "{}")
		r.Header.Set("X-Amz-Content-Sha256", declared)
		err := v4.NewSigner().SignHTTP(t.Context(), aws.Credentials{AccessKeyID: keyID, SecretAccessKey: secret}, r,
			declared, service, "us-east-1", noon)
		if err != nil {
			t.Fatal(err)
		}
		_, err = verify(t, v, received(t, r))
		wantCode(t, err, CodeInvalid)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", declared, err)
		}
	}
}

func TestSkew(t *testing.T) {
	t.Parallel()
	for offset, want := range map[time.Duration]string{
		0:                      "",
		MaxSkew:                "",
		-MaxSkew:               "",
		MaxSkew + time.Second:  "Signature expired: 20260504T120000Z is now earlier than 20260504T120001Z (20260504T120501Z - 5 min.)",
		-MaxSkew - time.Second: "Signature not yet current: 20260504T120000Z is still later than 20260504T115959Z (20260504T115459Z + 5 min.)",
	} {
		v := NewVerifier(keys, at(noon.Add(offset)))
		_, err := verify(t, v, received(t, signed(t, newRequest(t, "http://h/", "{}"), "{}")))
		switch {
		case want == "" && err != nil:
			t.Errorf("%v: %v", offset, err)
		case want != "":
			wantCode(t, err, CodeInvalid)
			if err == nil || !strings.HasSuffix(err.Error(), want) {
				t.Errorf("%v: got %v, want %s", offset, err, want)
			}
		}
	}
}
