// Command gen turns an AWS contract into Go: types, codecs, constraints, errors
// and the table of operations. It exists so that the contract stays the only
// place where a member or a bound is written down; run it with
//
//	go generate ./api/...
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	contract := flag.String("contract", "", "the contract to read, a JSON file")
	out := flag.String("out", "", "the directory of the Go package to write")
	flag.Parse()
	if err := run(*contract, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// run replaces the generated files in the directory out by those of the
// contract.
func run(contract, out string) error {
	if contract == "" || out == "" {
		return fmt.Errorf("both -contract and -out are needed")
	}
	c, err := loadContract(contract)
	if err != nil {
		return err
	}
	files, err := generate(c, filepath.Base(out), filepath.Base(contract))
	if err != nil {
		return fmt.Errorf("%s: %w", contract, err)
	}
	old, err := filepath.Glob(filepath.Join(out, "*"+suffix))
	if err != nil {
		return err
	}
	for _, path := range old {
		if _, ok := files[filepath.Base(path)]; !ok {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(out, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// suffix ends the name of every generated file.
const suffix = "_gen.go"

// generate returns the generated files of the package by name.
func generate(c *contract, pkg, source string) (map[string][]byte, error) {
	g := &generator{contract: c, pkg: pkg, source: source, files: map[string][]byte{}}
	g.classify()
	for _, step := range []func() error{
		g.enums, g.types, g.errors, g.decoders, g.encoders, g.constraints, g.checks, g.operations,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return g.files, nil
}

// lowerFirst is how AWS writes a member's name in the path of a violation.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
