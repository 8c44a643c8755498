package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// CreateResource adds a room or a piece of equipment.
func (b *Backend) CreateResource(ctx context.Context, in *workmail.CreateResourceRequest) (*workmail.CreateResourceResponse, error) {
	id, err := b.dir.CreateResource(ctx, str(in.OrganizationId), directory.NewResource{
		Name: str(in.Name), Type: string(in.Type), Description: str(in.Description), Hidden: in.HiddenFromGlobalAddressList,
	})
	return answer(&workmail.CreateResourceResponse{ResourceId: opt(id)}, err)
}

// DescribeResource returns a resource.
func (b *Backend) DescribeResource(ctx context.Context, in *workmail.DescribeResourceRequest) (*workmail.DescribeResourceResponse, error) {
	r, err := b.dir.Resource(ctx, str(in.OrganizationId), str(in.ResourceId))
	return answer(&workmail.DescribeResourceResponse{
		ResourceId: opt(r.ID),
		Email:      opt(r.Email),
		Name:       opt(r.Name),
		Type:       workmail.ResourceType(r.Type),
		BookingOptions: &workmail.BookingOptions{
			AutoAcceptRequests:             r.Booking.AutoAccept,
			AutoDeclineRecurringRequests:   r.Booking.AutoDeclineRecurring,
			AutoDeclineConflictingRequests: r.Booking.AutoDeclineConflicting,
		},
		State:                       workmail.EntityState(r.State),
		EnabledDate:                 stamp(r.Enabled),
		DisabledDate:                stamp(r.Disabled),
		Description:                 opt(r.Description),
		HiddenFromGlobalAddressList: r.Hidden,
	}, err)
}

// UpdateResource changes the members that are present. Booking options are
// replaced together: one that is missing among them is false.
func (b *Backend) UpdateResource(ctx context.Context, in *workmail.UpdateResourceRequest) (*workmail.UpdateResourceResponse, error) {
	update := directory.ResourceUpdate{
		Name: in.Name, Type: opt(string(in.Type)), Description: in.Description, Hidden: in.HiddenFromGlobalAddressList,
	}
	if o := in.BookingOptions; o != nil {
		update.Booking = &directory.BookingOptions{
			AutoAccept:             o.AutoAcceptRequests,
			AutoDeclineRecurring:   o.AutoDeclineRecurringRequests,
			AutoDeclineConflicting: o.AutoDeclineConflictingRequests,
		}
	}
	return answer(&workmail.UpdateResourceResponse{},
		b.dir.UpdateResource(ctx, str(in.OrganizationId), str(in.ResourceId), update))
}

// DeleteResource deletes a disabled resource.
func (b *Backend) DeleteResource(ctx context.Context, in *workmail.DeleteResourceRequest) (*workmail.DeleteResourceResponse, error) {
	return answer(&workmail.DeleteResourceResponse{}, b.dir.DeleteResource(ctx, str(in.OrganizationId), str(in.ResourceId)))
}

// ListResources returns a page of the resources of an organization.
func (b *Backend) ListResources(ctx context.Context, in *workmail.ListResourcesRequest) (*workmail.ListResourcesResponse, error) {
	var filter directory.Filter
	if f := in.Filters; f != nil {
		filter = directory.Filter{NamePrefix: str(f.NamePrefix), PrimaryEmailPrefix: str(f.PrimaryEmailPrefix), State: directory.State(f.State)}
	}
	found, next, err := b.dir.Resources(ctx, str(in.OrganizationId), filter, paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListResourcesResponse{
		NextToken: opt(next),
		Resources: convert(found, func(r directory.Resource) workmail.Resource {
			return workmail.Resource{
				Id:           opt(r.ID),
				Email:        opt(r.Email),
				Name:         opt(r.Name),
				Type:         workmail.ResourceType(r.Type),
				State:        workmail.EntityState(r.State),
				EnabledDate:  stamp(r.Enabled),
				DisabledDate: stamp(r.Disabled),
				Description:  opt(r.Description),
			}
		}),
	}, err)
}

// AssociateDelegateToResource makes a user or group a delegate of a resource.
func (b *Backend) AssociateDelegateToResource(ctx context.Context, in *workmail.AssociateDelegateToResourceRequest) (*workmail.AssociateDelegateToResourceResponse, error) {
	return answer(&workmail.AssociateDelegateToResourceResponse{},
		b.dir.AddDelegate(ctx, str(in.OrganizationId), str(in.ResourceId), str(in.EntityId)))
}

// DisassociateDelegateFromResource ends a delegation.
func (b *Backend) DisassociateDelegateFromResource(ctx context.Context, in *workmail.DisassociateDelegateFromResourceRequest) (*workmail.DisassociateDelegateFromResourceResponse, error) {
	return answer(&workmail.DisassociateDelegateFromResourceResponse{},
		b.dir.RemoveDelegate(ctx, str(in.OrganizationId), str(in.ResourceId), str(in.EntityId)))
}

// ListResourceDelegates returns a page of the delegates of a resource.
func (b *Backend) ListResourceDelegates(ctx context.Context, in *workmail.ListResourceDelegatesRequest) (*workmail.ListResourceDelegatesResponse, error) {
	found, next, err := b.dir.Delegates(ctx, str(in.OrganizationId), str(in.ResourceId), paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListResourceDelegatesResponse{
		NextToken: opt(next),
		Delegates: convert(found, func(e directory.Entity) workmail.Delegate {
			return workmail.Delegate{Id: opt(e.ID), Type: workmail.MemberType(e.Type)}
		}),
	}, err)
}
