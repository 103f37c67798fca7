package answers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"salesaudit/questionnaire"
	"salesaudit/questionnaire/banktest"
)

const twoRoles = `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Пример», sellers: 7}
interview: {date: 2026-10-01, position: head}
answers:
  segmentation_basis: intuitive
  structure_age_months: 20
  segments:
    - {id: shops, name: Магазины, owner_role: seller}
  roles:
    - {id: head, title: РОП, headcount: 1, is_seller: false, segments: [shops], job_description: current}
    - {id: seller, title: Менеджер, headcount: 6, is_seller: true, job_description: none}
  responsibilities:
    proposal: {head: A, seller: R}
    claims: {}
`

func loadTwoRoles(t *testing.T) (*questionnaire.Bank, *Sheet) {
	t.Helper()
	bank := banktest.Block9(t)
	sheet, found := Parse("two-roles.yaml", []byte(twoRoles), bank)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return bank, sheet
}

// TestWhatIf holds a changed sheet against the sheet of a file that says so from the start.
func TestWhatIf(t *testing.T) {
	bank, sheet := loadTwoRoles(t)
	for name, test := range map[string]struct {
		set     []string
		replace map[string]string // field: what the file says instead, under answers
	}{
		"choice":       {[]string{"segmentation_basis=data"}, map[string]string{"  segmentation_basis: intuitive\n": "  segmentation_basis: data\n"}},
		"number":       {[]string{"structure_age_months = 3"}, map[string]string{": 20\n": ": 3\n"}},
		"not measured": {[]string{"structure_age_months=not_measured"}, map[string]string{": 20\n": ": not_measured\n"}},
		"unknown":      {[]string{"structure_age_months=unknown"}, map[string]string{": 20\n": ": unknown\n"}},
		"nothing":      {[]string{"structure_age_months="}, map[string]string{": 20\n": ": null\n"}},
		"new field":    {[]string{"channels=[email, website]"}, map[string]string{"answers:\n": "answers:\n  channels: [email, website]\n"}},
		"matrix": {[]string{"responsibilities={proposal: {seller: RA}}"}, map[string]string{
			"    proposal: {head: A, seller: R}\n    claims: {}\n": "    proposal: {seller: RA}\n",
		}},
		"rows in another order": {[]string{`roles=[{id: seller, title: Менеджер, headcount: 4, is_seller: true, job_description: none}, {id: head, title: РОП, headcount: 1, is_seller: false, segments: [shops], job_description: current}]`}, map[string]string{
			"    - {id: head, title: РОП, headcount: 1, is_seller: false, segments: [shops], job_description: current}\n": "",
			"headcount: 6, is_seller: true, job_description: none}\n":                                                     "headcount: 4, is_seller: true, job_description: none}\n    - {id: head, title: РОП, headcount: 1, is_seller: false, segments: [shops], job_description: current}\n",
		}},
		"rows and what names them": {[]string{"segments=[{id: chains}]", "roles=[{id: boss, headcount: 2, segments: [chains]}]", "responsibilities={claims: {boss: R}}"}, map[string]string{
			"    - {id: shops, name: Магазины, owner_role: seller}\n":                                                     "    - {id: chains}\n",
			"    - {id: head, title: РОП, headcount: 1, is_seller: false, segments: [shops], job_description: current}\n": "    - {id: boss, headcount: 2, segments: [chains]}\n",
			"    - {id: seller, title: Менеджер, headcount: 6, is_seller: true, job_description: none}\n":                 "",
			"    proposal: {head: A, seller: R}\n    claims: {}\n":                                                        "    claims: {boss: R}\n",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			text := twoRoles
			for from, to := range test.replace {
				text = replaceOnce(t, text, from, to)
			}
			want, found := Parse("two-roles.yaml", []byte(text), bank)
			if len(found) > 0 {
				t.Fatal(found)
			}
			got, found := WhatIf(sheet, test.set)
			if len(found) > 0 {
				t.Fatal(found)
			}
			places := cmpopts.IgnoreFields(Value{}, "Line", "Column")
			if diff := cmp.Diff(want.Values, got.Values, places, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("the sheet differs from that of a file that says so (-want +got):\n%s", diff)
			}
			_, before := loadTwoRoles(t)
			if diff := cmp.Diff(before.Values, sheet.Values); diff != "" {
				t.Errorf("the sheet itself was changed:\n%s", diff)
			}
		})
	}
}

func replaceOnce(t *testing.T, text, from, to string) string {
	t.Helper()
	if !strings.Contains(text, from) {
		t.Fatalf("no %q in the sample", from)
	}
	return strings.Replace(text, from, to, 1)
}

func TestWhatIfRefuses(t *testing.T) {
	bank, sheet := loadTwoRoles(t)
	for set, want := range map[string]string{
		"segmentation_basis":                    `found "segmentation_basis", expected FIELD=VALUE (for example segmentation_basis=data)`,
		"segmentation_bass=data":                `unknown field "segmentation_bass" (did you mean segmentation_basis?)`,
		"segmentation_basis=dta":                `segmentation_basis: found "dta", expected one of none, intuitive, written, data, or unknown (did you mean data?)`,
		"structure_age_months=1.5":              `structure_age_months: found "1.5", expected a whole number from 0 to 999999, not_measured or unknown`,
		"duplicate_clients_pct=12 %":            `duplicate_clients_pct: found "12 %", expected a number from 0 to 100, a count such as 9/10, not_measured or unknown (write the number without the % sign)`,
		"channels=email":                        `channels: found "email", expected a list of inbound_phone, outbound_calls, email, website, messengers, portal, marketplace, showroom, field_visits, partners, tenders, exhibitions, … (13 in all) (write it in brackets: [email])`,
		"channels=[email, email]":               `channels: duplicate entry "email"`,
		"responsibilities={claims: {seler: R}}": `responsibilities.claims: unknown column "seler" (did you mean seller?)`,
		"segments=[{id: chains}]":               `roles[0].segments: found "shops", expected one of the ids of segments: chains (the new segments lack it; give a new value for the field that names it too)`,
		"roles=[{id: head, headcount: 1}]": `segments[0].owner_role: found "seller", expected one of the ids of roles: head (the new roles lack it; give a new value for the field that names it too)
responsibilities.proposal: found a mark of "seller", expected one of the ids of roles (the new roles lack it; give a new value for responsibilities too)`,
	} {
		got, found := WhatIf(sheet, []string{set})
		if got != nil {
			t.Errorf("%s: accepted", set)
		}
		if diff := cmp.Diff(want, found.Error()); diff != "" {
			t.Errorf("%s: other findings (-want +got):\n%s", set, diff)
		}
	}
	if _, found := WhatIf(sheet, []string{"reporting=auto", "reporting=semi", "x=1"}); len(found) != 2 {
		t.Errorf("two wrong assignments gave %d findings:\n%v", len(found), found)
	}
	if _, found := ParseLevels(bank, []string{"funnels=3", "funels=3", "reporting=6", "backup", "funnels=4", "backup=x"}); len(found) != 5 {
		t.Errorf("five wrong levels gave %d findings:\n%v", len(found), found)
	}
	levels, found := ParseLevels(bank, []string{"funnels=3", " backup = 0"})
	if diff := cmp.Diff(map[string]int{"funnels": 3, "backup": 0}, levels); diff != "" || found != nil {
		t.Errorf("levels differ (-want +got):\n%s%v", diff, found)
	}
}

// TestSameRolesAgain: giving the roles that are there already changes nothing, not even what a system does.
func TestSameRolesAgain(t *testing.T) {
	sheet := readText(t, `format: salesaudit.answers/1
bank: block9@1.1.0
client: {name: ООО «Ромашка», sellers: 12}
answers:
  roles:
    - {id: head, title: РОП, headcount: 1, is_seller: false}
  responsibilities:
    reporting: {system: S, head: A}
`)
	changed, found := WhatIf(sheet, []string{"roles=[{id: head, title: РОП, headcount: 1, is_seller: false}]"})
	if changed == nil {
		t.Fatal(found)
	}
	matrix := sheet.Bank.Field("responsibilities")
	for i, row := range sheet.Value(matrix).Marks {
		if got := changed.Value(matrix).Marks[i]; got.System != row.System || got.State != row.State {
			t.Errorf("row %d is %v, was %v", i, got, row)
		}
	}
}
