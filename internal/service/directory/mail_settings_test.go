package directory_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/service/directory"
)

func TestTags(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		arn := ok(w.Organization(ctx, org))(t).ARN
		must(t, w.TagResource(ctx, arn, []directory.Tag{{"b", "1"}, {"a", ""}}), w.TagResource(ctx, arn, []directory.Tag{{"b", "2"}, {"B", "3"}}))
		if got := ok(w.Tags(ctx, arn))(t); !slices.Equal(got, []directory.Tag{{"B", "3"}, {"a", ""}, {"b", "2"}}) {
			t.Errorf("tags %v", got)
		}
		must(t, w.UntagResource(ctx, arn, []string{"a", "absent", "b\x00"}))
		if got := ok(w.TagsOf(ctx, org))(t); fmt.Sprint(got) != "map[B:3 b:2]" {
			t.Errorf("tags %v", got)
		}
		var many []directory.Tag
		for i := range 49 {
			many = append(many, directory.Tag{Key: fmt.Sprint(i)})
		}
		wantKind(t, w.TagResource(ctx, arn, many), directory.TooManyTags)
		must(t, w.TagResource(ctx, arn, many[:48]))
		for _, bad := range [][]directory.Tag{{{"x", ""}, {"x", "1"}}, {{"AWS:x", ""}}, {{"b", "\xff"}}} {
			wantKind(t, w.TagResource(ctx, arn, bad), directory.InvalidParameter)
		}
		for _, bad := range []string{"", arn + "0", strings.Replace(arn, "eu-west-1", "us-east-1", 1), "arn:aws:s3:::bucket"} {
			_, err := w.Tags(ctx, bad)
			wantKind(t, err, directory.ResourceNotFound)
			wantKind(t, w.TagResource(ctx, bad, nil), directory.ResourceNotFound)
			wantKind(t, w.UntagResource(ctx, bad, nil), directory.ResourceNotFound)
		}
		if got := ok(w.TagsOf(ctx, "m-0"))(t); len(got) != 0 {
			t.Errorf("tags of nothing: %v", got)
		}
	})
}

func TestMailSettings(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, org := t.Context(), w.organization("acme")
		if !ok(w.EnforcesDMARC(ctx, org))(t) {
			t.Error("a new organization does not enforce DMARC")
		}
		must(t, w.SetEnforceDMARC(ctx, org, false))
		if ok(w.EnforcesDMARC(ctx, org))(t) {
			t.Error("DMARC is still enforced")
		}
		_, err := w.EmailMonitoring(ctx, org)
		wantKind(t, err, directory.ResourceNotFound)
		want := directory.EmailMonitoring{LogGroupARN: "arn:2"}
		must(t, w.PutEmailMonitoring(ctx, org, directory.EmailMonitoring{RoleARN: "arn:0", LogGroupARN: "arn:1"}), w.PutEmailMonitoring(ctx, org, want))
		if got := ok(w.EmailMonitoring(ctx, org))(t); got != want {
			t.Errorf("got %+v", got)
		}
		must(t, w.DeleteEmailMonitoring(ctx, org), w.DeleteEmailMonitoring(ctx, org))
		_, err = w.EmailMonitoring(ctx, org)
		wantKind(t, err, directory.ResourceNotFound)
	})
}

func TestNothingOfADeletedOrganizationStays(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, keep := range []bool{false, true} {
			ctx, org := t.Context(), w.organization("acme")
			arn := ok(w.Organization(ctx, org))(t).ARN
			w.enabledUser(org, "eva")
			w.enabledUser(org, "bob")
			must(t,
				w.PutPermissions(ctx, org, "eva", "bob", directory.Rights{SendAs: true}),
				w.TagResource(ctx, arn, []directory.Tag{{"a", "b"}}),
				w.PutEmailMonitoring(ctx, org, directory.EmailMonitoring{LogGroupARN: "arn"}))
			ok(w.DeleteOrganization(ctx, directory.DeleteOrganization{Org: org, Force: true, KeepDirectory: keep}))(t)
			w.await(org, directory.OrgDeleted)
			for _, table := range []string{"mailbox_permission", "organization_tag", "email_monitoring", "mail_domain", "dkim_key"} {
				var n int
				must(t, w.store.View(ctx, func(tx *store.Tx) error {
					return tx.QueryRow(`SELECT COUNT(*) FROM `+table+` WHERE org = $1`, org).Scan(&n)
				}))
				if n != 0 {
					t.Errorf("%d rows of %s are left", n, table)
				}
			}
			_, err := w.Tags(ctx, arn)
			wantKind(t, err, directory.ResourceNotFound)
			wantKind(t, w.UntagResource(ctx, arn, []string{"a"}), directory.ResourceNotFound)
			wantKind(t, w.TagResource(ctx, arn, []directory.Tag{{"a", "b"}}), directory.OrganizationState)
			_, err = w.EnforcesDMARC(ctx, org)
			wantKind(t, err, directory.OrganizationState)
		}
	})
}
