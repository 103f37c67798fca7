package answerfile

// Outcome is what became of one value that was to be added to an answer file.
type Outcome struct {
	Where string // the path of the value, such as answers.roles.manager.headcount
	Kept  bool   // the file has another answer, which stays
	Had   bool   // the file had another answer
	Was   any    // that answer, as an answer file writes it; nil where there was none
	New   any    // the answer that was to be added
}
