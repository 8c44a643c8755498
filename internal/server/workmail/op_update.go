package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// UpdateUser changes the members of a user that the request names.
func (b *Backend) UpdateUser(ctx context.Context, in *workmail.UpdateUserRequest) (*workmail.UpdateUserResponse, error) {
	update := directory.UserUpdate{
		DisplayName: in.DisplayName, Hidden: in.HiddenFromGlobalAddressList, IdentityProviderUserID: in.IdentityProviderUserId,
		FirstName: in.FirstName, LastName: in.LastName, Initials: in.Initials, Telephone: in.Telephone, Street: in.Street,
		JobTitle: in.JobTitle, City: in.City, Company: in.Company, ZipCode: in.ZipCode, Department: in.Department,
		Country: in.Country, Office: in.Office,
	}
	if role := directory.Role(in.Role); role != "" {
		update.Role = &role
	}
	return answer(&workmail.UpdateUserResponse{}, b.dir.UpdateUser(ctx, str(in.OrganizationId), str(in.UserId), update))
}

// UpdateGroup changes the members of a group that the request names.
func (b *Backend) UpdateGroup(ctx context.Context, in *workmail.UpdateGroupRequest) (*workmail.UpdateGroupResponse, error) {
	return answer(&workmail.UpdateGroupResponse{}, b.dir.UpdateGroup(ctx, str(in.OrganizationId), str(in.GroupId),
		directory.GroupUpdate{Hidden: in.HiddenFromGlobalAddressList}))
}

// DescribeEntity returns the entity that has a mail address.
func (b *Backend) DescribeEntity(ctx context.Context, in *workmail.DescribeEntityRequest) (*workmail.DescribeEntityResponse, error) {
	e, err := b.dir.EntityByAddress(ctx, str(in.OrganizationId), str(in.Email))
	return answer(&workmail.DescribeEntityResponse{
		EntityId: opt(e.ID), Name: opt(e.Name), Type: workmail.EntityType(e.Type),
	}, err)
}

// ListGroupsForEntity returns a page of the groups of which an entity is a
// direct member.
func (b *Backend) ListGroupsForEntity(ctx context.Context, in *workmail.ListGroupsForEntityRequest) (*workmail.ListGroupsForEntityResponse, error) {
	var prefix string
	if in.Filters != nil {
		prefix = str(in.Filters.GroupNamePrefix)
	}
	found, next, err := b.dir.GroupsOf(ctx, str(in.OrganizationId), str(in.EntityId), prefix, paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListGroupsForEntityResponse{
		NextToken: opt(next),
		Groups: convert(found, func(g directory.Group) workmail.GroupIdentifier {
			return workmail.GroupIdentifier{GroupId: opt(g.ID), GroupName: opt(g.Name)}
		}),
	}, err)
}
