// Package scenarios states what Mailstead does, one behaviour after the other,
// as somebody outside sees it: the real binary, driven by clients that others
// wrote, on either storage engine.
package scenarios

import (
	"os"
	"testing"

	"github.com/mailstead/mailstead/test/harness"
)

func TestMain(m *testing.M) { os.Exit(harness.Main(m)) }
