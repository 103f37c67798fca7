package main

import (
	"path/filepath"
	"strings"
)

// suffixFormats are the suffixes of what salesaudit writes, with the formats that --format calls them by.
var suffixFormats = map[string]string{
	".pdf": "pdf", ".docx": "docx", ".html": "html", ".md": "markdown", ".xlsx": "xlsx", ".json": "json", ".ndjson": "ndjson", ".csv": "csv", ".ics": "ics",
}

// suffixOf returns the suffix of an output in small letters; "" for none, and for standard output.
func suffixOf(out string) string { return strings.ToLower(filepath.Ext(out)) }

// oneFormat returns an error where the suffix of -o says another format than --format does. It is the rule of every
// command that takes both; a suffix that is none of salesaudit's says nothing.
func oneFormat(out, format string) error {
	suffix := suffixOf(out)
	said, named := strings.TrimPrefix(strings.ToLower(format), "."), suffixFormats[suffix]
	if said == "md" {
		said = "markdown"
	}
	if said == "" || named == "" || said == named || said == "ndjson" && named == "json" { // lines of JSON are often called so
		return nil
	}
	hint := "leave out --format, or give -o another name"
	for other, format := range suffixFormats {
		if format == said {
			hint = "leave out --format, or name the output " + strings.TrimSuffix(filepath.Base(out), filepath.Ext(out)) + other
		}
	}
	return usage(hint, "the output ends in %s and --format says %s, expected one format", suffix, format)
}
