package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// A measure takes one or several figures on a fresh server.
type measure struct {
	name string
	run  func(ctx context.Context, l *lab, r *report) error
}

// measures lists all there is, in the order of the report.
func measures() []measure {
	return []measure{
		{"deliver-4k-1", delivery{sessions: 1, size: 4 << 10}.run},
		{"deliver-4k-8", delivery{sessions: 8, size: 4 << 10}.run},
		{"deliver-4k-64", delivery{sessions: 64, size: 4 << 10}.run},
		{"deliver-64k-8", delivery{sessions: 8, size: 64 << 10}.run},
		{"first-sync", firstSync},
		{"idle", idleClients},
		{"memory", idleMemory},
		{"api-describe", apiLoad{"api-describe", describeOnly}.run},
		{"api-mix", apiLoad{"api-mix", createDescribeList}.run},
	}
}

func names() []string {
	var all []string
	for _, m := range measures() {
		all = append(all, m.name)
	}
	return all
}

// choose finds measures by name; "all" is all of them.
func choose(list string) ([]measure, error) {
	if list == "all" {
		return measures(), nil
	}
	var chosen []measure
	for name := range strings.SplitSeq(list, ",") {
		i := slices.Index(names(), name)
		if i < 0 {
			return nil, fmt.Errorf("there is no measure %q; there are %s", name, strings.Join(names(), ", "))
		}
		chosen = append(chosen, measures()[i])
	}
	return chosen, nil
}
