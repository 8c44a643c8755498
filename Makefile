# Mailstead. `make` lists what can be made.

SHELL := /bin/bash
GO    ?= go
DATA  ?= ./data
FUZZTIME ?= 20s
ROUNDS ?= 50

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null)
LDFLAGS := -s -w $(if $(VERSION),-X main.version=$(VERSION))

.DEFAULT_GOAL := help
.PHONY: help run build test check bench crash fuzz generate clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build the binary, build/mailstead
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o build/mailstead ./cmd/mailstead

run: build ## build and start a server with its data in ./data (DATA=DIR for another; ARGS='--port-base 9000' adds flags)
	exec ./build/mailstead serve --data '$(DATA)' $(ARGS)

test: ## install what the tests need where it is missing, then run them all
	scripts/test-deps.sh
	scripts/test.sh

check: ## formatting, vet, staticcheck, generated files, module files
	scripts/check.sh

bench: build ## measure this server; JSON=1 prints one line of JSON for each figure
	$(GO) run ./test/bench -binary build/mailstead

crash: ## kill the server in the middle of its work fifty times (ROUNDS=N), on each store
	MAILSTEAD_CRASH_ROUNDS=$(ROUNDS) $(GO) test -count 1 -timeout 1h -v ./test/crash

fuzz: ## run every fuzz test for FUZZTIME (20s) each
	scripts/fuzz.sh '$(FUZZTIME)'

generate: ## write the generated files anew
	$(GO) generate ./...

clean: ## remove what was built
	rm -rf build
