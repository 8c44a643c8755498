package sigv4

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// The example of the AWS documentation of Signature Version 4, for a service and
// keys of its own, so that signer and verifier are not only right about each
// other.
func TestPublishedExample(t *testing.T) {
	t.Parallel()
	r := parsed(t, "GET /?Action=ListUsers&Version=2010-05-08 HTTP/1.1\r\n"+
		"Host: iam.amazonaws.com\r\n"+
		"Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"+
		"X-Amz-Date: 20150830T123600Z\r\n"+
		"Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "+
		"SignedHeaders=content-type;host;x-amz-date, "+
		"Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7\r\n\r\n")
	example := StaticKeys{keyID: {Secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}}
	signedAt, err := http.ParseTime("Sun, 30 Aug 2015 12:36:00 GMT")
	if err != nil {
		t.Fatal(err)
	}
	claim, err := NewVerifier(example, at(signedAt)).Begin(t.Context(), r, "iam")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := claim.Verify(nil); err != nil {
		t.Error(err)
	}
}

// lookup is a Keys made of one function.
type lookup func(keyID, token string) (Credential, error)

func (f lookup) Credential(_ context.Context, keyID, token string) (Credential, error) {
	return f(keyID, token)
}

func TestSessionTokens(t *testing.T) {
	t.Parallel()
	c := aws.Credentials{AccessKeyID: "ASIA", SecretAccessKey: "s", SessionToken: "to/ken=="}
	r := received(t, signedWith(t, newRequest(t, "http://h/", "{}"), "{}", c, noon))
	seen := ""
	v := NewVerifier(lookup(func(_, token string) (Credential, error) {
		seen = token
		return Credential{Secret: "s"}, nil
	}), at(noon))
	if _, err := verify(t, v, r); err != nil {
		t.Error(err)
	}
	if seen != c.SessionToken {
		t.Errorf("the look-up saw the token %q", seen)
	}
}

func TestErrorsOfTheLookup(t *testing.T) {
	t.Parallel()
	broken := errors.New("the store is closed")
	for _, fail := range []error{ErrExpiredToken, ErrUnknownKey, broken} {
		v := NewVerifier(lookup(func(string, string) (Credential, error) { return Credential{}, fail }), at(noon))
		_, err := verify(t, v, received(t, signed(t, newRequest(t, "http://h/", "{}"), "{}")))
		switch fail {
		case ErrExpiredToken:
			wantCode(t, err, CodeExpiredSession)
		case ErrUnknownKey:
			wantCode(t, err, CodeUnrecognized)
		default:
			var refused *Error
			if errors.As(err, &refused) || !errors.Is(err, broken) {
				t.Errorf("got %v", err)
			}
		}
	}
}

// A request whose signature is refused must not have its body asked for, and its
// key not looked up when the rest is wrong already.
func TestCheapChecksComeFirst(t *testing.T) {
	t.Parallel()
	v := NewVerifier(lookup(func(string, string) (Credential, error) {
		t.Error("the key was looked up")
		return Credential{}, ErrUnknownKey
	}), at(noon.Add(MaxSkew*2)))
	r := signed(t, newRequest(t, "http://h/", "{}"), "{}")
	if _, err := v.Begin(t.Context(), r, service); err == nil {
		t.Error("an old signature was accepted")
	}
}

// Signing keys are kept, but a changed secret takes effect at once and strangers
// cannot fill the memory.
func TestKeptSigningKeys(t *testing.T) {
	t.Parallel()
	current := secret
	v := NewVerifier(lookup(func(string, string) (Credential, error) { return Credential{Secret: current}, nil }), at(noon))
	fresh := func() *http.Request { return received(t, signed(t, newRequest(t, "http://h/", "{}"), "{}")) }
	for range 2 {
		if _, err := verify(t, v, fresh()); err != nil {
			t.Fatal(err)
		}
	}
	if len(v.derived) != 1 {
		t.Errorf("%d keys are kept", len(v.derived))
	}
	current = "another"
	_, err := verify(t, v, fresh())
	wantCode(t, err, CodeInvalid)
	if len(v.derived) != 1 {
		t.Errorf("a refused request left a key behind: %d", len(v.derived))
	}
	for i := range 2 * maxDerived {
		v.keep(scopeKey{region: strings.Repeat("r", i)}, [32]byte{})
	}
	if len(v.derived) > maxDerived {
		t.Errorf("%d keys are kept", len(v.derived))
	}
}

func TestDateHeader(t *testing.T) {
	t.Parallel()
	s := &signature{
		date: "20260504", region: "r", service: service, headers: []string{"date", "host"},
		stamp: noon.Format(basicTime),
	}
	r := newRequest(t, "http://h/", "")
	r.Header = http.Header{"Date": {noon.Format(http.TimeFormat)}}
	key := deriveKey(scopeKey{secret, s.date, s.region, s.service})
	canonical := sha256.Sum256(s.appendCanonical(nil, r, hash("")))
	mac := sign(key[:], s.appendStringToSign(nil, canonical))
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+keyID+"/20260504/r/workmail/aws4_request,"+
		"SignedHeaders=date;host,Signature="+hex.EncodeToString(mac[:]))
	if _, err := verify(t, NewVerifier(keys, at(noon)), r); err != nil {
		t.Error(err)
	}
	r.Header.Set("Date", "yesterday")
	_, err := verify(t, NewVerifier(keys, at(noon)), r)
	wantCode(t, err, CodeIncomplete)
}

// FuzzBegin feeds arbitrary headers and queries: nothing but a refusal may come
// of them.
func FuzzBegin(f *testing.F) {
	r := signed(f, newRequest(f, "http://h/", "{}"), "{}")
	f.Add(r.Header.Get("Authorization"), r.Header.Get("X-Amz-Date"), "a=b")
	f.Add("", "", presigned(f, "{}", 60, noon).URL.RawQuery)
	f.Add("AWS4-HMAC-SHA256 Credential=a/b/c/workmail/aws4_request, SignedHeaders=;, Signature=", "20260504T120000.5Z", "%")
	f.Add("AWS4-HMAC-SHA256 =,=,,", "00000000T000000Z", "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=&&;")
	guess := StaticKeys{keyID: {Secret: "not the secret of the seeds"}}
	v := NewVerifier(guess, at(noon))
	f.Fuzz(func(t *testing.T, authorization, date, query string) {
		r, err := http.NewRequest(http.MethodPost, "http://h/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header["Authorization"] = []string{authorization}
		r.Header["X-Amz-Date"] = []string{date}
		r.URL.RawQuery = query
		claim, err := v.Begin(t.Context(), r, service)
		if err == nil {
			_, err = claim.Verify(nil)
		}
		var refused *Error
		if !errors.As(err, &refused) {
			t.Fatalf("got %v", err)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	const body = `{"OrganizationId":"m-0123456789abcdef0123456789abcdef","UserId":"76f10bc1-7875-4f5e-b4f8-a31808b8109e"}`
	r := received(b, signed(b, newRequest(b, "http://127.0.0.1:8080/", body), body))
	v := NewVerifier(keys, at(noon))
	text := []byte(body)
	b.ReportAllocs()
	for b.Loop() {
		claim, err := v.Begin(b.Context(), r, service)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := claim.Verify(text); err != nil {
			b.Fatal(err)
		}
	}
}
