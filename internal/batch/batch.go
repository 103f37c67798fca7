// Package batch scores many answer files: it finds them, shares them out to workers, and hands on the results in the
// order of the inputs, as NDJSON, as a table or added up. Memory does not grow with the number of files, except by
// their names.
//
// It comes at the end of the flow, beside the reports: many answer files + one bank → many assessments. What it knows
// of an assessment is package scoring's, and its JSON package record's. A broken file is a result like any other: it
// is reported in its line, and the batch goes on.
//
// A batch over more than one machine is left to programs that exist (GNU parallel, Slurm, Spark): a Shard is a
// contiguous part of the sorted inputs, so the outputs of all shards, one after the other, are that of the whole.
package batch
