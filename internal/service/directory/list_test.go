package directory_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

func (w *world) exec(query string, args ...any) error {
	return w.store.Update(w.t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	})
}

// pages reads a whole list in pages of the given size.
func pages[T any](t testing.TB, size int, list func(directory.Page) ([]T, string, error)) []T {
	t.Helper()
	var all []T
	page := directory.Page{Size: size}
	for {
		found, next, err := list(page)
		must(t, err)
		if len(found) > size || next != "" && len(found) != size {
			t.Fatalf("a page of %d has %d elements, next %q", size, len(found), next)
		}
		all = append(all, found...)
		if page.Token = next; next == "" {
			return all
		}
	}
}

func TestListUsers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		for i, name := range []string{"anna", "Anton", "bert", "\u00e4rger", "zoe", "a_b", "a%c", "an\u00ff", "deleted"} {
			id := ok(w.CreateUser(ctx, org, directory.NewUser{
				Name: name, DisplayName: "Dr. " + name, IdentityProviderUserID: fmt.Sprintf("ABCD%d", i),
			}))(t)
			switch {
			case name == "deleted":
				must(t, w.DeleteUser(ctx, org, id))
			case i%2 == 0:
				must(t, w.Register(ctx, org, id, fmt.Sprintf("Mail%d@acme.mailstead.test", i)))
			}
		}
		w.create(org, directory.TypeGroup, "angels")
		for what, c := range map[string]struct {
			f    directory.UserFilter
			want string
		}{
			"all":            {directory.UserFilter{}, "Administrator Anton Guest a%c a_b anna an\u00ff bert deleted krbtgt zoe \u00e4rger"},
			"name":           {directory.UserFilter{NamePrefix: "AN"}, "Anton anna an\u00ff"},
			"name, like _":   {directory.UserFilter{NamePrefix: "a_"}, "a_b"},
			"name, like %":   {directory.UserFilter{NamePrefix: "a%"}, "a%c"},
			"last character": {directory.UserFilter{NamePrefix: "an\u00ff"}, "an\u00ff"},
			"display name":   {directory.UserFilter{DisplayNamePrefix: "dr. AN"}, "Anton anna an\u00ff"},
			"e-mail":         {directory.UserFilter{PrimaryEmailPrefix: "mail"}, "anna bert zoe a%c"},
			"one e-mail":     {directory.UserFilter{PrimaryEmailPrefix: "MAIL2@"}, "bert"},
			"provider":       {directory.UserFilter{IdentityProviderUserIDPrefix: "abcd1"}, "Anton"},
			"enabled":        {directory.UserFilter{State: directory.Enabled}, "a%c anna bert zoe"},
			"deleted":        {directory.UserFilter{State: directory.Deleted}, "deleted"},
			"name and state": {directory.UserFilter{NamePrefix: "an", State: directory.Disabled}, "Anton an\u00ff"},
			"name and mail":  {directory.UserFilter{NamePrefix: "an", PrimaryEmailPrefix: "mail"}, "anna"},
			"mail and state": {directory.UserFilter{PrimaryEmailPrefix: "mail", State: directory.Enabled}, "anna bert zoe a%c"},
			"nothing":        {directory.UserFilter{NamePrefix: "\U0010ffff"}, ""},
		} {
			for _, size := range []int{1, 3, 100} {
				var got []string
				for _, u := range pages(t, size, func(p directory.Page) ([]directory.User, string, error) { return w.Users(ctx, org, c.f, p) }) {
					got = append(got, u.Name)
				}
				want := strings.Fields(c.want)
				if c.f.PrimaryEmailPrefix == "" { // else the addresses give the order
					slices.Sort(want)
					if !slices.IsSortedFunc(got, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }) {
						t.Errorf("%s: %v is not in order", what, got)
					}
					slices.Sort(got)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s in pages of %d: got %v, want %v", what, size, got, want)
				}
			}
		}
		_, _, err := w.Users(ctx, "m-00000000000000000000000000000000", directory.UserFilter{}, directory.Page{})
		wantKind(t, err, directory.OrganizationNotFound)
	})
}

func TestListGroupsAndResources(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		for _, name := range []string{"staff", "sales", "board"} {
			w.enabledGroup(org, name)
			w.create(org, directory.TypeResource, "r-"+name)
		}
		must(t, w.Register(ctx, org, "r-sales", "sales-room@acme.mailstead.test"))
		w.create(org, directory.TypeGroup, "quiet")
		for _, c := range []struct {
			f                 directory.Filter
			groups, resources string
		}{
			{directory.Filter{}, "board quiet sales staff", "r-board r-sales r-staff"},
			{directory.Filter{NamePrefix: "S"}, "sales staff", ""},
			{directory.Filter{NamePrefix: "R-s"}, "", "r-sales r-staff"},
			{directory.Filter{PrimaryEmailPrefix: "sales"}, "sales", "r-sales"},
			{directory.Filter{State: directory.Disabled}, "quiet", "r-board r-staff"},
			{directory.Filter{State: directory.Enabled}, "board sales staff", "r-sales"},
		} {
			var groups, resources []string
			for _, g := range pages(t, 2, func(p directory.Page) ([]directory.Group, string, error) { return w.Groups(ctx, org, c.f, p) }) {
				groups = append(groups, g.Name)
			}
			for _, r := range pages(t, 2, func(p directory.Page) ([]directory.Resource, string, error) { return w.Resources(ctx, org, c.f, p) }) {
				resources = append(resources, r.Name)
			}
			if strings.Join(groups, " ") != c.groups || strings.Join(resources, " ") != c.resources {
				t.Errorf("%+v: got %v and %v", c.f, groups, resources)
			}
		}
	})
}

// Entities that come and go between two pages do not disturb the others.
func TestPagesAreStable(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org := w.organization("acme")
		for i := range 6 {
			w.create(org, directory.TypeGroup, fmt.Sprintf("g%d", i))
		}
		first, token, err := w.Groups(ctx, org, directory.Filter{}, directory.Page{Size: 3})
		must(t, err)
		w.create(org, directory.TypeGroup, "a-new-one")
		must(t, w.exec(`DELETE FROM entity WHERE org = $1 AND id = $2`, org, first[2].ID)) // the one the token names
		rest, next, err := w.Groups(ctx, org, directory.Filter{}, directory.Page{Size: 3, Token: token})
		must(t, err)
		if next != "" || len(rest) != 3 || rest[0].Name != "g3" {
			t.Errorf("second page: %+v, %q", rest, next)
		}
	})
}

func TestTokensBelongToTheirList(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		org, other := w.organization("acme"), w.organization("other")
		for i := range 3 {
			w.create(org, directory.TypeGroup, fmt.Sprintf("g%d", i))
			w.create(other, directory.TypeGroup, fmt.Sprintf("g%d", i))
		}
		_, token, err := w.Groups(ctx, org, directory.Filter{}, directory.Page{Size: 1})
		must(t, err)
		if token == "" || len(token) > 1024 {
			t.Fatalf("token %q", token)
		}
		bad := directory.Page{Token: token}
		_, _, err = w.Groups(ctx, other, directory.Filter{}, bad)
		wantKind(t, err, directory.InvalidParameter)
		_, _, err = w.Groups(ctx, org, directory.Filter{NamePrefix: "g"}, bad)
		wantKind(t, err, directory.InvalidParameter)
		_, _, err = w.Resources(ctx, org, directory.Filter{}, bad)
		wantKind(t, err, directory.InvalidParameter)
		_, _, err = w.Organizations(ctx, bad)
		wantKind(t, err, directory.InvalidParameter)
		for i := range token { // any change of any character
			c := byte('A')
			if token[i] == c {
				c = 'B'
			}
			_, _, err := w.Groups(ctx, org, directory.Filter{}, directory.Page{Token: token[:i] + string(c) + token[i+1:]})
			wantKind(t, err, directory.InvalidParameter)
		}
	})
}
