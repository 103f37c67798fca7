package batch

import "salesaudit/internal/record"

// encoder appends what the output says of a result: nothing, or whole lines.
type encoder func(out []byte, r *result) []byte

// appendNDJSON appends one line of JSON: `file` and then the assessment, or the error.
func appendNDJSON(out []byte, r *result) []byte {
	switch r.outcome {
	case scored:
		out = appendJSON(append(out, `{"file":`...), r.file)
		out = append(out, ',')
		out = append(out, r.assessment[1:]...) // without its opening brace
		return append(out, '\n')
	case rejected:
		return append(appendJSON(out, rejection{r.file, &r.problem}), '\n')
	}
	return out
}

// rejection is the line of a rejected input.
type rejection struct {
	File  string   `json:"file"`
	Error *problem `json:"error"`
}

// appendChange appends how a result differs from the baseline, where it does.
func appendChange(out []byte, r *result) []byte {
	if r.change == nil {
		return out
	}
	return append(appendJSON(out, r.change), '\n')
}

// appendJSON appends a value that has only numbers and texts, which can always be written.
func appendJSON(out []byte, value any) []byte {
	out, err := record.Append(out, value)
	if err != nil {
		panic(err)
	}
	return out
}
