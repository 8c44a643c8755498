#!/usr/bin/env bash
# Runs every test with the race detector.
set -euo pipefail
cd "$(dirname "$0")/.."
exec go test -race -timeout 9m ./...
