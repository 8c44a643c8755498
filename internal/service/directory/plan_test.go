package directory

import (
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store"
	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

// Every query that serves requests walks an index: none reads a whole table,
// and none sorts more than it returns. SQLite tells beforehand what it is going
// to do.
func TestQueriesWalkIndexes(t *testing.T) {
	t.Parallel()
	schema, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.Open(t, storetest.URL(t, "sqlite"), schema)
	queries := map[string][]any{
		selectByID: {"", ""}, selectByName: {"", ""}, selectByEmail: {"", ""}, selectLogin: {""}, selectRoute: {""},
		pageMembers: {"", "", "", 1}, pageDelegates: {"", "", "", 1}, pageOrganizations: {"", "", 1}, selectOrganization: {""},
		purgeAddresses: {"", 1}, purgeMembers: {"", 1}, purgeDelegates: {"", 1}, purgeEntities: {"", 1}, purgeDomains: {"", 1},
		sweepTombstones: {0, 1}, sweepTokens: {0, 1},
	}
	for _, f := range []UserFilter{
		{},
		{State: Enabled},
		{NamePrefix: "u"},
		{DisplayNamePrefix: "u"},
		{PrimaryEmailPrefix: "u"},
		{IdentityProviderUserIDPrefix: "u"},
		{NamePrefix: "u", State: Enabled},
		{PrimaryEmailPrefix: "u", State: Enabled},
		{DisplayNamePrefix: "u", State: Enabled},
		{NamePrefix: "u", PrimaryEmailPrefix: "u"},
	} {
		for _, after := range []cursor{{}, {"u", "1"}} {
			q := newUserList("m-1", f)
			text, args := q.sql(after, 10)
			queries[text] = args
		}
	}
	for query, args := range queries {
		if plan := explain(t, s, query, args); strings.Contains(plan, "SCAN") || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
	// The groups that were reached are few and read from memory; the members of
	// each come from an index.
	for query, args := range map[string][]any{selectExpansion: {"", "", 1}, selectReaches: {"", "", ""}} {
		if plan := explain(t, s, query, args); !strings.Contains(plan, "SEARCH m USING COVERING INDEX group_member_kind (org=? AND grp=? AND kind=?)") ||
			strings.Contains(plan, "SCAN e") || strings.Contains(plan, "SCAN m") || strings.Contains(plan, "AUTOMATIC") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
}

func explain(t *testing.T, s *store.Store, query string, args []any) string {
	t.Helper()
	var plan strings.Builder
	err := s.View(t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query("EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				return err
			}
			plan.WriteString("\t" + detail + "\n")
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return plan.String()
}
