package process

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Memory is what the kernel counts for a process, in bytes (proc(5),
// /proc/PID/status).
type Memory struct {
	Resident int64 // now
	Peak     int64 // the most since its start, or since [Server.ResetPeak]
}

// Memory reads what the server uses.
func (s *Server) Memory() (Memory, error) { return ReadMemory(s.PID()) }

// ReadMemory reads what a process uses.
func ReadMemory(pid int) (Memory, error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return Memory{}, err
	}
	defer f.Close()
	var m Memory
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ":")
		var field *int64
		switch name {
		case "VmRSS":
			field = &m.Resident
		case "VmHWM":
			field = &m.Peak
		default:
			continue
		}
		kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		if err != nil {
			return Memory{}, fmt.Errorf("%s of process %d: %w", name, pid, err)
		}
		*field = kb << 10
	}
	return m, lines.Err()
}

// ResetPeak makes the peak begin anew (proc(5), clear_refs).
func (s *Server) ResetPeak() error {
	return os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.PID()), []byte("5"), 0)
}

// ticksPerSecond is the unit of times in /proc, fixed in Linux's interface.
const ticksPerSecond = 100

// CPUSeconds returns the time that the server has spent on processors so far.
func (s *Server) CPUSeconds() (float64, error) {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.PID()))
	if err != nil {
		return 0, err
	}
	// The name, in parentheses, may hold anything; fields are counted after it.
	text := string(content)
	fields := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
	const user, system = 11, 12 // utime and stime, fields 14 and 15
	if len(fields) <= system {
		return 0, fmt.Errorf("/proc/%d/stat has %d fields", s.PID(), len(fields))
	}
	var ticks int64
	for _, f := range []string{fields[user], fields[system]} {
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return float64(ticks) / ticksPerSecond, nil
}
