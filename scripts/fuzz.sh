#!/usr/bin/env bash
# Runs every fuzz test for the time given (20s), one after the other. Their seeds
# run with the ordinary tests, too.
set -euo pipefail
cd "$(dirname "$0")/.."
each=${1:-20s}

go list -f '{{.ImportPath}} {{.Dir}}' ./... | while read -r package dir; do
	(cd "$dir" && grep -hoE '^func Fuzz[A-Za-z0-9_]*' -- *_test.go 2>/dev/null || true) |
		sed 's/^func //' | while read -r name; do
		echo "== $package $name"
		go test -run '^$' -fuzz "^$name\$" -fuzztime "$each" "$package" </dev/null
	done
done
