package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// PutMailboxPermissions replaces what a user or group may do with a mailbox.
func (b *Backend) PutMailboxPermissions(ctx context.Context, in *workmail.PutMailboxPermissionsRequest) (*workmail.PutMailboxPermissionsResponse, error) {
	var rights directory.Rights
	for _, p := range in.PermissionValues {
		switch p {
		case workmail.PermissionTypeFullAccess:
			rights.FullAccess = true
		case workmail.PermissionTypeSendAs:
			rights.SendAs = true
		case workmail.PermissionTypeSendOnBehalf:
			rights.SendOnBehalf = true
		}
	}
	return answer(&workmail.PutMailboxPermissionsResponse{},
		b.dir.PutPermissions(ctx, str(in.OrganizationId), str(in.EntityId), str(in.GranteeId), rights))
}

// DeleteMailboxPermissions takes away what a user or group may do with a
// mailbox.
func (b *Backend) DeleteMailboxPermissions(ctx context.Context, in *workmail.DeleteMailboxPermissionsRequest) (*workmail.DeleteMailboxPermissionsResponse, error) {
	return answer(&workmail.DeleteMailboxPermissionsResponse{},
		b.dir.DeletePermissions(ctx, str(in.OrganizationId), str(in.EntityId), str(in.GranteeId)))
}

// ListMailboxPermissions returns a page of what others may do with a mailbox.
func (b *Backend) ListMailboxPermissions(ctx context.Context, in *workmail.ListMailboxPermissionsRequest) (*workmail.ListMailboxPermissionsResponse, error) {
	found, next, err := b.dir.Permissions(ctx, str(in.OrganizationId), str(in.EntityId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListMailboxPermissionsResponse{
		NextToken: opt(next),
		Permissions: convert(found, func(g directory.Grant) workmail.Permission {
			return workmail.Permission{
				GranteeId: opt(g.Grantee), GranteeType: workmail.MemberType(g.Type), PermissionValues: permissionValues(g.Rights),
			}
		}),
	}, err)
}

func permissionValues(r directory.Rights) []workmail.PermissionType {
	values := []workmail.PermissionType{}
	if r.FullAccess {
		values = append(values, workmail.PermissionTypeFullAccess)
	}
	if r.SendAs {
		values = append(values, workmail.PermissionTypeSendAs)
	}
	if r.SendOnBehalf {
		values = append(values, workmail.PermissionTypeSendOnBehalf)
	}
	return values
}

// megabyte is the unit of quotas and sizes in the API.
const megabyte = 1 << 20

// GetMailboxDetails returns quota and size of a mailbox.
func (b *Backend) GetMailboxDetails(ctx context.Context, in *workmail.GetMailboxDetailsRequest) (*workmail.GetMailboxDetailsResponse, error) {
	m, err := b.dir.Mailbox(ctx, str(in.OrganizationId), str(in.UserId))
	quota := int32(min(max(m.Quota/megabyte, 1), directory.MaxQuotaMB)) // what the contract can say
	return answer(&workmail.GetMailboxDetailsResponse{MailboxQuota: &quota, MailboxSize: float64(m.Used) / megabyte}, err)
}

// UpdateMailboxQuota changes the quota of a mailbox.
func (b *Backend) UpdateMailboxQuota(ctx context.Context, in *workmail.UpdateMailboxQuotaRequest) (*workmail.UpdateMailboxQuotaResponse, error) {
	return answer(&workmail.UpdateMailboxQuotaResponse{},
		b.dir.UpdateQuota(ctx, str(in.OrganizationId), str(in.UserId), int(*in.MailboxQuota)))
}
