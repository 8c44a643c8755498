package hostile

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/smithy-go"

	"github.com/mailstead/mailstead/test/harness"
)

const (
	requestLine = "POST / HTTP/1.1\r\nHost: workmail\r\n"
	target      = "Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: WorkMailService.ListUsers\r\n"
)

func apiAttacks() []attack {
	return []attack{
		{"api: random bytes", func(t *testing.T, v *victim) {
			for seed := range uint64(20) {
				wantAnswer(t, flood(t, v.dial(t, "api"), noise(seed, 4<<10), "", 0, "\r\n"), "HTTP/1.1 400")
			}
		}},
		{"api: a truncated request", func(t *testing.T, v *victim) {
			whole := requestLine + target + "Content-Length: 20\r\n\r\n{\"OrganizationId\": \""
			for n := 0; n < len(whole)-1; n += 5 {
				flood(t, v.dial(t, "api"), whole[:n], "", 0, "")
			}
		}},
		{"api: a request line of a gigabyte", func(t *testing.T, v *victim) {
			wantAnswer(t, flood(t, v.dial(t, "api"), "POST /", "x", gigabyte, " HTTP/1.1\r\n\r\n"), "HTTP/1.1 4")
		}},
		{"api: a million header fields", func(t *testing.T, v *victim) {
			wantAnswer(t, flood(t, v.dial(t, "api"), requestLine, "X-Many: of these\r\n", 18_000_000, "\r\n"), "HTTP/1.1 431")
		}},
		{"api: a body of a gigabyte", func(t *testing.T, v *victim) {
			first := requestLine + target + fmt.Sprintf("Content-Length: %d\r\n\r\n", gigabyte)
			wantAnswer(t, flood(t, v.dial(t, "api"), first, "[", gigabyte, ""), "HTTP/1.1 4")
		}},
		{"api: a body without a length that never ends", func(t *testing.T, v *victim) {
			first := requestLine + target + "Transfer-Encoding: chunked\r\n\r\n"
			wantAnswer(t, flood(t, v.dial(t, "api"), first, "8\r\n[[[[[[[[\r\n", gigabyte, "0\r\n\r\n"), "HTTP/1.1 4")
		}},
		{"api: an unsigned request", func(t *testing.T, v *victim) {
			answer := flood(t, v.dial(t, "api"), requestLine+target+"Connection: close\r\nContent-Length: 2\r\n\r\n{}", "", 0, "")
			wantAnswer(t, answer, "HTTP/1.1 4")
			if !strings.Contains(answer, "MissingAuthenticationToken") {
				t.Errorf("got %q", answer)
			}
		}},
		{"api: wrong signatures", wrongSignatures},
		{"api: JSON of the wrong types", wrongJSON},
	}
}

func wrongSignatures(t *testing.T, v *victim) {
	key, err := harness.ReadKey(v.in.Server().CredentialsFile())
	if err != nil {
		t.Fatal(err)
	}
	for want, wrong := range map[string]harness.Key{
		"SignatureException":          {ID: key.ID, Secret: key.Secret + "x"},
		"UnrecognizedClientException": {ID: "AKIA0000000000000000", Secret: key.Secret},
	} {
		api := harness.NewAPI("http://"+v.in.Addr("api"), wrong)
		for range 50 {
			_, err := api.ListOrganizations(t.Context(), &workmail.ListOrganizationsInput{})
			var refusal smithy.APIError
			if !errors.As(err, &refusal) || !strings.Contains(refusal.ErrorCode(), want) {
				t.Fatalf("got %v, want %s", err, want)
			}
		}
	}
}

// wrongJSON sends bodies through the SDK's signer that the SDK would never make.
func wrongJSON(t *testing.T, v *victim) {
	key, err := harness.ReadKey(v.in.Server().CredentialsFile())
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{
		``, `null`, `7`, `"text"`, `[]`, `{`, `{"OrganizationId":7}`, `{"OrganizationId":{}}`, `{"OrganizationId":[[[]]]}`,
		`{"OrganizationId":"m-0","MaxResults":"many"}`, `{"MaxResults":1e999}`, "{\"OrganizationId\":\"\xff\xfe\"}",
		strings.Repeat("[", 100_000), strings.Repeat(`{"a":`, 100_000), `{"OrganizationId":"` + strings.Repeat("x", 500_000) + `"}`,
		`{"OrganizationId":"m-0"} trailing`,
	} {
		status, code := v.signed(t, key, body)
		if status != http.StatusBadRequest || !strings.HasSuffix(code, "Exception") {
			t.Errorf("%.40q: status %d, error %q; want 400 and an exception", body, status, code)
		}
	}
}

// signed sends a body to ListUsers and returns status and error code.
func (v *victim) signed(t *testing.T, key harness.Key, body string) (status int, code string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), attackDeadline)
	defer cancel()
	resp, err := harness.Post(ctx, "http://"+v.in.Addr("api"), key, "ListUsers", body)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	return resp.StatusCode, resp.Header.Get("X-Amzn-Errortype")
}
