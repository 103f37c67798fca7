package session

import "testing"

func TestCommand(t *testing.T) {
	for _, c := range []struct{ system, file, want string }{
		{"linux", "client.yaml", "salesaudit interview client.yaml --lang ru"},
		{"linux", "новый клиент.yaml", "salesaudit interview 'новый клиент.yaml' --lang ru"},
		{"linux", `d'Or\.yaml`, `salesaudit interview 'd'\''Or\.yaml' --lang ru`},
		{"windows", `C:\clients\romashka.yaml`, `salesaudit interview C:\clients\romashka.yaml --lang ru`},
		{"windows", `C:\Мои документы\ромашка.yaml`, `salesaudit interview "C:\Мои документы\ромашка.yaml" --lang ru`},
		{"windows", `..\a&b.yaml`, `salesaudit interview "..\a&b.yaml" --lang ru`},
	} {
		if got := command(c.system, []string{"salesaudit", "interview", c.file, "--lang", "ru"}); got != c.want {
			t.Errorf("%s: %s, want %s", c.system, got, c.want)
		}
	}
}
