// Package datadir is the directory in which a server keeps everything that is
// its own: one server at a time holds it, and its small files are replaced in
// one step.
package datadir

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// lockName is the file whose lock tells that a server is at work. It stays
// behind: a lock ends with its process, the file says nothing.
const lockName = "lock"

// A Dir is a data directory.
type Dir struct {
	path string
	lock *os.File // nil when the directory is only looked at
}

// InUseError says that another process holds the directory.
type InUseError struct {
	Path string
	PID  int // 0 when unknown
}

// Error names the directory and the process.
func (e *InUseError) Error() string {
	who := "another server"
	if e.PID != 0 {
		who = fmt.Sprintf("another server, process %d,", e.PID)
	}
	return fmt.Sprintf("%s is running on %s; stop it first, or name another directory with --data", who, e.Path)
}

// Open makes the directory when it does not exist, mode 0700, and takes its
// lock. It returns an [InUseError] when another process has it. The lock ends
// with [Dir.Close] or the process, however that ends.
func Open(path string) (*Dir, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(path, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the data directory: %w", err)
	}
	if err := takeLock(f); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = &InUseError{Path: path, PID: readPID(f)}
		}
		return nil, errors.Join(err, f.Close())
	}
	return &Dir{path: path, lock: f}, nil
}

// Look returns a directory that exists, without taking its lock: for reading
// beside a server that may be at work.
func Look(path string) (*Dir, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(path, lockName)); err != nil {
		return nil, fmt.Errorf("%s is no data directory of a server: %w", path, err)
	}
	return &Dir{path: path}, nil
}

// takeLock locks f without waiting and writes the process id into it.
func takeLock(f *os.File) error {
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return err
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

func readPID(f *os.File) int {
	text, err := io.ReadAll(io.LimitReader(f, 32))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0
	}
	return pid
}

// Path returns the absolute path of name in the directory; of the directory
// itself when name is "".
func (d *Dir) Path(name string) string { return filepath.Join(d.path, name) }

// Close gives up the lock.
func (d *Dir) Close() error {
	if d.lock == nil {
		return nil
	}
	return d.lock.Close()
}

// WriteFile replaces the file at path in one step and makes it durable: after a
// crash it has the old content or the new one.
func WriteFile(path string, content []byte, mode os.FileMode) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*") // mode 0600
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncDir(dir)
}

func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
