package pdf

import (
	"strings"
	"testing"

	"salesaudit/reports/view"
)

// TestUpright: the names of four roles stand upright, broken after a hyphen; those of five, and a word without room, are
// turned, as it would be broken inside.
func TestUpright(t *testing.T) {
	d, err := newDocument(&view.View{})
	if err != nil {
		t.Fatal(err)
	}
	for names, want := range map[string]bool{
		"Хозяин, Менеджер, Бухгалтер на полставки, Кладовщик-водитель":                 true,
		"Хозяин, Менеджер, Бухгалтер, Кладовщик, Водитель":                             false,
		"Хозяин, Высококвалифицированный":                                              false,
		"Хозяин, Менеджер по работе с ключевыми клиентами и по тендерам северо-запада": false,
	} {
		m := &view.Matrix{}
		for name := range strings.SplitSeq(names, ", ") {
			m.Roles = append(m.Roles, view.Role{Name: name})
		}
		if got := d.upright(m); got != want {
			t.Errorf("%s stand upright: %v", names, got)
		}
		if head := d.headHeight(m, 0, len(m.Roles)); want && head > 12 {
			t.Errorf("the heads of %s take %.1f mm", names, head)
		}
	}
}
