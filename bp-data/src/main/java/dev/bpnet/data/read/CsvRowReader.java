package dev.bpnet.data.read;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Rows of separated values. fastcsv takes the text apart; what a field means (missing or not, blanks around it) and whether a
 * row has as many fields as the header is decided here, so that every fault has its place.
 */
final class CsvRowReader implements RowReader {

    /** Stands for "no quote" and "no comment": no character of Unicode, so it occurs in no text. */
    private static final char NO_CHARACTER = '\uFFFF';

    /** A quote that is not closed within this many characters was not meant as one, or was forgotten. */
    private static final int LONGEST_FIELD = 1 << 22;

    private final String name;
    private final String delimiter;
    private final ProblemList problems;
    private final CsvReader<Row> csv;
    private final Iterator<Row> rows;
    private final CsvRowHandler handler;
    private final Header header;

    /** The first row, read to learn the number of columns of a file without a header; handed out first. */
    private final Row first = new Row();

    private boolean firstIsData;
    private boolean ended;

    private CsvRowReader(Input input, CsvParameters dialect, ProblemList problems, Reader text) {
        this.name = input.name();
        this.delimiter = dialect.delimiter().equals(CsvParameters.WHITESPACE) ? "\t" : dialect.delimiter();
        this.problems = problems;
        handler = new CsvRowHandler(dialect.missingValues(), first);
        csv = reader(dialect, delimiter, handler, text);
        rows = csv.iterator();
        header = readHeader(dialect);
    }

    static CsvRowReader open(Input input, CsvParameters dialect, ProblemList problems) {
        char quote = character(dialect.quote());
        Reader text = new StrictTextReader(input.open(), dialect.charset());
        if (dialect.delimiter().equals(CsvParameters.WHITESPACE)) {
            text = new CollapsedBlanksReader(text, quote);
        }
        try {
            return new CsvRowReader(input, dialect, problems, text);
        } catch (DataException e) {
            try {
                text.close();
            } catch (IOException ignored) {
                // What is wrong with the header is told; that the file did not close matters to no one.
            }
            throw e;
        }
    }

    private static CsvReader<Row> reader(CsvParameters dialect, String delimiter, CsvRowHandler handler, Reader text) {
        String comment = dialect.comment();
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(character(dialect.quote()))
                .commentStrategy(comment == null ? CommentStrategy.NONE : CommentStrategy.SKIP)
                .commentCharacter(comment == null ? '#' : comment.charAt(0))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(handler, text);
    }

    private static char character(String one) {
        return one.isEmpty() ? NO_CHARACTER : one.charAt(0);
    }

    private Header readHeader(CsvParameters dialect) {
        ProblemList fatal = new ProblemList();
        if (!advance(first, fatal)) {
            fatal.throwIfAny();
            throw new DataException(DataProblem.ofFile(name, "is empty"));
        }
        boolean named =
                dialect.header() != null ? dialect.header() : dialect.columns().isEmpty();
        char decimal = dialect.decimal().charAt(0);
        if (!named) {
            firstIsData = true;
            return CsvHeader.without(name, first, dialect.columns(), decimal);
        }
        return CsvHeader.of(name, first, dialect.header() == null, decimal);
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public boolean next(Row row) {
        if (firstIsData) {
            firstIsData = false;
            row.copy(first);
            return true;
        }
        int width = header.columns().size();
        while (advance(row, problems)) {
            if (row.size() == width) {
                return true;
            }
            boolean blankLine = row.size() == 1 && row.start(0) == row.end(0);
            if (!blankLine) {
                problems.add(ragged(row, width));
            }
        }
        return false;
    }

    /** Reads a row of any number of fields; false at the end or where reading cannot go on. */
    private boolean advance(Row row, ProblemList faults) {
        if (ended) {
            return false;
        }
        handler.fill(row);
        try {
            if (rows.hasNext()) {
                rows.next();
                return true;
            }
        } catch (UncheckedIOException e) {
            faults.add(ReadFailure.problem(name, Objects.requireNonNull(e.getCause())));
        } catch (CsvParseException e) {
            faults.add(unparsable(e, row));
        }
        ended = true;
        return false;
    }

    private DataProblem ragged(Row row, int width) {
        int size = row.size();
        String found = "the row has " + size + (size == 1 ? " field" : " fields") + ", but "
                + (header.line() > 0 ? "the header has " : "the first row has ") + width;
        // The first field that is missing or should not be there.
        int field = Math.min(size, width) + 1;
        if (size < width) {
            return DataProblem.ofField(name, row.line(), field, null, found);
        }
        List<String> fields = IntStream.range(0, size).mapToObj(row::text).toList();
        String hint = DelimiterHint.ofWideRow(header.names(), delimiter, fields);
        return DataProblem.ofField(name, row.line(), field, null, found, hint);
    }

    private DataProblem unparsable(CsvParseException e, Row row) {
        String message = String.valueOf(e.getMessage());
        int field = row.size() + 1;
        if (message.startsWith("Unexpected character after closing quote")) {
            return DataProblem.ofField(
                    name,
                    row.line(),
                    field,
                    null,
                    "there is text behind the closing quote of the field",
                    "a quote inside a quoted field is written twice; quote: '' reads quotes as plain characters");
        }
        return DataProblem.ofField(
                name,
                row.line(),
                field,
                null,
                "a quote is opened here and never closed",
                "close it, or read quotes as plain characters: format: {csv: {quote: ''}}");
    }

    @Override
    public void close() {
        ended = true;
        try {
            csv.close();
        } catch (IOException ignored) {
            // Everything wanted from the file was read; a failing close loses nothing.
        }
    }
}
