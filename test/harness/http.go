package harness

import "net/http"

// httpClient has a time limit and connections that end with each request, so
// that a server that stops has nothing to wait for.
func httpClient() *http.Client {
	transport := &http.Transport{DisableKeepAlives: true}
	return &http.Client{Timeout: apiTimeout, Transport: transport}
}
