package ewsavail

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestRequest(t *testing.T) {
	t.Parallel()
	start := time.Date(2030, 1, 2, 3, 0, 0, 0, time.FixedZone("", 3600))
	body, err := Request("a&b<c>@example.com", start, start.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(bytes.NewReader(body)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
	}
	for _, want := range []string{"a&amp;b&lt;c&gt;@example.com", "<t:StartTime>2030-01-02T02:00:00<", "<t:EndTime>2030-01-02T03:00:00<"} {
		if !bytes.Contains(body, []byte(want)) {
			t.Errorf("the request has no %s", want)
		}
	}
}

const response = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<GetUserAvailabilityResponse xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"/></s:Body></s:Envelope>`

func TestCheck(t *testing.T) {
	t.Parallel()
	if err := Check(strings.NewReader(response)); err != nil {
		t.Errorf("a response: %v", err)
	}
	err := Check(strings.NewReader(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>`))
	if fault, ok := errors.AsType[*Fault](err); !ok || fault.Text != "no" {
		t.Errorf("a fault: %v", err)
	}
	for _, body := range []string{
		"", "<html>", "<html></html>", "{}", `<Envelope/>`,
		strings.ReplaceAll(response, "GetUserAvailabilityResponse", "GetFolderResponse"),
		strings.ReplaceAll(response, "soap/envelope", "soap/other"),
	} {
		if err := Check(strings.NewReader(body)); err == nil {
			t.Errorf("%q passes", body)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(response)
	f.Add("<a><b></a>")
	f.Fuzz(func(t *testing.T, body string) {
		if err := Check(strings.NewReader(body)); err == nil && !strings.Contains(body, "GetUserAvailabilityResponse") {
			t.Errorf("%q passes", body)
		}
	})
}
