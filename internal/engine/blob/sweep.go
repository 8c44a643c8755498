package blob

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Sweep removes files that no row refers to and that are older than grace: what
// a crash left between the writing of a file and its transaction. A process
// that is alone on the directory may sweep with a grace of zero before it
// serves. It returns how many files it removed.
func (s *Store) Sweep(ctx context.Context, now time.Time, grace time.Duration) (removed int, err error) {
	err = s.eachFile(func(id int64, path string) error {
		info, err := os.Stat(path)
		if os.IsNotExist(err) || (err == nil && now.Sub(info.ModTime()) < grace) {
			return nil
		}
		if err != nil {
			return err
		}
		found, err := s.exists(ctx, id)
		if err != nil || found {
			return err
		}
		removed++
		return os.Remove(path)
	})
	if removed > 0 {
		s.log.Info("removed message files that nothing refers to", "files", removed)
	}
	return removed, err
}

// eachFile calls fn for every body's file, a directory at a time.
func (s *Store) eachFile(fn func(id int64, path string) error) error {
	dirs, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		files, err := os.ReadDir(filepath.Join(s.dir, d.Name()))
		if err != nil {
			return err
		}
		for _, f := range files {
			id, err := strconv.ParseInt(f.Name(), 10, 64)
			if err != nil {
				continue // not ours
			}
			if err := fn(id, filepath.Join(s.dir, d.Name(), f.Name())); err != nil {
				return fmt.Errorf("%s/%s: %w", d.Name(), f.Name(), err)
			}
		}
	}
	return nil
}
