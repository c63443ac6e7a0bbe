package dev.bpnet.data.prepare;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.Note;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Quoted;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.Header;
import dev.bpnet.data.table.BooleanColumn;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.DateColumn;
import dev.bpnet.data.table.EmbeddingUnits;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.Normalize;
import dev.bpnet.data.table.NumberColumn;
import dev.bpnet.data.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Learns from training rows how to turn rows into numbers. Where nothing else is said, numbers and dates are standardised and
 * a missing one is the median; a missing boolean is the share of true ones; categories are one-hot, and those of many levels
 * ({@link EmbeddingUnits#usual}) learned vectors. Statistics are those of the column after missing values are replaced, in double,
 * over ascending rows.
 */
public final class Preprocessor {

    static final Normalize NORMALIZE = Normalize.STANDARDIZE;
    private static final Imputation IMPUTE_NUMBERS = new MedianImputation();
    private static final Imputation IMPUTE_BOOLEANS = new MeanImputation();

    private final Plugins plugins;
    private final Preparation preparation;
    private final ProblemList problems;
    private final List<Note> notes;

    /**
     * @param plugins finds imputations by name
     * @param preparation what the user says about the columns
     * @param problems takes what keeps a column from being used
     * @param notes takes columns that say nothing
     */
    public Preprocessor(Plugins plugins, Preparation preparation, ProblemList problems, List<Note> notes) {
        this.plugins = plugins;
        this.preparation = preparation;
        this.problems = problems;
        this.notes = notes;
    }

    /**
     * Learns.
     *
     * @param table the typed columns
     * @param header the header they were read with
     * @param rows the training rows, at least one, and no others: ascending
     * @return empty where there were problems
     */
    public Optional<FittedPreprocessing> fit(Table table, Header header, int[] rows) {
        return fit(table, header, rows, List.of());
    }

    /**
     * Learns what is not known already.
     *
     * @param known how the inputs are encoded, all of them, where that was learnt before; empty to learn it here
     * @return empty where there were problems
     */
    public Optional<FittedPreprocessing> fit(Table table, Header header, int[] rows, List<FittedColumn> known) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("there are no training rows");
        }
        long before = problems.total();
        List<FittedColumn> inputs = known.isEmpty() ? inputs(table, header, rows) : known;
        List<FittedTarget> targets = new ArrayList<>();
        for (String name : preparation.targets()) {
            Optional<Column> column = table.column(name);
            column.flatMap(found -> new TargetFitter(
                                    table, rows, preparation.targets().size() > 1, problems, notes)
                            .fit(found, settings(header, name)))
                    .ifPresent(targets::add);
        }
        if (preparation.reconstructs()) {
            refuseVectors(table, inputs);
        }
        if (problems.total() > before) {
            return Optional.empty();
        }
        if (preparation.reconstructs()) {
            return Optional.of(FittedPreprocessing.reconstructing(
                    header.names(), header.named(), inputs, preparation.roles().weight()));
        }
        return Optional.of(new FittedPreprocessing(
                header.names(),
                header.named(),
                inputs,
                targets,
                preparation.roles().weight(),
                missingTargets(table, rows),
                List.of()));
    }

    /** The number of a level is no quantity that a network could come near to. */
    private void refuseVectors(Table table, List<FittedColumn> inputs) {
        for (FittedColumn input : inputs) {
            if (input instanceof FittedCategory category && category.isEmbedded()) {
                problems.add(table.problem(
                                input.name(),
                                "embedding: the inputs are reconstructed, and a category is only where it is one-hot",
                                "say embedding: none, or leave it out")
                        .ofSetting(Preparation.setting(input.name(), "embedding")));
            }
        }
    }

    private List<FittedColumn> inputs(Table table, Header header, int[] rows) {
        List<FittedColumn> inputs = new ArrayList<>();
        for (Column column : table.columns()) {
            if (preparation.isInput(column.name())) {
                input(table, column, settings(header, column.name()), rows).ifPresent(inputs::add);
            }
        }
        // Behind all others, where the layer that adds it finds it.
        Optional.ofNullable(preparation.roles().offset())
                .flatMap(table::column)
                .flatMap(offset -> input(table, offset, settings(header, offset.name()), rows))
                .ifPresent(inputs::add);
        return inputs;
    }

    /** Whether some of several targets are missing. */
    private boolean missingTargets(Table table, int[] rows) {
        return preparation.targets().size() > 1
                && preparation.targets().stream()
                        .flatMap(name -> table.column(name).stream())
                        .anyMatch(column -> Arrays.stream(rows).anyMatch(column::isMissing));
    }

    private ColumnSettings settings(Header header, String column) {
        ColumnSettings ofFile = header.columns().stream()
                .filter(head -> head.name().equals(column))
                .findFirst()
                .map(head -> head.settings())
                .orElse(ColumnSettings.NONE);
        return preparation.settings(column).orElse(ofFile);
    }

    private Optional<FittedColumn> input(Table table, Column column, ColumnSettings settings, int[] rows) {
        if (settings.positive() != null) {
            problems.add(table.problem(column.name(), "positive: is for targets, and this column is an input")
                    .ofSetting(Preparation.setting(column.name(), "positive")));
        }
        int missing = (int) Arrays.stream(rows).filter(column::isMissing).count();
        if (missing == rows.length) {
            problems.add(table.problem(
                    column.name(),
                    "has no values in the " + rows.length + " training rows",
                    "leave it out with ignore: [" + column.name() + "]"));
            return Optional.empty();
        }
        if (!(column instanceof CategoryColumn)) {
            refuseEmbedding(table, column, settings);
        }
        return switch (column) {
            case NumberColumn numbers -> number(table, numbers, settings, rows, missing > 0);
            case DateColumn dates -> date(table, dates, settings, rows, missing > 0);
            case BooleanColumn booleans -> truth(table, booleans, settings, rows, missing > 0);
            case CategoryColumn categories -> category(table, categories, settings, rows, missing);
        };
    }

    private Optional<FittedColumn> number(
            Table table, NumberColumn column, ColumnSettings settings, int[] rows, boolean missing) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.value(rows[i]);
        }
        Fill fill = fill(table, column, settings, IMPUTE_NUMBERS, values, rows, missing);
        replaceMissing(values, fill);
        Normalize normalize = settings.normalize() == null ? NORMALIZE : settings.normalize();
        noteConstant(column, values, missing, normalize);
        return Optional.of(new FittedNumber(column.name(), Scaling.fit(normalize, values), fill));
    }

    private Optional<FittedColumn> date(
            Table table, DateColumn column, ColumnSettings settings, int[] rows, boolean missing) {
        double[] days = Arrays.stream(rows)
                .mapToDouble(row -> column.seconds(row) / FittedDate.DAY)
                .toArray();
        boolean time = Arrays.stream(days).anyMatch(day -> !Double.isNaN(day) && day != Math.rint(day));
        Fill fill = fill(table, column, settings, IMPUTE_NUMBERS, days, rows, missing);
        replaceMissing(days, fill);
        Normalize normalize = settings.normalize() == null ? NORMALIZE : settings.normalize();
        noteConstant(column, days, missing, normalize);
        return Optional.of(new FittedDate(column.name(), Scaling.fit(normalize, days), fill, time));
    }

    private Optional<FittedColumn> truth(
            Table table, BooleanColumn column, ColumnSettings settings, int[] rows, boolean missing) {
        refuseNormalize(table, column, settings);
        double[] values = Arrays.stream(rows)
                .mapToDouble(row -> column.isMissing(row) ? FittedColumn.MISSING : column.value(row))
                .toArray();
        Fill fill = fill(table, column, settings, IMPUTE_BOOLEANS, values, rows, missing);
        replaceMissing(values, fill);
        noteConstant(column, values, missing, Normalize.STANDARDIZE);
        return Optional.of(new FittedBoolean(column.name(), fill));
    }

    private Optional<FittedColumn> category(
            Table table, CategoryColumn column, ColumnSettings settings, int[] rows, int missing) {
        refuseNormalize(table, column, settings);
        boolean refuses = refusesMissing(table, column, settings);
        if (refuses && missing > 0) {
            refuseMissing(table, column, rows);
            return Optional.empty();
        }
        int[] counts = counts(column, rows);
        List<String> levels = new ArrayList<>();
        List<Double> frequencies = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                levels.add(column.levels().get(code));
                frequencies.add((double) counts[code] / rows.length);
            }
        }
        if (missing > 0) {
            frequencies.add((double) missing / rows.length);
        }
        if (frequencies.size() == 1) {
            notes.add(constant(column, Quoted.of(levels.getFirst())));
        }
        int units = units(column, settings, frequencies.size());
        return Optional.of(
                new FittedCategory(column.name(), levels, column.whole(), missing > 0, frequencies, refuses, units));
    }

    /** The length of a category's vectors, 0 for none; a person who did not ask for them is told. */
    private int units(CategoryColumn column, ColumnSettings settings, int levels) {
        EmbeddingUnits said = settings.embedding();
        if (said != null) {
            return said.units();
        }
        int units =
                preparation.reconstructs() ? 0 : EmbeddingUnits.usual(levels).units();
        if (units > 0) {
            notes.add(new Note(
                    column.name(),
                    "has " + levels + " levels, so each becomes a learned vector of " + units + " numbers; columns: {"
                            + column.name() + ": {embedding: none}} makes it one-hot"));
        }
        return units;
    }

    private void refuseEmbedding(Table table, Column column, ColumnSettings settings) {
        if (settings.embedding() != null) {
            problems.add(table.problem(
                            column.name(),
                            "embedding: is for categories, and this column is a "
                                    + column.type().label(),
                            "say type: category where its values are names of something")
                    .ofSetting(Preparation.setting(column.name(), "embedding")));
        }
    }

    /** The training rows of each level. */
    static int[] counts(CategoryColumn column, int[] rows) {
        int[] counts = new int[column.levels().size()];
        for (int row : rows) {
            if (!column.isMissing(row)) {
                counts[column.code(row)]++;
            }
        }
        return counts;
    }

    private boolean refusesMissing(Table table, Column column, ColumnSettings settings) {
        Choice<Imputation> choice = settings.missing();
        if (choice == null) {
            return false;
        }
        boolean refuses =
                DataPlugins.imputation(plugins, choice).value(new double[] {0}).isEmpty();
        if (!refuses) {
            problems.add(table.problem(
                            column.name(),
                            "missing: " + choice.name() + " is for numbers, and this column is a category",
                            "leave missing: out, then a missing value is a label of its own; or say missing: error")
                    .ofSetting(Preparation.setting(column.name(), "missing")));
        }
        return refuses;
    }

    private Fill fill(
            Table table,
            Column column,
            ColumnSettings settings,
            Imputation usual,
            double[] values,
            int[] rows,
            boolean missing) {
        Choice<Imputation> choice = settings.missing();
        Imputation imputation = choice == null ? usual : DataPlugins.imputation(plugins, choice);
        double[] present = missing
                ? Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray()
                : values.clone();
        OptionalDouble value = imputation.value(present);
        if (value.isEmpty() && missing) {
            refuseMissing(table, column, rows);
            return new Fill(OptionalDouble.of(0), false); // a fit with problems is thrown away
        }
        return new Fill(value, missing);
    }

    private void refuseMissing(Table table, Column column, int[] rows) {
        String sentence = column.name().equals(preparation.roles().offset())
                ? EncodingSentences.MISSING_OFFSET
                : EncodingSentences.MISSING_INPUT;
        for (int row : rows) {
            if (column.isMissing(row)) {
                problems.add(table.problem(row, column.name(), sentence));
            }
        }
    }

    private static void replaceMissing(double[] values, Fill fill) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = fill.of(values[i]);
            }
        }
    }

    private void refuseNormalize(Table table, Column column, ColumnSettings settings) {
        if (settings.normalize() != null) {
            problems.add(table.problem(
                            column.name(),
                            "normalize: is for numbers and dates, and this column is a "
                                    + column.type().label())
                    .ofSetting(Preparation.setting(column.name(), "normalize")));
        }
    }

    /** Says so where all training rows are equal; a column with missing values still tells where they are. */
    private void noteConstant(Column column, double[] values, boolean missing, Normalize normalize) {
        boolean quiet = missing || normalize == Normalize.BYTES; // the border of an image is black in every image
        if (!quiet && Scaling.isConstant(values)) {
            notes.add(constant(column, "" + values[0]));
        }
    }

    /** A note of a column whose value is the same in every training row. */
    static Note constant(Column column, String value) {
        return new Note(
                column.name(),
                "is " + value + " in every training row, so nothing can be learnt from it; ignore: [" + column.name()
                        + "] leaves it out");
    }
}
