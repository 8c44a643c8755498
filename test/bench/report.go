package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// A figure is one result.
type figure struct {
	Measure string  `json:"measure"`
	Figure  string  `json:"figure"`
	Value   float64 `json:"value"`
	Unit    string  `json:"unit"`
}

// A report prints figures: as JSON each at once, as a table at the end.
type report struct {
	out   io.Writer
	lines bool
	all   []figure
	err   error
}

func newReport(out io.Writer, asJSON bool) *report { return &report{out: out, lines: asJSON} }

func (r *report) add(measure, name string, value float64, unit string) {
	f := figure{measure, name, value, unit}
	r.all = append(r.all, f)
	if r.lines && r.err == nil {
		r.err = json.NewEncoder(r.out).Encode(f)
	}
}

// addTimes adds the median and the 99th percentile of times, in milliseconds.
func (r *report) addTimes(measure, what string, times []time.Duration) {
	slices.Sort(times)
	r.add(measure, what+" p50", milliseconds(quantile(times, 0.50)), "ms")
	r.add(measure, what+" p99", milliseconds(quantile(times, 0.99)), "ms")
}

func (r *report) finish() error {
	if r.lines || r.err != nil {
		return r.err
	}
	w := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	last := ""
	for _, f := range r.all {
		name := f.Measure
		if name == last {
			name = ""
		}
		last = f.Measure
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t %s\t\n", name, f.Figure, number(f.Value), f.Unit); err != nil {
			return err
		}
	}
	return w.Flush()
}

// number writes three significant digits or all of the whole part.
func number(v float64) string {
	switch {
	case v >= 100 || v == float64(int64(v)):
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

// quantile returns the value below which the share q of the sorted times lies.
func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
