package dev.bpnet.data.read;

import dev.bpnet.data.ProblemList;

/** Separated values of one dialect. */
record CsvFormat(CsvParameters dialect) implements Format {

    @Override
    public RowReader open(Input input, ProblemList problems) {
        return CsvRowReader.open(input, dialect, problems);
    }
}
