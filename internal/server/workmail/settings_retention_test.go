package workmail_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/workmail"
	"github.com/aws/aws-sdk-go-v2/service/workmail/types"

	"github.com/mailstead/mailstead/internal/service/mailboxexport"
)

func TestRetentionPolicy(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c := s.c
		ask(s, entityNotFound, c.GetDefaultRetentionPolicy, workmail.GetDefaultRetentionPolicyInput{})
		put := workmail.PutRetentionPolicyInput{
			Name: aws.String("policy"), Description: aws.String("why"),
			FolderConfigurations: []types.FolderConfiguration{
				{Name: types.FolderNameInbox, Action: types.RetentionActionNone},
				{Name: types.FolderNameJunkEmail, Action: types.RetentionActionPermanentlyDelete, Period: aws.Int32(30)},
			},
		}
		ask(s, "", c.PutRetentionPolicy, put)
		p := ask(s, "", c.GetDefaultRetentionPolicy, workmail.GetDefaultRetentionPolicyInput{})
		if aws.ToString(p.Name) != "policy" || aws.ToString(p.Description) != "why" || len(p.FolderConfigurations) != 2 || p.FolderConfigurations[0].Period != nil ||
			aws.ToInt32(p.FolderConfigurations[1].Period) != 30 || p.FolderConfigurations[1].Action != types.RetentionActionPermanentlyDelete {
			t.Errorf("policy: %+v", p)
		}
		put.Id, put.Description = p.Id, nil
		ask(s, "", c.PutRetentionPolicy, put)
		put.Id, put.Name = nil, aws.String("again")
		ask(s, "", c.PutRetentionPolicy, put)
		q := ask(s, "", c.GetDefaultRetentionPolicy, workmail.GetDefaultRetentionPolicyInput{})
		if aws.ToString(q.Id) != *p.Id || aws.ToString(q.Name) != "again" || q.Description != nil {
			t.Errorf("replaced: %+v", q)
		}
		misuse := put
		misuse.Id = aws.String("another")
		ask(s, limitExceeded, c.PutRetentionPolicy, misuse)
		misuse.Id, misuse.FolderConfigurations = nil, []types.FolderConfiguration{{Name: types.FolderNameInbox, Action: types.RetentionActionDelete}}
		ask(s, invalidParameter, c.PutRetentionPolicy, misuse)
		misuse.FolderConfigurations = append(put.FolderConfigurations, put.FolderConfigurations[0])
		ask(s, invalidParameter, c.PutRetentionPolicy, misuse)
		ask(s, "", c.DeleteRetentionPolicy, workmail.DeleteRetentionPolicyInput{Id: aws.String("another")})
		ask(s, "", c.GetDefaultRetentionPolicy, workmail.GetDefaultRetentionPolicyInput{})
		for range 2 {
			ask(s, "", c.DeleteRetentionPolicy, workmail.DeleteRetentionPolicyInput{Id: p.Id})
		}
		ask(s, entityNotFound, c.GetDefaultRetentionPolicy, workmail.GetDefaultRetentionPolicyInput{})
		none := []string{"InvalidParameter"}
		s.complete(map[string][]string{"GetDefaultRetentionPolicy": none, "DeleteRetentionPolicy": none}, "RetentionPolicy")
	})
}

func TestMailboxExportJobs(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c, ctx := s.c, t.Context()
		order := workmail.StartMailboxExportJobInput{
			EntityId: aws.String("eva"), Description: aws.String("leaver"), RoleArn: aws.String("arn:aws:iam::111122223333:role/export"),
			KmsKeyArn:    aws.String("arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-000000000000"),
			S3BucketName: aws.String("bucket"), S3Prefix: aws.String("mail"), ClientToken: aws.String("first"),
		}
		id := ask(s, "", c.StartMailboxExportJob, order).JobId
		if again := ask(s, "", c.StartMailboxExportJob, order).JobId; *again != *id {
			t.Errorf("repeated with its token: %s and %s", *id, *again)
		}
		describe := func(id *string) *workmail.DescribeMailboxExportJobOutput {
			return ask(s, "", c.DescribeMailboxExportJob, workmail.DescribeMailboxExportJobInput{JobId: id})
		}
		if j := describe(id); j.State != types.MailboxExportJobStateRunning || aws.ToString(j.EntityId) != *s.eva || j.StartTime == nil || j.EndTime != nil ||
			aws.ToString(j.RoleArn) != *order.RoleArn || aws.ToString(j.S3Prefix) != "mail" || aws.ToString(j.Description) != "leaver" || j.S3Path != nil {
			t.Errorf("started: %+v", j)
		}
		start := func(want string, entity *string) *string {
			t.Helper()
			in := order
			in.ClientToken, in.EntityId = aws.String(fmt.Sprint(time.Now().UnixNano())), entity
			if out := ask(s, want, c.StartMailboxExportJob, in); want == "" {
				return out.JobId
			}
			return nil
		}
		start(limitExceeded, s.eva) // it runs
		start(entityNotFound, s.missing)
		start(entityNotFound, s.gone)
		start(invalidParameter, s.idle)
		state, err := s.settings.Exports.Report(ctx, *s.org, *id, mailboxexport.Running, 40, "", "")
		if err != nil || state != mailboxexport.Running || describe(id).EstimatedProgress != 40 {
			t.Errorf("progress: %s %v", state, err)
		}
		try(s.settings.Exports.Report(ctx, *s.org, *id, mailboxexport.Completed, 100, "mail/eva.zip", ""))(t)
		if j := describe(id); j.State != types.MailboxExportJobStateCompleted || aws.ToString(j.S3Path) != "mail/eva.zip" || j.EndTime == nil {
			t.Errorf("completed: %+v", j)
		}
		ask(s, "", c.CancelMailboxExportJob, workmail.CancelMailboxExportJobInput{JobId: id, ClientToken: aws.String("x")})
		if j := describe(id); j.State != types.MailboxExportJobStateCompleted {
			t.Errorf("a completed job was cancelled: %+v", j)
		}
		start(limitExceeded, s.eva) // within 24 hours
		bob := start("", s.bob)
		ask(s, "", c.CancelMailboxExportJob, workmail.CancelMailboxExportJobInput{JobId: bob, ClientToken: aws.String("x")})
		if state, err := s.settings.Exports.Report(ctx, *s.org, *bob, mailboxexport.Running, 40, "", ""); err != nil || state != mailboxexport.Cancelled {
			t.Errorf("a report on a cancelled job: %s %v", state, err)
		}
		start("", s.bob) // a cancelled job does not count
		for i := range 9 {
			start("", s.user(fmt.Sprintf("user%d", i), true))
		}
		start(limitExceeded, s.user("user9", true)) // ten run
		var listed []types.MailboxExportJob
		pager := workmail.NewListMailboxExportJobsPaginator(c, &workmail.ListMailboxExportJobsInput{OrganizationId: s.org, MaxResults: aws.Int32(5)})
		for pager.HasMorePages() {
			listed = append(listed, try(pager.NextPage(ctx))(t).Jobs...)
		}
		if len(listed) != 12 || aws.ToString(listed[0].JobId) != *id || listed[0].State != types.MailboxExportJobStateCompleted {
			t.Errorf("listed: %+v", listed)
		}
		ask(s, invalidParameter, c.ListMailboxExportJobs, workmail.ListMailboxExportJobsInput{NextToken: aws.String("nonsense")})
		ask(s, entityNotFound, c.CancelMailboxExportJob, workmail.CancelMailboxExportJobInput{JobId: s.missing, ClientToken: aws.String("x")})
		ask(s, entityNotFound, c.DescribeMailboxExportJob, workmail.DescribeMailboxExportJobInput{JobId: s.missing})
		s.later(8 * 24 * time.Hour)
		if out := ask(s, "", c.ListMailboxExportJobs, workmail.ListMailboxExportJobsInput{}); len(out.Jobs) != 0 || out.Jobs == nil {
			t.Errorf("listed after eight days: %d", len(out.Jobs))
		}
		describe(id)
		s.later(100 * 24 * time.Hour)
		must(t, s.settings.Exports.Sweep(ctx))
		ask(s, entityNotFound, c.DescribeMailboxExportJob, workmail.DescribeMailboxExportJobInput{JobId: id})
		none := []string{"InvalidParameter"}
		s.complete(map[string][]string{"CancelMailboxExportJob": none, "DescribeMailboxExportJob": none}, "MailboxExportJob")
	})
}

// A server without an exporter says that it has exported nothing.
func TestExportWithoutExporter(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		jobs := mailboxexport.New(mailboxexport.Config{Directory: s.dir, Now: s.now, Rand: zeros{}})
		id := try(jobs.Start(t.Context(), *s.org, "token", mailboxexport.Order{Entity: "eva", Bucket: "b"}))(t)
		job := try(jobs.Job(t.Context(), *s.org, id))(t)
		if job.State != mailboxexport.Failed || job.ErrorInfo == "" || job.Ended.IsZero() || job.Progress != 0 {
			t.Errorf("job: %+v", job)
		}
	})
}

// zeros is randomness that repeats itself.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// What an organization had is gone with it, and what a user had with the user.
func TestHoldingsGo(t *testing.T) {
	onStage(t, func(t *testing.T, s *stage) {
		c := s.c
		device := aws.String("d1")
		ask(s, "", c.PutMobileDeviceAccessOverride, workmail.PutMobileDeviceAccessOverrideInput{UserId: s.eva, DeviceId: device, Effect: "DENY"})
		ask(s, "", c.PutMobileDeviceAccessOverride, workmail.PutMobileDeviceAccessOverrideInput{UserId: s.bob, DeviceId: device, Effect: "DENY"})
		ask(s, "", c.DeleteAccessControlRule, workmail.DeleteAccessControlRuleInput{Name: aws.String("none")})
		ask(s, "", c.PutRetentionPolicy, workmail.PutRetentionPolicyInput{Name: aws.String("p"), FolderConfigurations: []types.FolderConfiguration{}})
		s.deleteUser(s.bob)
		must(t, s.dir.SweepHoldings(t.Context(), holdings()...))
		if n := s.rows("device_override"); n != 1 {
			t.Errorf("%d overrides after the deletion of a user", n)
		}
		try(c.DeleteOrganization(t.Context(), &workmail.DeleteOrganizationInput{OrganizationId: s.org, DeleteDirectory: true, ForceDelete: true}))(t)
		awaitState(t, c, s.org, "Deleted")
		for _, h := range holdings() {
			if n := s.rows(h.Table); n != 0 {
				t.Errorf("%s has %d rows after the deletion of the organization", h.Table, n)
			}
		}
	})
}
