package dev.bpnet.data.prepare;

import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.DataException;
import dev.bpnet.data.Note;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.read.Header;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.read.TableReader;
import dev.bpnet.data.split.Partition;
import dev.bpnet.data.split.Split;
import dev.bpnet.data.split.SplitContext;
import dev.bpnet.data.store.RowsWriter;
import dev.bpnet.data.store.Spill;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.RawTable;
import dev.bpnet.data.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The training files, read and typed: from here it is {@link #split}, {@link #fit} on the training rows, and {@link #encode} of
 * each part. Every step throws one {@link DataException} with all that it found wrong.
 */
public final class LoadedData {

    private final Preparation preparation;
    private final Header header;
    private final Table table;
    private final List<Note> notes;

    private LoadedData(Preparation preparation, Header header, Table table, List<Note> notes) {
        this.preparation = preparation;
        this.header = header;
        this.table = table;
        this.notes = notes;
    }

    /**
     * Reads the training files and settles the types of their columns.
     *
     * @param sources the training files, with the same columns each
     * @param preparation what the user says about the columns
     * @param rowsPerSource rows to read of each file, {@link TableReader#ALL_ROWS} for all
     * @throws DataException with everything that is wrong with the files, or names of columns that are not there
     */
    public static LoadedData load(List<? extends Source> sources, Preparation preparation, long rowsPerSource) {
        return load(sources, preparation, rowsPerSource, Spill.NONE);
    }

    /**
     * Reads the training files and settles the types of their columns.
     *
     * @param sources the training files, with the same columns each
     * @param preparation what the user says about the columns
     * @param rowsPerSource rows to read of each file, {@link TableReader#ALL_ROWS} for all
     * @param spill where cells go that are too many for the heap
     * @throws DataException with everything that is wrong with the files, or names of columns that are not there
     */
    public static LoadedData load(
            List<? extends Source> sources, Preparation preparation, long rowsPerSource, Spill spill) {
        ProblemList problems = new ProblemList();
        TableReader reader =
                new TableReader(preparation.allSettings(), preparation.ignore(), rowsPerSource, problems, spill);
        RawTable raw = reader.read(sources);
        long before = problems.total();
        preparation.check(reader.header(), sources.getFirst().name(), problems);
        if (problems.total() > before) {
            // A column under another name than was meant would bring further problems, which are none.
            throw problems.exception();
        }
        List<Note> notes = new ArrayList<>();
        Table table = TypeInference.infer(raw, preparation, problems, notes);
        problems.throwIfAny();
        return new LoadedData(preparation, reader.header(), table, notes);
    }

    /** The typed columns that are not ignored. */
    public Table table() {
        return table;
    }

    /** The columns that are inputs: neither targets nor what only says something of its row, but the offset too. */
    public List<Column> inputs() {
        return table.columns().stream()
                .filter(column -> preparation.isInput(column.name())
                        || column.name().equals(preparation.roles().offset()))
                .toList();
    }

    /** Whether the inputs themselves are the targets. */
    public boolean reconstructs() {
        return preparation.reconstructs();
    }

    /** The columns of the files, ignored ones included. */
    public Header header() {
        return header;
    }

    /** What a person should know of the choices made for them. */
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    /**
     * Divides the rows.
     *
     * @param split how
     * @param seed the seed of the run
     * @param validationGiven whether validation rows come from a file of their own
     * @param testGiven whether test rows come from a file of their own
     */
    public List<Partition> split(Split split, long seed, boolean validationGiven, boolean testGiven) {
        return split.partitions(new SplitContext(table, preparation.targets(), seed, validationGiven, testGiven));
    }

    /**
     * Learns from training rows how to encode.
     *
     * @param plugins finds imputations by name
     * @param trainingRows the rows to learn from, ascending
     * @param fitNotes takes columns that say nothing
     */
    public FittedPreprocessing fit(Plugins plugins, int[] trainingRows, List<Note> fitNotes) {
        return fit(plugins, trainingRows, fitNotes, List.of());
    }

    /**
     * Learns from training rows how to encode what is not known already.
     *
     * @param known how the inputs are encoded, all of them, where a model tells it; empty to learn it here
     */
    public FittedPreprocessing fit(Plugins plugins, int[] trainingRows, List<Note> fitNotes, List<FittedColumn> known) {
        ProblemList problems = new ProblemList();
        Optional<FittedPreprocessing> fitted =
                new Preprocessor(plugins, preparation, problems, fitNotes).fit(table, header, trainingRows, known);
        return fitted.orElseThrow(problems::exception);
    }

    /** Learns from all rows. */
    public FittedPreprocessing fit(Plugins plugins, List<Note> fitNotes) {
        return fit(plugins, IntStream.range(0, table.rows()).toArray(), fitNotes);
    }

    /** Encodes rows of these files. */
    public EncodedRows encode(FittedPreprocessing fitted, int[] rows) {
        ProblemList problems = new ProblemList();
        EncodedRows encoded = fitted.encode(table, rows, problems);
        problems.throwIfAny();
        return encoded;
    }

    /** Encodes rows of these files into another file, never more than a few at a time in memory. */
    public void write(FittedPreprocessing fitted, int[] rows, RowsWriter writer) throws IOException {
        new TableEncoder(fitted, table, rows, new ProblemList()).writeTo(writer);
    }

    /** Reads, encodes and writes other files, a row at a time. */
    public static void write(
            FittedPreprocessing fitted, List<? extends Source> sources, long rowsPerSource, RowsWriter writer)
            throws IOException {
        SourceEncoder.writeAll(fitted, sources, rowsPerSource, new ProblemList(), writer);
    }

    /**
     * Reads and encodes other files, targets too: validation and test files, or whatever a model is judged by.
     *
     * @param fitted how to encode
     * @param sources the files
     * @param rowsPerSource rows to read of each file, {@link TableReader#ALL_ROWS} for all
     */
    public static EncodedRows encode(FittedPreprocessing fitted, List<? extends Source> sources, long rowsPerSource) {
        ProblemList problems = new ProblemList();
        EncodedRows encoded = SourceEncoder.encodeAll(fitted, sources, rowsPerSource, problems);
        problems.throwIfAny();
        return encoded;
    }
}
