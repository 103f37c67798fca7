package compare

import "salesaudit/questionnaire"

// reach is what the scores of a bank depend on: the ids of the fields and facts behind its criteria.
type reach map[string]bool

func reachOf(criteria ...*questionnaire.Criterion) reach {
	r := reach{}
	for _, c := range criteria {
		for _, f := range c.Fields {
			r[f.ID] = true
		}
		r.follow(c.Applies)
		for _, rung := range c.Rungs {
			for _, rule := range RulesOf(rung) {
				r.follow(rule)
			}
		}
	}
	return r
}

// Fed returns the criteria of a bank whose scores depend on a field or a fact.
func Fed(b *questionnaire.Bank, id string) []*questionnaire.Criterion {
	var out []*questionnaire.Criterion
	for _, c := range b.Criteria {
		if reachOf(c)[id] {
			out = append(out, c)
		}
	}
	return out
}

// follow adds what a rule names, and what the facts among it are made of.
func (r reach) follow(rule *questionnaire.Rule) {
	if rule == nil {
		return
	}
	for _, name := range rule.Reads {
		if r[name] {
			continue
		}
		r[name] = true
		if fact := rule.Bank().Fact(name); fact != nil {
			for _, f := range fact.Fields {
				r[f.ID] = true
			}
			r.follow(fact.Rule)
		}
	}
}
