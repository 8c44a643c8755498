package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	workmailContract = "../contract/workmail-2017-10-01.json"
	workmailPackage  = "../workmail"
)

func load(t *testing.T) *contract {
	t.Helper()
	c, err := loadContract(workmailContract)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What is committed must be what the contract says today.
func TestGeneratedFilesAreFresh(t *testing.T) {
	t.Parallel()
	files, err := generate(load(t), filepath.Base(workmailPackage), filepath.Base(workmailContract))
	if err != nil {
		t.Fatal(err)
	}
	present, err := filepath.Glob(filepath.Join(workmailPackage, "*"+suffix))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range present {
		if _, ok := files[filepath.Base(path)]; !ok {
			t.Errorf("%s is no longer generated: run go generate ./api/...", path)
		}
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(workmailPackage, name))
		if err != nil {
			t.Errorf("%v: run go generate ./api/...", err)
			continue
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is stale: run go generate ./api/...", name)
		}
		if lines := bytes.Count(want, []byte("\n")); lines > 800 {
			t.Errorf("%s has %d lines; split it", name, lines)
		}
	}
}

func TestRunWritesAndRemoves(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "workmail")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(out, "old"+suffix)
	if err := os.WriteFile(old, []byte("package workmail\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(workmailContract, out); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("a generated file of an earlier run is still there: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, "operations"+suffix)); err != nil {
		t.Error(err)
	}
}

// A contract that the generator cannot express must be refused by name, not
// turned into wrong code.
func TestRefusedContracts(t *testing.T) {
	t.Parallel()
	const head = `{"service":{"protocol":"json","jsonVersion":"1.1"},`
	for _, test := range []struct{ name, text, want string }{
		{"other protocol", `{"service":{"protocol":"rest-json","jsonVersion":"1.1"}}`, "only AWS JSON 1.1"},
		{"unknown key", head + `"waiters":{}}`, "waiters"},
		{"unknown member key", head + `"shapes":{"A":{"type":"structure","members":{"B":{"shape":"A","streaming":true}}}}}`, "streaming"},
		{"unknown type", head + `"shapes":{"A":{"type":"bigdecimal"}}}`, "bigdecimal"},
		{"list of numbers", head + `"shapes":{"A":{"type":"list","member":"N"},"N":{"type":"integer"}}}`, `"N"`},
		{"missing shape", head + `"shapes":{"A":{"type":"structure","members":{"B":{"shape":"C"}}}}}`, `"C"`},
		{"names that do not follow", head + `"operations":{"Op":{"input":"Other","output":"OpResponse"}}}`, "OpRequest"},
		{"missing error", head + `"operations":{"Op":{"input":"OpRequest","output":"OpRequest"}}}`, "OpResponse"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "contract.json")
			if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := loadContract(path)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one that mentions %s", err, test.want)
			}
		})
	}
}
