package machine

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
)

// TestMapsHaveOneOrder writes a map, such as the row of a list before and after, many times: always the same bytes, with
// the keys in the order of the alphabet.
func TestMapsHaveOneOrder(t *testing.T) {
	row := map[string]any{}
	for i := range 20 {
		row[strconv.Itoa(i+10)] = map[string]any{"b": i, "a": i}
	}
	var first bytes.Buffer
	if err := WriteValue(&first, row); err != nil {
		t.Fatal(err)
	}
	if text := first.String(); strings.Index(text, `"10"`) > strings.Index(text, `"29"`) || strings.Index(text, `"a"`) > strings.Index(text, `"b"`) {
		t.Errorf("keys are not in the order of the alphabet:\n%s", text)
	}
	for range 20 {
		var again bytes.Buffer
		if err := WriteValue(&again, row); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Fatalf("the same value was written in two ways:\n%s\n%s", &first, &again)
		}
	}
}
