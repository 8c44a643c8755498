#!/usr/bin/env bash
# The checks that need no running server. Each one names what it found and how
# to mend it; all of them run, and any finding fails the whole.
set -uo pipefail
cd "$(dirname "$0")/.."

gofumpt=mvdan.cc/gofumpt@v0.12.0
staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2
failed=0

# check NAME HOW-TO-MEND COMMAND...: silence and success are good.
check() {
	local name=$1 mend=$2 out status
	shift 2
	printf '%-16s' "$name"
	out=$("$@" 2>&1)
	status=$?
	if [ $status -eq 0 ] && [ -z "$out" ]; then
		echo ok
		return
	fi
	printf 'FAILED: %s\n%s\n' "$mend" "$out"
	failed=1
}

# quiet COMMAND...: like the command, but silent when it succeeds (it may report
# on standard error that it downloads a tool).
quiet() {
	local out status
	out=$("$@" 2>&1)
	status=$?
	[ $status -eq 0 ] || printf '%s\n' "$out"
	return $status
}

# listing COMMAND...: the command's standard output, without the reports of a
# download; its errors when it fails.
listing() {
	local errors status
	errors=$(mktemp)
	"$@" 2>"$errors"
	status=$?
	[ $status -eq 0 ] || cat "$errors"
	rm -f "$errors"
	return $status
}

sources() { git ls-files -z --cached --others --exclude-standard -- '*.go'; }

unformatted() { sources | xargs -0 go run "$gofumpt" -l; }

# stale generates into the tree, says which files changed and leaves them so.
stale() {
	local before after
	before=$(sums) || return
	quiet go generate ./... || return
	after=$(sums) || return
	diff <(echo "$before") <(echo "$after") | sed -n 's/^[<>] *[0-9a-f]* *//p' | sort -u
}

sums() { git ls-files -z --cached --others --exclude-standard -- '*_gen.go' | xargs -0 sha256sum; }

check 'gofumpt' "run: git ls-files '*.go' | xargs go run $gofumpt -w" listing unformatted
check 'go vet' 'mend what it names' quiet go vet ./...
check 'staticcheck' 'mend what it names' quiet go run "$staticcheck" ./...
check 'generated files' 'run: make generate, and commit the result' stale
check 'go mod tidy' 'run: go mod tidy, and commit the result' listing go mod tidy -diff
exit $failed
