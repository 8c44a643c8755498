package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/miekg/dns"

	"github.com/mailstead/mailstead/internal/engine/datadir"
)

func TestDKIMOfAnUnknownDomain(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	d, err := datadir.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if code := run(terminal{t.Context(), &out, &out}, []string{"dkim", "shop.example", "--data", dir}); code != 1 ||
		!strings.Contains(out.String(), "No organization here has the mail domain shop.example.") {
		t.Errorf("got %d: %s", code, out.String())
	}
}

// What is printed reads as a zone file with the same text.
func TestZoneText(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 255, 256, 600} {
		text := "v=DKIM1; p=" + strings.Repeat("A", n)
		rr, err := dns.NewRR("a.test. 3600 IN TXT " + zoneText(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(rr.(*dns.TXT).Txt, ""); got != text {
			t.Errorf("%d: got %s", n, got)
		}
	}
}
