package directory

import (
	"strings"
	"testing"

	"github.com/mailstead/mailstead/internal/engine/store/storetest"
)

func TestSettingsWalkIndexes(t *testing.T) {
	t.Parallel()
	schema, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.Open(t, storetest.URL(t, "sqlite"), schema)
	for query, args := range map[string][]any{
		pageGroupsOf: {"", "", "", 1}, pageGroupsOfFrom: {"", "", "", 1, ""}, pageGroupsOfWithin: {"", "", "", 1, "", ""},
		pageGrants: {"", "", "", 1}, selectTagsOf: {""},
		selectOneDomain: {"", ""}, pageDomains: {"", "", 1}, selectDue: {0, 1},
		purgePermissions: {"", 1}, purgeTags: {"", 1}, purgeMonitoring: {"", 1}, purgeDKIMKeys: {"", 1},
	} {
		if plan := explain(t, s, query, args); strings.Contains(plan, "SCAN") || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
	// Only the groups that were reached are read through; they are in memory.
	if plan := explain(t, s, selectRights, []any{"", "", ""}); strings.Contains(plan, "SCAN e") || strings.Contains(plan, "SCAN m") ||
		strings.Contains(plan, "SCAN p") || strings.Contains(plan, "AUTOMATIC") {
		t.Error(plan)
	}
}
