package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// CreateUser adds a user.
func (b *Backend) CreateUser(ctx context.Context, in *workmail.CreateUserRequest) (*workmail.CreateUserResponse, error) {
	id, err := b.dir.CreateUser(ctx, str(in.OrganizationId), directory.NewUser{
		Name:                   str(in.Name),
		DisplayName:            str(in.DisplayName),
		Password:               str(in.Password),
		Role:                   directory.Role(in.Role),
		Hidden:                 in.HiddenFromGlobalAddressList,
		Attributes:             directory.Attributes{FirstName: str(in.FirstName), LastName: str(in.LastName)},
		IdentityProviderUserID: str(in.IdentityProviderUserId),
	})
	return answer(&workmail.CreateUserResponse{UserId: opt(id)}, err)
}

// DescribeUser returns a user.
func (b *Backend) DescribeUser(ctx context.Context, in *workmail.DescribeUserRequest) (*workmail.DescribeUserResponse, error) {
	u, err := b.dir.User(ctx, str(in.OrganizationId), str(in.UserId))
	return answer(&workmail.DescribeUserResponse{
		UserId:                      opt(u.ID),
		Name:                        opt(u.Name),
		Email:                       opt(u.Email),
		DisplayName:                 opt(u.DisplayName),
		State:                       workmail.EntityState(u.State),
		UserRole:                    workmail.UserRole(u.Role),
		EnabledDate:                 stamp(u.Enabled),
		DisabledDate:                stamp(u.Disabled),
		MailboxProvisionedDate:      stamp(u.MailboxProvisioned),
		MailboxDeprovisionedDate:    stamp(u.MailboxDeprovisioned),
		HiddenFromGlobalAddressList: u.Hidden,
		FirstName:                   opt(u.FirstName),
		LastName:                    opt(u.LastName),
		Initials:                    opt(u.Initials),
		Telephone:                   opt(u.Telephone),
		Street:                      opt(u.Street),
		JobTitle:                    opt(u.JobTitle),
		City:                        opt(u.City),
		Company:                     opt(u.Company),
		ZipCode:                     opt(u.ZipCode),
		Department:                  opt(u.Department),
		Country:                     opt(u.Country),
		Office:                      opt(u.Office),
		IdentityProviderUserId:      opt(u.IdentityProviderUserID),
	}, err)
}

// DeleteUser deletes a disabled user.
func (b *Backend) DeleteUser(ctx context.Context, in *workmail.DeleteUserRequest) (*workmail.DeleteUserResponse, error) {
	return answer(&workmail.DeleteUserResponse{}, b.dir.DeleteUser(ctx, str(in.OrganizationId), str(in.UserId)))
}

// ResetPassword gives a user a new password.
func (b *Backend) ResetPassword(ctx context.Context, in *workmail.ResetPasswordRequest) (*workmail.ResetPasswordResponse, error) {
	return answer(&workmail.ResetPasswordResponse{},
		b.dir.ResetPassword(ctx, str(in.OrganizationId), str(in.UserId), str(in.Password)))
}

// ListUsers returns a page of the users of an organization.
func (b *Backend) ListUsers(ctx context.Context, in *workmail.ListUsersRequest) (*workmail.ListUsersResponse, error) {
	var filter directory.UserFilter
	if f := in.Filters; f != nil {
		filter = directory.UserFilter{
			NamePrefix:                   str(f.UsernamePrefix),
			DisplayNamePrefix:            str(f.DisplayNamePrefix),
			PrimaryEmailPrefix:           str(f.PrimaryEmailPrefix),
			IdentityProviderUserIDPrefix: str(f.IdentityProviderUserIdPrefix),
			State:                        directory.State(f.State),
		}
	}
	found, next, err := b.dir.Users(ctx, str(in.OrganizationId), filter, paging(in.NextToken, in.MaxResults))
	return answer(&workmail.ListUsersResponse{
		NextToken: opt(next),
		Users: convert(found, func(u directory.User) workmail.User {
			return workmail.User{
				Id:                     opt(u.ID),
				Email:                  opt(u.Email),
				Name:                   opt(u.Name),
				DisplayName:            opt(u.DisplayName),
				State:                  workmail.EntityState(u.State),
				UserRole:               workmail.UserRole(u.Role),
				EnabledDate:            stamp(u.Enabled),
				DisabledDate:           stamp(u.Disabled),
				IdentityProviderUserId: opt(u.IdentityProviderUserID),
			}
		}),
	}, err)
}
