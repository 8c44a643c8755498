package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// CreateGroup adds a group.
func (b *Backend) CreateGroup(ctx context.Context, in *workmail.CreateGroupRequest) (*workmail.CreateGroupResponse, error) {
	id, err := b.dir.CreateGroup(ctx, str(in.OrganizationId),
		directory.NewGroup{Name: str(in.Name), Hidden: in.HiddenFromGlobalAddressList})
	return answer(&workmail.CreateGroupResponse{GroupId: opt(id)}, err)
}

// DescribeGroup returns a group.
func (b *Backend) DescribeGroup(ctx context.Context, in *workmail.DescribeGroupRequest) (*workmail.DescribeGroupResponse, error) {
	g, err := b.dir.Group(ctx, str(in.OrganizationId), str(in.GroupId))
	return answer(&workmail.DescribeGroupResponse{
		GroupId:                     opt(g.ID),
		Name:                        opt(g.Name),
		Email:                       opt(g.Email),
		State:                       workmail.EntityState(g.State),
		EnabledDate:                 stamp(g.Enabled),
		DisabledDate:                stamp(g.Disabled),
		HiddenFromGlobalAddressList: g.Hidden,
	}, err)
}

// DeleteGroup deletes a disabled group.
func (b *Backend) DeleteGroup(ctx context.Context, in *workmail.DeleteGroupRequest) (*workmail.DeleteGroupResponse, error) {
	return answer(&workmail.DeleteGroupResponse{}, b.dir.DeleteGroup(ctx, str(in.OrganizationId), str(in.GroupId)))
}

// ListGroups returns a page of the groups of an organization.
func (b *Backend) ListGroups(ctx context.Context, in *workmail.ListGroupsRequest) (*workmail.ListGroupsResponse, error) {
	var filter directory.Filter
	if f := in.Filters; f != nil {
		filter = directory.Filter{NamePrefix: str(f.NamePrefix), PrimaryEmailPrefix: str(f.PrimaryEmailPrefix), State: directory.State(f.State)}
	}
	found, next, err := b.dir.Groups(ctx, str(in.OrganizationId), filter, paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListGroupsResponse{
		NextToken: opt(next),
		Groups: convert(found, func(g directory.Group) workmail.Group {
			return workmail.Group{
				Id:           opt(g.ID),
				Email:        opt(g.Email),
				Name:         opt(g.Name),
				State:        workmail.EntityState(g.State),
				EnabledDate:  stamp(g.Enabled),
				DisabledDate: stamp(g.Disabled),
			}
		}),
	}, err)
}

// AssociateMemberToGroup adds a user or group to a group.
func (b *Backend) AssociateMemberToGroup(ctx context.Context, in *workmail.AssociateMemberToGroupRequest) (*workmail.AssociateMemberToGroupResponse, error) {
	return answer(&workmail.AssociateMemberToGroupResponse{},
		b.dir.AddMember(ctx, str(in.OrganizationId), str(in.GroupId), str(in.MemberId)))
}

// DisassociateMemberFromGroup removes a user or group from a group.
func (b *Backend) DisassociateMemberFromGroup(ctx context.Context, in *workmail.DisassociateMemberFromGroupRequest) (*workmail.DisassociateMemberFromGroupResponse, error) {
	return answer(&workmail.DisassociateMemberFromGroupResponse{},
		b.dir.RemoveMember(ctx, str(in.OrganizationId), str(in.GroupId), str(in.MemberId)))
}

// ListGroupMembers returns a page of the direct members of a group.
func (b *Backend) ListGroupMembers(ctx context.Context, in *workmail.ListGroupMembersRequest) (*workmail.ListGroupMembersResponse, error) {
	found, next, err := b.dir.Members(ctx, str(in.OrganizationId), str(in.GroupId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListGroupMembersResponse{
		NextToken: opt(next),
		Members: convert(found, func(e directory.Entity) workmail.Member {
			return workmail.Member{
				Id:           opt(e.ID),
				Name:         opt(e.Name),
				Type:         workmail.MemberType(e.Type),
				State:        workmail.EntityState(e.State),
				EnabledDate:  stamp(e.Enabled),
				DisabledDate: stamp(e.Disabled),
			}
		}),
	}, err)
}
