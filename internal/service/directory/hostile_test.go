package directory_test

import (
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/service/directory"
)

// hostile are texts that peers may send and that databases stumble over.
var hostile = []string{
	"\x00", "a\x00b", "eva\x00", "\xff\xfe", "eva\xc3", "' OR '1'='1", "%", "_", "\\", "\U0010ffff", "\u202e", "s-1-\x00",
	"eva\x00@acme.mailstead.test", "\xff@acme.mailstead.test", "eva@acme\x00.mailstead.test", "@", "@@", "+@", strings.Repeat("x", 1<<16),
}

// Whatever text comes in, the answer is a refusal or a result, never a fault.
func TestHostileText(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		eva := w.enabledUser(org, "eva")
		room := w.create(org, directory.TypeResource, "room")
		staff := w.enabledGroup(org, "staff")
		for _, text := range hostile {
			check := func(what string, err error) {
				t.Helper()
				if err != nil && directory.KindOf(err) == "" {
					t.Errorf("%s(%.40q): %v", what, text, err)
				}
			}
			check("LookupLogin", second(w.LookupLogin(ctx, text)))
			check("Route", second(w.Route(ctx, text)))
			check("IsLocalDomain", second(w.IsLocalDomain(ctx, text)))
			check("User", second(w.User(ctx, org, text)))
			check("DeleteUser", w.DeleteUser(ctx, org, text))
			check("Register", w.Register(ctx, org, text, "x@acme.mailstead.test"))
			check("Register", w.Register(ctx, org, room, text))
			check("Deregister", w.Deregister(ctx, org, text))
			check("CreateAlias", w.CreateAlias(ctx, org, eva, text))
			check("CreateAlias", w.CreateAlias(ctx, org, eva, text+"@acme.mailstead.test"))
			check("DeleteAlias", w.DeleteAlias(ctx, org, eva, text))
			check("UpdatePrimaryAddress", w.UpdatePrimaryAddress(ctx, org, eva, text))
			check("AddMember", w.AddMember(ctx, org, staff, text))
			check("AddDelegate", w.AddDelegate(ctx, org, text, eva))
			check("ResetPassword", w.ResetPassword(ctx, org, eva, text))
			check("CreateUser", second(w.CreateUser(ctx, org, directory.NewUser{Name: text, DisplayName: text, Attributes: directory.Attributes{City: text}})))
			check("CreateGroup", second(w.CreateGroup(ctx, org, directory.NewGroup{Name: text})))
			check("CreateResource", second(w.CreateResource(ctx, org, directory.NewResource{Name: "r" + text, Description: text})))
			check("UpdateResource", w.UpdateResource(ctx, org, room, directory.ResourceUpdate{Description: &text}))
			check("CreateOrganization", second(w.CreateOrganization(ctx, directory.NewOrganization{Alias: text})))
			for _, f := range []directory.UserFilter{{NamePrefix: text}, {DisplayNamePrefix: text}, {PrimaryEmailPrefix: text}, {IdentityProviderUserIDPrefix: text}} {
				_, _, err := w.Users(ctx, org, f, directory.Page{})
				check("Users", err)
			}
			_, _, err := w.Users(ctx, org, directory.UserFilter{}, directory.Page{Token: text})
			check("Users", err)
		}
		if u := ok(w.User(ctx, org, eva))(t); u.Email != "eva@acme.mailstead.test" {
			t.Errorf("eva has the address %q", u.Email)
		}
	})
}
