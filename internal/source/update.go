package source

import (
	"strings"
)

// update makes the value of a region equal to value with the least change of the text.
func (p *patch) update(r *region, value any) {
	if r.node.Line == 0 {
		p.updateEmptyFile(value)
		return
	}
	if equal(r.node, value) {
		return
	}
	if m, ok := asMap(value); ok && r.node.Kind == Mapping && p.updateMapping(r, m) {
		return
	}
	if list, ok := value.([]any); ok && r.node.Kind == Sequence && p.updateList(r, list) {
		return
	}
	p.put(r, value)
}

// updateEmptyFile appends the keys to a text that has none, only comments.
func (p *patch) updateEmptyFile(value any) {
	m, _ := asMap(value)
	if p.text != "" && lineEnd(p.text, lineStart(p.text, len(p.text))) == len(p.text) && lineStart(p.text, len(p.text)) != len(p.text) {
		p.replace(len(p.text), len(p.text), p.newline)
	}
	p.replace(len(p.text), len(p.text), strings.Join(append(mappingLines(m, 0), ""), p.newline))
}

// rewrite writes the value of one key at the root anew; the other keys are as they should be.
func (p *patch) rewrite(root *region, key string, want Map) {
	for i := range root.items {
		if name, _ := root.node.Pair(i); name.Value != key {
			continue
		}
		for _, e := range want {
			if e.Key == key {
				p.put(&root.items[i], e.Value)
			}
		}
	}
}

// updateMapping changes the keys of a mapping one by one. It returns false when none of
// them stays: then the mapping is better written anew.
func (p *patch) updateMapping(r *region, m Map) bool {
	wanted := make(map[string]any, len(m))
	for _, e := range m {
		wanted[e.Key] = e.Value
	}
	last := -1 // the last key that stays
	for i := range r.items {
		key, _ := r.node.Pair(i)
		if _, stays := wanted[key.Value]; stays {
			last = i
		}
	}
	if last < 0 {
		return false
	}
	kept := false
	for i := range r.items {
		key, _ := r.node.Pair(i)
		if value, stays := wanted[key.Value]; stays {
			p.update(&r.items[i], value)
			kept = true
		} else {
			p.remove(r, i, kept)
		}
	}
	for _, e := range m {
		if r.node.Get(e.Key) == nil {
			p.appendPair(r, last, e)
		}
	}
	return true
}

// updateList keeps the rows at the start and at the end that stay the same, and changes,
// removes or adds rows between them. It returns false when the list is better written anew.
func (p *patch) updateList(r *region, list []any) bool {
	same := func(i, j int) bool { return equal(&r.node.Items[i], list[j]) }
	head := 0
	for head < min(len(r.items), len(list)) && same(head, head) {
		head++
	}
	tail := 0
	for tail < min(len(r.items), len(list))-head && same(len(r.items)-1-tail, len(list)-1-tail) {
		tail++
	}
	both := min(len(r.items), len(list)) - tail // rows before the tail that both have
	if both == 0 && len(list) > len(r.items) {
		both, tail = len(r.items), 0 // nothing to append to: change the rows instead
	}
	if both+tail == 0 || !r.flow && p.text[lineStart(p.text, r.items[0].intro):r.items[0].intro] != strings.Repeat(" ", r.items[0].indent) {
		return false
	}
	for i := head; i < both; i++ {
		p.update(&r.items[i], list[i])
	}
	for i := both; i < len(r.items)-tail; i++ {
		p.remove(r, i, i > 0)
	}
	for i := both; i < len(list)-tail; i++ {
		p.appendItem(r, both-1, list[i])
	}
	return true
}

// put writes a new value in place of a region's.
func (p *patch) put(r *region, value any) {
	m, isMap := asMap(value)
	switch {
	case p.json:
		p.replace(r.start, r.end, p.jsonValue(value, r.start))
		return
	case r.inFlow:
		p.putInline(r, flowText(value))
		return
	case r.indent < 0 && isMap && len(m) > 0:
		p.replace(r.start, r.end, strings.Join(mappingLines(m, 0), p.newline))
		return
	case r.indent < 0:
		p.replace(r.start, r.end, flowText(value))
		return
	case r.flow && r.node.Len() > 0:
		if _, single := scalar(value, false); !single {
			p.putInline(r, flowText(value))
			return
		}
	}
	head, body := entry(value, r.indent)
	if head == "" && p.text[r.intro:r.after] == "-" {
		head, body = " "+strings.TrimLeft(body[0], " "), body[1:]
	}
	below := ""
	if len(body) > 0 {
		below = p.newline + strings.Join(body, p.newline)
	}
	end := r.end
	if r.node.Kind >= Sequence && !r.flow && len(r.items) > 0 {
		end = lineEnd(p.text, end) // the comment beside its last row goes with the rows
	}
	introEnd := lineEnd(p.text, r.after)
	if r.start > introEnd {
		// The old value is on the lines below, perhaps under a comment beside the key.
		p.replace(r.after, r.after, head)
		p.replace(introEnd, end, below)
		return
	}
	if gap := p.text[r.after:r.start]; gap != "" && head != "" && strings.Trim(gap, " ") == "" {
		head = gap + head[1:]
	}
	p.replace(r.after, end, head)
	if valueEnd := lineEnd(p.text, end); below != "" {
		p.replace(valueEnd, valueEnd, below)
	}
}

// putInline writes a text of one line in place of a region's value.
func (p *patch) putInline(r *region, text string) {
	if r.start == r.end {
		text = " " + text
	}
	p.replace(r.start, r.end, text)
}

// jsonValue writes a value for JSON, indented after the line of an offset.
func (p *patch) jsonValue(value any, offset int) string {
	line := p.text[lineStart(p.text, offset):offset]
	text := jsonText(value, firstWord(line), !strings.Contains(p.text, "\n"))
	return strings.ReplaceAll(text, "\n", p.newline)
}

// remove takes out the i-th key or row; kept reports whether one before it stays, and some
// other one must. Comment lines above it stay.
func (p *patch) remove(r *region, i int, kept bool) {
	item := &r.items[i]
	switch {
	case r.flow && kept:
		p.replace(r.items[i-1].end, item.end, "")
		return
	case r.flow:
		p.replace(item.intro, r.items[i+1].intro, "")
		return
	}
	start := lineStart(p.text, item.intro)
	if strings.Trim(p.text[start:item.intro], " ") != "" {
		// The first key behind a dash: the next one takes its place.
		if i+1 < len(r.items) {
			p.replace(item.intro, r.items[i+1].intro, "")
		}
		return
	}
	end := lineEnd(p.text, item.end)
	if end < len(p.text) {
		end += lineBreak(p.text[end:])
	} else {
		start = len(strings.TrimSuffix(strings.TrimSuffix(p.text[:start], "\n"), "\r"))
	}
	p.replace(start, end, "")
}

// appendPair adds a key after the i-th of a mapping.
func (p *patch) appendPair(r *region, i int, e Entry) {
	after := &r.items[i]
	if r.flow {
		key, value := quoteIfNeeded(e.Key, true), flowText(e.Value)
		if p.json {
			key, value = jsonText(e.Key, 0, true), p.jsonValue(e.Value, after.intro)
		}
		p.replace(after.end, after.end, p.comma(after)+key+": "+value)
		return
	}
	p.appendLines(after, mappingLines(Map{e}, after.indent))
}

// appendItem adds a row after the i-th of a list.
func (p *patch) appendItem(r *region, i int, value any) {
	after := &r.items[i]
	if r.flow {
		text := flowText(value)
		if p.json {
			text = p.jsonValue(value, after.intro)
		}
		p.replace(after.end, after.end, p.comma(after)+text)
		return
	}
	p.appendLines(after, listLines([]any{value}, after.indent))
}

// appendLines adds lines below the line where a region ends.
func (p *patch) appendLines(after *region, lines []string) {
	end := lineEnd(p.text, after.end)
	if end == len(p.text) {
		p.endBlockText(after)
	}
	p.replace(end, end, p.newline+strings.Join(lines, p.newline))
}

// endBlockText keeps a block of text at the end of a file that has no last line break
// from getting one when lines follow: the block is marked as one without.
func (p *patch) endBlockText(r *region) {
	for len(r.items) > 0 {
		r = &r.items[len(r.items)-1]
	}
	if r.end < len(p.text) || !r.node.Quoted || strings.HasSuffix(r.node.Value, "\n") {
		return
	}
	if header := p.text[r.start:lineEnd(p.text, r.start)]; (header[0] == '|' || header[0] == '>') && !strings.ContainsAny(header, "+-") {
		p.replace(r.start+1, r.start+1, "-")
	}
}

// comma returns what parts a new item in brackets from the one before it: a line break
// and the same indentation where that one begins a line.
func (p *patch) comma(before *region) string {
	line := p.text[lineStart(p.text, before.intro):before.intro]
	if strings.Trim(line, " \t") == "" && lineStart(p.text, before.intro) > 0 {
		return "," + p.newline + line
	}
	return ", "
}
