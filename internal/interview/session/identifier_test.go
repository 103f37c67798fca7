package session

import "testing"

func TestIdentifier(t *testing.T) {
	for name, want := range map[string]string{
		"Менеджер региона":  "menedzher_regiona",
		"Щука, ёж & Co. №5": "shchuka_ezh_co_5",
		"":                  "",
		"«»":                "",
		"Руководитель ключевых клиентов": "rukovoditel_klyuchevykh",
		"Подъезд": "podezd",
		"Отдел по работе с поставщиками": "otdel_po_rabote_s",
	} {
		if got := identifier(name); got != want {
			t.Errorf("identifier(%q) = %q, want %q", name, got, want)
		}
	}
	taken := []string{"opt", "opt_2"}
	for name, want := range map[string]string{"Опт": "opt_3", "1С": "role_1s", "": "role", "Unknown": "role_unknown"} {
		if got := newID(name, "role", taken); got != want {
			t.Errorf("newID(%q) = %q, want %q", name, got, want)
		}
	}
}
