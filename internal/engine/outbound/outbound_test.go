package outbound

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"testing"
	"time"
)

func TestPublic(t *testing.T) {
	t.Parallel()
	for ip, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700::1111": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false, "::1": false, "::": false, "fe80::1": false, "fd00::1": false,
		"fd00:ec2::254": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false,
	} {
		if got := Public(netip.MustParseAddr(ip)); got != want {
			t.Errorf("%s: %v", ip, got)
		}
	}
}

func TestClient(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/echo":
			user, password, _ := r.BasicAuth()
			body, err := io.ReadAll(r.Body)
			fmt.Fprint(w, r.Header.Get("Content-Type"), " ", r.Header.Get("X-More"), " ", user, " ", password, " ", string(body))
			if err != nil {
				t.Error(err)
			}
		case "/long":
			_, _ = w.Write(make([]byte, maxBody+1))
		default:
			http.Redirect(w, r, "/echo", http.StatusFound)
		}
	}))
	t.Cleanup(server.Close)
	if _, _, err := NewClient(Options{Timeout: time.Second}).Post(t.Context(), Request{URL: server.URL}); !errors.Is(err, ErrForbidden) {
		t.Errorf("loopback: %v", err)
	}
	client := NewClient(Options{Timeout: 10 * time.Second, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	if status, _, err := client.Post(t.Context(), Request{URL: server.URL}); err != nil || status != http.StatusFound {
		t.Errorf("a redirect: status %d, %v", status, err)
	}
	request := Request{
		URL: server.URL + "/echo", ContentType: "text/x", Header: map[string]string{"X-More": "more"},
		User: url.UserPassword("eva", "secret"), Body: []byte("body"),
	}
	if status, body, err := client.Post(t.Context(), request); err != nil || status != http.StatusOK || string(body) != "text/x more eva secret body" {
		t.Errorf("status %d, %s, %v", status, body, err)
	}
	if _, _, err := client.Post(t.Context(), Request{URL: server.URL + "/long"}); !errors.Is(err, ErrTooLong) {
		t.Errorf("a long body: %v", err)
	}
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(secure.Close)
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	if _, _, err := client.Post(t.Context(), Request{URL: secure.URL}); !Untrusted(err) {
		t.Errorf("a certificate of nobody: %v", err)
	}
}
