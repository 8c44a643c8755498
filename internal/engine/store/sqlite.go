package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"runtime"
	"strings"
	"sync"

	sqlitedriver "modernc.org/sqlite"
)

const (
	// maxBatch bounds how many updates share a transaction, and with it the
	// time that the first of them waits for the last.
	maxBatch = 256
	// writerCache and readerCache are page caches in KiB per connection.
	writerCache = 32 << 10
	readerCache = 4 << 10
)

// sqlite is the embedded engine: one writing connection that callers take in
// turns, a pool of readers, and a goroutine that moves the write-ahead log into
// the database.
type sqlite struct {
	open    func() (driver.Conn, error)
	hub     *hub
	log     *slog.Logger
	jobs    chan *job
	lead    chan struct{} // holds a value while somebody writes
	writer  *connQuerier  // of who leads
	readers chan *connQuerier
	all     []*connQuerier // every connection, to be closed
	stop    chan struct{}  // closed by close
	once    sync.Once
	tasks   sync.WaitGroup
	wal     *walKeeper
}

// A job is one Update on its way through the writer.
type job struct {
	ctx  context.Context
	fn   func(*Tx) error
	tx   *Tx
	err  error
	done chan struct{}
}

func openSQLite(path string, hub *hub, log *slog.Logger) (engine, error) {
	// Reserved characters of a URI's path must not be read as its query.
	dsn := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}).String() +
		"?_pragma=busy_timeout(10000)&_pragma=page_size(8192)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=foreign_keys(ON)&_pragma=wal_autocheckpoint(0)&_pragma=journal_size_limit(67108864)" +
		"&_pragma=temp_store(MEMORY)&_txlock=immediate"
	d := new(sqlitedriver.Driver)
	s := &sqlite{
		open: func() (driver.Conn, error) { return d.Open(dsn) },
		hub:  hub, log: log,
		jobs: make(chan *job, maxBatch),
		lead: make(chan struct{}, 1),
		stop: make(chan struct{}),
	}
	if err := s.connect(); err != nil {
		return nil, errors.Join(err, s.closeConnections())
	}
	return s, nil
}

func (s *sqlite) connect() error {
	var err error
	if s.writer, err = s.conn(writerCache); err != nil {
		return err
	}
	keeper, err := s.conn(readerCache)
	if err != nil {
		return err
	}
	n := max(4, 2*runtime.GOMAXPROCS(0))
	s.readers = make(chan *connQuerier, n)
	for range n {
		r, err := s.conn(readerCache)
		if err != nil {
			return err
		}
		if _, err := r.exec("PRAGMA query_only = ON", nil); err != nil {
			return err
		}
		s.readers <- r
	}
	s.wal = newWALKeeper(keeper, s.log)
	s.tasks.Go(func() { s.wal.run(s.stop) })
	return nil
}

func (s *sqlite) conn(cacheKiB int) (*connQuerier, error) {
	c, err := s.open()
	if err != nil {
		return nil, err
	}
	q := &connQuerier{conn: c, stmts: map[string]driver.Stmt{}}
	s.all = append(s.all, q)
	_, err = q.exec(fmt.Sprintf("PRAGMA cache_size = -%d", cacheKiB), nil)
	return q, err
}

func (s *sqlite) name() string { return "sqlite" }

func (s *sqlite) dialect() *strings.Replacer {
	return strings.NewReplacer("{id}", "INTEGER PRIMARY KEY", "{text}", "TEXT", "{bytes}", "BLOB")
}

func (s *sqlite) view(ctx context.Context, fn func(*Tx) error) (err error) {
	var q *connQuerier
	select {
	case q = <-s.readers:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.stop:
		return ErrClosed
	}
	defer func() { s.readers <- q }()
	if _, err := q.exec("BEGIN", nil); err != nil {
		return err
	}
	defer func() {
		if _, e := q.exec("ROLLBACK", nil); e != nil {
			err = errors.Join(err, e)
		}
	}()
	return fn(&Tx{ctx: ctx, q: q})
}

// update queues a job and waits until somebody has carried it out. Whoever finds
// the writing connection free leads: it commits its own job together with those
// of all who wait behind it. So a lone caller pays for no hand-over between
// goroutines, and many callers share a flush.
func (s *sqlite) update(ctx context.Context, fn func(*Tx) error) error {
	j := &job{ctx: ctx, fn: fn, done: make(chan struct{})}
	select {
	case s.jobs <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.stop:
		return ErrClosed
	}
	for {
		select {
		case <-j.done:
			return j.err
		case s.lead <- struct{}{}:
			s.write()
			<-s.lead
		}
	}
}

func (s *sqlite) migrate(ctx context.Context, fn func(*Tx) error) error {
	return s.update(ctx, fn) // the writer is alone, across processes too
}

// write carries out what waits. The caller leads.
func (s *sqlite) write() {
	batch := s.gather(nil)
	select {
	case <-s.stop:
		for _, j := range batch {
			j.err = ErrClosed
			close(j.done)
		}
		return
	default:
	}
	if len(batch) > 0 {
		s.commit(s.writer, batch)
		s.wal.committed(s.writer, len(batch))
	}
}

func (s *sqlite) gather(batch []*job) []*job {
	for len(batch) < maxBatch {
		select {
		case j := <-s.jobs:
			batch = append(batch, j)
		default:
			return batch
		}
	}
	return batch
}

// commit runs the jobs in one transaction, each in a savepoint of its own where
// there are several.
func (s *sqlite) commit(q *connQuerier, batch []*job) {
	err := s.attempt(q, batch)
	for _, j := range batch {
		if err != nil && !errors.Is(err, j.err) {
			j.err = errors.Join(j.err, err)
		}
		if j.err == nil {
			s.hub.publish(j.tx.topics)
			runHooks(j.tx, s.log)
		}
		close(j.done)
	}
}

// attempt returns an error when the transaction as a whole was lost.
func (s *sqlite) attempt(q *connQuerier, batch []*job) error {
	if _, err := q.exec("BEGIN IMMEDIATE", nil); err != nil {
		return err
	}
	kept := 0
	for _, j := range batch {
		var lost error
		if len(batch) == 1 {
			j.err = s.runAlone(q, j)
		} else if j.err, lost = s.runJob(q, j); lost != nil {
			// SQLite has rolled everything back by itself, for one on a full
			// disk. A savepoint would now begin a transaction of its own, which
			// would be kept although its caller hears that the batch is lost.
			_, rollback := q.exec("ROLLBACK", nil)
			s.log.Error("database transaction lost", "err", j.err, "rollback", rollback)
			return fmt.Errorf("the transaction was lost: %w", errors.Join(j.err, lost))
		}
		if j.err == nil {
			kept++
		}
	}
	end := "COMMIT"
	if kept == 0 {
		end = "ROLLBACK"
	}
	if _, err := q.exec(end, nil); err != nil {
		// The transaction may still be open, for one after a full disk.
		_, rollback := q.exec("ROLLBACK", nil)
		s.log.Error("database commit failed", "err", err, "rollback", rollback)
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// runAlone runs the only job of a transaction. When it fails, nothing of the
// transaction is kept.
func (s *sqlite) runAlone(q *connQuerier, j *job) error {
	if err := j.ctx.Err(); err != nil {
		return err
	}
	j.tx = &Tx{ctx: j.ctx, q: q}
	return guard(j.fn, j.tx)
}

// runJob runs one job of several. When it can neither be kept nor taken back, lost says so.
func (s *sqlite) runJob(q *connQuerier, j *job) (err, lost error) {
	if err := j.ctx.Err(); err != nil {
		return err, nil
	}
	if _, err := q.exec("SAVEPOINT job", nil); err != nil {
		return err, err
	}
	j.tx = &Tx{ctx: j.ctx, q: q}
	if err = guard(j.fn, j.tx); err != nil {
		if _, lost := q.exec("ROLLBACK TO job", nil); lost != nil {
			return err, lost
		}
	}
	if _, lost := q.exec("RELEASE job", nil); lost != nil {
		return errors.Join(err, lost), lost
	}
	return err, nil
}

func (s *sqlite) close() error {
	err := ErrClosed
	s.once.Do(func() {
		close(s.stop)
		s.tasks.Wait()
		s.lead <- struct{}{} // after the last batch; what is queued now is refused
		s.write()
		<-s.lead
		for range cap(s.readers) { // until the last View has ended
			<-s.readers
		}
		err = errors.Join(s.wal.finish(), s.closeConnections())
	})
	return err
}

func (s *sqlite) closeConnections() error {
	var errs []error
	for _, q := range s.all {
		errs = append(errs, q.close())
	}
	return errors.Join(errs...)
}
