package bankfile

import "salesaudit/questionnaire"

// orderFields sorts the fields so that each comes after those that its condition reads, and reports conditions
// that read a fact: whether a field is shown must follow from other answers alone.
func (b *builder) orderFields() {
	done := map[*questionnaire.Field]bool{}
	var visit func(f *questionnaire.Field)
	visit = func(f *questionnaire.Field) {
		if done[f] {
			return
		}
		done[f] = true
		if f.When != nil {
			for _, name := range f.When.Reads {
				if g := b.bank.Field(name); g != nil {
					visit(g)
				} else if name != questionnaire.SellersVariable {
					b.places[&f.Kind].get("when").wrong("a condition that reads the fact "+name, "a condition over fields and sellers", "")
				}
			}
		}
		b.bank.FieldOrder = append(b.bank.FieldOrder, f)
	}
	for _, f := range b.bank.Fields {
		visit(f)
	}
}
