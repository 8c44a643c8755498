package main

import (
	"os"
	"runtime/debug"

	"github.com/mailstead/mailstead/internal/server/config"
)

// baseMemory is what the server needs beside the messages that are on their way,
// with room to spare.
const baseMemory = 256 << 20

// limitMemory has the garbage collector work harder before the heap is twice what
// is in use: a server that takes as many large messages as it may would otherwise
// use several times their size. The limit is soft; GOMEMLIMIT in the environment
// sets another.
func limitMemory(cfg config.Config) {
	if os.Getenv("GOMEMLIMIT") == "" {
		// A message is in memory as it came and as it will be stored.
		debug.SetMemoryLimit(baseMemory + 2*int64(cfg.Limits.ReceivingMemory))
	}
}
