package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
)

// RegisterToWorkMail gives an entity its primary address and a mailbox.
func (b *Backend) RegisterToWorkMail(ctx context.Context, in *workmail.RegisterToWorkMailRequest) (*workmail.RegisterToWorkMailResponse, error) {
	return answer(&workmail.RegisterToWorkMailResponse{},
		b.dir.Register(ctx, str(in.OrganizationId), str(in.EntityId), str(in.Email)))
}

// DeregisterFromWorkMail takes address and mailbox from an entity.
func (b *Backend) DeregisterFromWorkMail(ctx context.Context, in *workmail.DeregisterFromWorkMailRequest) (*workmail.DeregisterFromWorkMailResponse, error) {
	return answer(&workmail.DeregisterFromWorkMailResponse{},
		b.dir.Deregister(ctx, str(in.OrganizationId), str(in.EntityId)))
}
