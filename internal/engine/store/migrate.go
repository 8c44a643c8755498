package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Schema is the ordered list of migrations of one component, as files named
// NNNN_what.sql (0001, 0002, … without gaps) at the root of Files. A file that
// has been released is never edited: a change is a new file.
type Schema struct {
	Component string
	Files     fs.FS
}

// ErrNewer says that the database was written by a later release.
var ErrNewer = errors.New("the database was written by a newer release; run that release, or restore a backup made before the upgrade")

// baseSchema is what the store itself needs.
const baseSchema = `
CREATE TABLE IF NOT EXISTS schema_migration (
	component {text} NOT NULL,
	number BIGINT NOT NULL,
	name {text} NOT NULL,
	checksum {text} NOT NULL,
	applied BIGINT NOT NULL,
	PRIMARY KEY (component, number)
);
CREATE TABLE IF NOT EXISTS sequence (
	name {text} PRIMARY KEY,
	value BIGINT NOT NULL
);`

// Migrate brings the database up to the given schemas, in their order, in one
// transaction and under a lock, so that several processes may start at once.
// It returns [ErrNewer] when the database knows a migration that this release
// does not, and an error when a migration that was applied has since changed.
func (s *Store) Migrate(ctx context.Context, now func() time.Time, schemas ...Schema) error {
	return s.engine.migrate(ctx, func(tx *Tx) error {
		if err := s.script(tx, baseSchema); err != nil {
			return err
		}
		for _, sc := range schemas {
			if err := s.migrateOne(tx, now, sc); err != nil {
				return fmt.Errorf("migrate %s: %w", sc.Component, err)
			}
		}
		return nil
	})
}

func (s *Store) migrateOne(tx *Tx, now func() time.Time, sc Schema) error {
	files, err := migrationFiles(sc.Files)
	if err != nil {
		return err
	}
	done, err := appliedMigrations(tx, sc.Component)
	if err != nil {
		return err
	}
	if len(done) > len(files) {
		return ErrNewer
	}
	for i, name := range files {
		text, err := fs.ReadFile(sc.Files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(text)
		checksum := hex.EncodeToString(sum[:])
		if i < len(done) {
			if done[i] != checksum {
				return fmt.Errorf("%s is not the text that was applied to this database", name)
			}
			continue
		}
		if err := s.script(tx, string(text)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if _, err := tx.Exec(`INSERT INTO schema_migration (component, number, name, checksum, applied) VALUES ($1, $2, $3, $4, $5)`,
			sc.Component, i+1, name, checksum, Micros(now())); err != nil {
			return err
		}
		s.log.Info("database migrated", "component", sc.Component, "migration", name)
	}
	return nil
}

// script runs the statements of a migration, which are separated by lines
// that end in a semicolon.
func (s *Store) script(tx *Tx, text string) error {
	for stmt := range strings.SplitSeq(s.engine.dialect().Replace(text), ";\n") {
		stmt = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(stmt), ";"))
		if stmt == "" {
			continue
		}
		if _, err := tx.Exec(stmt); err != nil {
			return err
		}
	}
	return nil
}

func migrationFiles(files fs.FS) ([]string, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	for i, name := range names {
		number, _, _ := strings.Cut(name, "_")
		if n, err := strconv.Atoi(number); err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %q: expected number %04d", name, i+1)
		}
	}
	return names, nil
}

func appliedMigrations(tx *Tx, component string) ([]string, error) {
	rows, err := tx.Query(`SELECT checksum FROM schema_migration WHERE component = $1 ORDER BY number`, component)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var sums []string
	for rows.Next() {
		var sum string
		if err := rows.Scan(&sum); err != nil {
			return nil, err
		}
		sums = append(sums, sum)
	}
	return sums, rows.Err()
}
