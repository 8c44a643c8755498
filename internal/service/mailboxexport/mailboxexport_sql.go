package mailboxexport

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

const jobColumns = `SELECT id, entity, description, role_arn, kms_key_arn, bucket, prefix, path, progress, state, error_info,
	started, ended FROM export_job `

func scanJob(scan func(...any) error) (Job, error) {
	var j Job
	var started, ended int64
	err := scan(&j.ID, &j.Entity, &j.Description, &j.RoleARN, &j.KMSKeyARN, &j.Bucket, &j.Prefix, &j.Path, &j.Progress, &j.State,
		&j.ErrorInfo, &started, &ended)
	j.Started = store.Time(started)
	if ended != 0 {
		j.Ended = store.Time(ended)
	}
	return j, err
}

func findJob(tx *store.Tx, org, id string) (Job, error) {
	j, err := scanJob(tx.QueryRow(jobColumns+`WHERE org = $1 AND id = $2`, org, id).Scan)
	if errors.Is(err, store.ErrNoRows) {
		err = directory.Refuse(directory.EntityNotFound, "The mailbox export job %s does not exist in organization %s.", id, org)
	}
	return j, err
}

// listKey is the place of a job in the list.
func listKey(j Job) string { return fmt.Sprintf("%d %s", store.Micros(j.Started), j.ID) }

func selectJobs(tx *store.Tx, org, after string, since time.Time, limit int) ([]Job, error) {
	// A token passed its checksum, so what is not a number is the first page.
	started, id, _ := strings.Cut(after, " ")
	micros, err := strconv.ParseInt(started, 10, 64)
	if err != nil {
		micros, id = 0, ""
	}
	rows, err := tx.Query(jobColumns+`WHERE org = $1 AND (started, id) > ($2, $3) AND started > $4 ORDER BY started, id LIMIT $5 + 0`,
		org, micros, id, store.Micros(since), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Job
	for rows.Next() {
		j, err := scanJob(rows.Scan)
		if err != nil {
			return nil, err
		}
		found = append(found, j)
	}
	return found, rows.Err()
}

// countJobs returns how many jobs of org run, and how many of the mailbox of
// entity run or have succeeded since.
func countJobs(tx *store.Tx, org, entity string, since time.Time) (running, recent int, err error) {
	if err := tx.QueryRow(`SELECT COUNT(*) FROM export_job WHERE org = $1 AND state = 'RUNNING'`, org).Scan(&running); err != nil {
		return 0, 0, err
	}
	err = tx.QueryRow(`SELECT COUNT(*) FROM export_job WHERE org = $1 AND entity = $2
		AND (state = 'RUNNING' OR state = 'COMPLETED' AND started > $3)`, org, entity, store.Micros(since)).Scan(&recent)
	return running, recent, err
}

func insertJob(tx *store.Tx, org string, j Job) error {
	_, err := tx.Exec(`INSERT INTO export_job (org, id, entity, description, role_arn, kms_key_arn, bucket, prefix, state, error_info, started, ended)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		org, j.ID, j.Entity, j.Description, j.RoleARN, j.KMSKeyARN, j.Bucket, j.Prefix, j.State, j.ErrorInfo, store.Micros(j.Started), ended(j))
	return err
}

func updateJob(tx *store.Tx, org string, j Job) error {
	_, err := tx.Exec(`UPDATE export_job SET path = $3, progress = $4, state = $5, error_info = $6, ended = $7 WHERE org = $1 AND id = $2`,
		org, j.ID, j.Path, j.Progress, j.State, j.ErrorInfo, ended(j))
	return err
}

func ended(j Job) int64 {
	if j.Ended.IsZero() {
		return 0
	}
	return store.Micros(j.Ended)
}

func deleteEnded(tx *store.Tx, before time.Time) error {
	_, err := tx.Exec(`DELETE FROM export_job WHERE state <> 'RUNNING' AND ended < $1`, store.Micros(before))
	return err
}
