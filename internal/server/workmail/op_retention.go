package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/retention"
)

// GetDefaultRetentionPolicy returns the retention policy of an organization.
func (s *Settings) GetDefaultRetentionPolicy(ctx context.Context, in *workmail.GetDefaultRetentionPolicyRequest) (*workmail.GetDefaultRetentionPolicyResponse, error) {
	p, err := s.Retention.Default(ctx, str(in.OrganizationId))
	return answer(&workmail.GetDefaultRetentionPolicyResponse{
		Id: opt(p.ID), Name: opt(p.Name), Description: opt(p.Description),
		FolderConfigurations: convert(p.Folders, func(f retention.Folder) workmail.FolderConfiguration {
			out := workmail.FolderConfiguration{Name: workmail.FolderName(f.Name), Action: workmail.RetentionAction(f.Action)}
			if days := int32(f.Days); days != 0 {
				out.Period = &days
			}
			return out
		}),
	}, err)
}

// PutRetentionPolicy sets the retention policy of an organization.
func (s *Settings) PutRetentionPolicy(ctx context.Context, in *workmail.PutRetentionPolicyRequest) (*workmail.PutRetentionPolicyResponse, error) {
	return answer(&workmail.PutRetentionPolicyResponse{}, s.Retention.Put(ctx, str(in.OrganizationId), retention.Policy{
		ID: str(in.Id), Name: str(in.Name), Description: str(in.Description),
		Folders: convert(in.FolderConfigurations, func(f workmail.FolderConfiguration) retention.Folder {
			out := retention.Folder{Name: string(f.Name), Action: string(f.Action)}
			if f.Period != nil {
				out.Days = int(*f.Period)
			}
			return out
		}),
	}))
}

// DeleteRetentionPolicy removes the retention policy of an organization.
func (s *Settings) DeleteRetentionPolicy(ctx context.Context, in *workmail.DeleteRetentionPolicyRequest) (*workmail.DeleteRetentionPolicyResponse, error) {
	return answer(&workmail.DeleteRetentionPolicyResponse{}, s.Retention.Delete(ctx, str(in.OrganizationId), str(in.Id)))
}
