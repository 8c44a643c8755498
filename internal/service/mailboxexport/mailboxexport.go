// Package mailboxexport keeps the jobs that copy mailboxes to S3: who asked for
// what, how far it is, how it ended. The copying itself is the work of an
// [Exporter]. On a server without one a job is recorded and fails at once,
// saying so, because nothing is being exported.
package mailboxexport

import (
	"context"
	"embed"
	"io"
	"io/fs"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

const (
	// maxRunning is how many jobs of an organization run at the same time.
	maxRunning = 10
	// mailboxPause is how long a mailbox cannot be exported again.
	mailboxPause = 24 * time.Hour
	// listedFor is how long a job is listed.
	listedFor = 7 * 24 * time.Hour
	// keptFor is how long a job that has ended can be described.
	keptFor = 90 * 24 * time.Hour
)

// State is where a job stands, as the API writes it.
type State string

// The states of a job.
const (
	Running   State = "RUNNING"
	Completed State = "COMPLETED"
	Failed    State = "FAILED"
	Cancelled State = "CANCELLED"
)

// An Order is what the caller wants exported, and where to.
type Order struct {
	Entity      string // identifier, address or name of a user or resource
	Description string
	RoleARN     string
	KMSKeyARN   string
	Bucket      string
	Prefix      string
}

// A Job is an order that was accepted; its Entity is an identifier.
type Job struct {
	ID string
	Order
	Path      string // of the archive in the bucket, once there is one
	Progress  int    // estimated, 0 to 100
	State     State
	ErrorInfo string
	Started   time.Time
	Ended     time.Time // zero while it runs
}

// An Exporter carries jobs out. It reports through [Jobs.Report].
type Exporter interface {
	// Accept takes a job in the transaction that records it. It may be called
	// more than once for the same job.
	Accept(tx *store.Tx, org string, job Job) error
}

// noExporter is the end of a job that nobody carries out.
const noExporter = "This server has no exporter; nothing was exported."

// Config is what [New] needs; all fields but Exporter are required.
type Config struct {
	Directory *directory.Directory
	Exporter  Exporter // nil when the server has none
	Now       func() time.Time
	Rand      io.Reader // for identifiers
}

// Jobs keeps jobs. It is safe for concurrent use.
type Jobs struct{ cfg Config }

// New returns the jobs on a migrated store.
func New(cfg Config) *Jobs { return &Jobs{cfg} }

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the tables of this package.
func Schema() (store.Schema, error) {
	files, err := fs.Sub(migrations, "migrations")
	return store.Schema{Component: "mailboxexport", Files: files}, err
}

// Holdings are the tables whose rows go with their organization. Jobs outlive
// their mailbox.
func Holdings() []directory.Holding {
	return []directory.Holding{{Table: "export_job", Key: "org, id"}}
}

// Start accepts an order and returns the identifier of its job. It refuses with
// [directory.EntityNotFound], with [directory.InvalidParameter] for somebody who
// never had a mailbox, and with [directory.LimitExceeded] when ten jobs run or
// the mailbox was exported, or is being exported, within 24 hours. Failed and
// cancelled jobs do not count.
func (s *Jobs) Start(ctx context.Context, org, clientToken string, order Order) (string, error) {
	if err := directory.CheckText(order.Description, order.Prefix); err != nil {
		return "", err
	}
	id, err := directory.NewID(s.cfg.Rand)
	if err != nil {
		return "", err
	}
	members := []string{order.Entity, order.Description, order.RoleARN, order.KMSKeyARN, order.Bucket, order.Prefix}
	err = s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) (err error) {
		id, err = directory.Once(tx, "StartMailboxExportJob", org, clientToken, s.cfg.Now(), members, func() (string, error) {
			return id, s.start(tx, org, id, order)
		})
		return err
	})
	return id, err
}

func (s *Jobs) start(tx *store.Tx, org, id string, order Order) error {
	owner, err := directory.FindLive(tx, org, order.Entity, directory.TypeUser, directory.TypeResource)
	if err != nil {
		return err
	}
	if owner.State != directory.Enabled && owner.Disabled.IsZero() {
		return directory.Refuse(directory.InvalidParameter, "%s was never registered and has no mailbox to export.", order.Entity)
	}
	now := s.cfg.Now()
	running, recent, err := countJobs(tx, org, owner.ID, now.Add(-mailboxPause))
	switch {
	case err != nil:
		return err
	case recent > 0:
		return directory.Refuse(directory.LimitExceeded, "The mailbox of %s can be exported once in 24 hours.", order.Entity)
	case running >= maxRunning:
		return directory.Refuse(directory.LimitExceeded, "An organization can run %d export jobs at a time; wait for one to end.", maxRunning)
	}
	order.Entity = owner.ID
	job := Job{ID: id, Order: order, State: Running, Started: now}
	if s.cfg.Exporter == nil {
		job.State, job.ErrorInfo, job.Ended = Failed, noExporter, now
		return insertJob(tx, org, job)
	}
	if err := insertJob(tx, org, job); err != nil {
		return err
	}
	return s.cfg.Exporter.Accept(tx, org, job)
}

// Cancel ends a job that runs; one that has ended stays as it is. It refuses
// with [directory.EntityNotFound].
func (s *Jobs) Cancel(ctx context.Context, org, id string) error {
	return s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		job, err := findJob(tx, org, id)
		if err != nil || job.State != Running {
			return err
		}
		job.State, job.Ended = Cancelled, s.cfg.Now()
		return updateJob(tx, org, job)
	})
}

// Report records how far the exporter has come: progress, or in one of the
// final states also path or errorInfo. It returns the state in which the job is
// then; anything but [Running] tells the exporter to stop.
func (s *Jobs) Report(ctx context.Context, org, id string, state State, progress int, path, errorInfo string) (now State, err error) {
	err = s.cfg.Directory.ChangeOrganization(ctx, org, func(tx *store.Tx) error {
		job, err := findJob(tx, org, id)
		if err != nil || job.State != Running {
			now = job.State
			return err
		}
		job.State, job.Progress, job.Path, job.ErrorInfo = state, min(max(progress, 0), 100), path, errorInfo
		if state != Running {
			job.Ended = s.cfg.Now()
		}
		now = state
		return updateJob(tx, org, job)
	})
	return now, err
}

// Job returns a job. It refuses with [directory.EntityNotFound].
func (s *Jobs) Job(ctx context.Context, org, id string) (job Job, err error) {
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		job, err = findJob(tx, org, id)
		return err
	})
	return job, err
}

// List returns a page of the jobs of the last seven days, the oldest first, and
// the token of the next page, or "".
func (s *Jobs) List(ctx context.Context, org string, page directory.Page) (found []Job, next string, err error) {
	list := directory.Listing{Name: "MailboxExportJobs", Org: org}
	after, limit, err := list.Start(page)
	if err != nil {
		return nil, "", err
	}
	err = s.cfg.Directory.ViewOrganization(ctx, org, func(tx *store.Tx) error {
		found, err = selectJobs(tx, org, after, s.cfg.Now().Add(-listedFor), limit)
		return err
	})
	found, next = directory.CutPage(list, page, found, listKey)
	return found, next, err
}

// Sweep removes jobs that ended long ago.
func (s *Jobs) Sweep(ctx context.Context) error {
	return s.cfg.Directory.ChangeAccount(ctx, func(tx *store.Tx) error { return deleteEnded(tx, s.cfg.Now().Add(-keptFor)) })
}
