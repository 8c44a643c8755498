package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/mailboxexport"
)

// StartMailboxExportJob orders the export of a mailbox.
func (s *Settings) StartMailboxExportJob(ctx context.Context, in *workmail.StartMailboxExportJobRequest) (*workmail.StartMailboxExportJobResponse, error) {
	id, err := s.Exports.Start(ctx, str(in.OrganizationId), str(in.ClientToken), mailboxexport.Order{
		Entity: str(in.EntityId), Description: str(in.Description), RoleARN: str(in.RoleArn), KMSKeyARN: str(in.KmsKeyArn),
		Bucket: str(in.S3BucketName), Prefix: str(in.S3Prefix),
	})
	return answer(&workmail.StartMailboxExportJobResponse{JobId: opt(id)}, err)
}

// CancelMailboxExportJob ends an export.
func (s *Settings) CancelMailboxExportJob(ctx context.Context, in *workmail.CancelMailboxExportJobRequest) (*workmail.CancelMailboxExportJobResponse, error) {
	return answer(&workmail.CancelMailboxExportJobResponse{}, s.Exports.Cancel(ctx, str(in.OrganizationId), str(in.JobId)))
}

// DescribeMailboxExportJob returns an export.
func (s *Settings) DescribeMailboxExportJob(ctx context.Context, in *workmail.DescribeMailboxExportJobRequest) (*workmail.DescribeMailboxExportJobResponse, error) {
	j, err := s.Exports.Job(ctx, str(in.OrganizationId), str(in.JobId))
	return answer(&workmail.DescribeMailboxExportJobResponse{
		EntityId: opt(j.Entity), Description: opt(j.Description), RoleArn: opt(j.RoleARN), KmsKeyArn: opt(j.KMSKeyARN),
		S3BucketName: opt(j.Bucket), S3Prefix: opt(j.Prefix), S3Path: opt(j.Path), EstimatedProgress: int32(j.Progress),
		State: workmail.MailboxExportJobState(j.State), ErrorInfo: opt(j.ErrorInfo), StartTime: stamp(j.Started), EndTime: stamp(j.Ended),
	}, err)
}

// ListMailboxExportJobs returns a page of the exports of the last seven days.
func (s *Settings) ListMailboxExportJobs(ctx context.Context, in *workmail.ListMailboxExportJobsRequest) (*workmail.ListMailboxExportJobsResponse, error) {
	found, next, err := s.Exports.List(ctx, str(in.OrganizationId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListMailboxExportJobsResponse{
		NextToken: opt(next),
		Jobs: convert(found, func(j mailboxexport.Job) workmail.MailboxExportJob {
			return workmail.MailboxExportJob{
				JobId: opt(j.ID), EntityId: opt(j.Entity), Description: opt(j.Description), S3BucketName: opt(j.Bucket), S3Path: opt(j.Path),
				EstimatedProgress: int32(j.Progress), State: workmail.MailboxExportJobState(j.State),
				StartTime: stamp(j.Started), EndTime: stamp(j.Ended),
			}
		}),
	}, err)
}
