package dev.bpnet.data.prepare;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.core.layer.EmbedColumns;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was learnt from the training rows about turning rows into numbers: part of the model, and written into its
 * file as a plain tree. Immutable; any number of threads may use it.
 *
 * @param columns the names of all columns of the training file, ignored ones included
 * @param named whether these names are the file's own, and not made up by counting
 * @param inputs the input columns, in the order of the file
 * @param targets the target columns, in the order in which the user named them
 * @param weight the column that says how much a row counts where models are trained and judged; null where all count alike
 * @param missingTargets whether training rows lack some of several targets: then those that are there are learnt from
 * @param heads the heads that share out the targets, from the first on; none where all targets belong together
 * @param reconstructs whether the targets are the encoded inputs themselves, one number each, called as the inputs are
 */
public record FittedPreprocessing(
        List<String> columns,
        boolean named,
        List<FittedColumn> inputs,
        List<FittedTarget> targets,
        @Nullable String weight,
        boolean missingTargets,
        List<Head> heads,
        boolean reconstructs) {

    /** Targets that are columns of their own. */
    public FittedPreprocessing(
            List<String> columns,
            boolean named,
            List<FittedColumn> inputs,
            List<FittedTarget> targets,
            @Nullable String weight,
            boolean missingTargets,
            List<Head> heads) {
        this(columns, named, inputs, targets, weight, missingTargets, heads, false);
    }

    /** The inputs themselves as targets, in the unit that they are encoded in. */
    static FittedPreprocessing reconstructing(
            List<String> columns, boolean named, List<FittedColumn> inputs, @Nullable String weight) {
        List<FittedTarget> targets = inputs.stream()
                .flatMap(column -> column.inputs().stream())
                .<FittedTarget>map(name -> new FittedTarget.Number(name, Scaling.NONE))
                .toList();
        return new FittedPreprocessing(columns, named, inputs, targets, weight, false, List.of(), true);
    }

    /**
     * A head of the network with targets of its own.
     *
     * @param name its name
     * @param targets how many it has
     */
    public record Head(String name, int targets) {}

    /** What the layer is called whose parameters are the vectors of columns, each named after its column. */
    public static final String INPUT_LAYER = "columns";

    public FittedPreprocessing {
        columns = List.copyOf(columns);
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        heads = List.copyOf(heads);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("preprocessing without an input column");
        }
        int shared = heads.stream().mapToInt(Head::targets).sum();
        if (!heads.isEmpty() && shared != targets.size()) {
            throw new IllegalArgumentException("heads for " + shared + " of " + targets.size() + " targets");
        }
        int width = inputs.stream().mapToInt(FittedColumn::width).reduce(0, Math::addExact);
        if (reconstructs && (targets.size() != width || !heads.isEmpty())) {
            throw new IllegalArgumentException(targets.size() + " targets reconstruct " + width + " inputs");
        }
    }

    /** How many inputs the network gets. */
    public int width() {
        return inputs.stream().mapToInt(FittedColumn::width).reduce(0, Math::addExact);
    }

    /** What each input of the network is: {@code petal_length}, {@code sex=male}, {@code age missing}. */
    public List<String> inputNames() {
        return inputs.stream().flatMap(column -> column.inputs().stream()).toList();
    }

    /** The columns that a prediction gives values of: the targets, or the inputs where they are reconstructed. */
    public List<String> predictedColumns() {
        return reconstructs
                ? inputs.stream().map(FittedColumn::name).toList()
                : targets.stream().map(FittedTarget::name).toList();
    }

    /** The targets that are read from columns: none where the inputs are reconstructed. */
    public List<FittedTarget> columnTargets() {
        return reconstructs ? List.of() : targets;
    }

    /** The layers that a network begins with so that its inputs are numbers: vectors in the place of numbers of categories. */
    public List<LayerSpec> inputLayers() {
        List<EmbedColumns.Table> tables = new ArrayList<>();
        int at = 0;
        for (FittedColumn column : inputs) {
            if (column instanceof FittedCategory category && category.isEmbedded()) {
                tables.add(new EmbedColumns.Table(category.name(), at, category.units(), category.frequencies()));
            }
            at += column.width();
        }
        return tables.isEmpty() ? List.of() : List.of(new LayerSpec(INPUT_LAYER, EmbedColumns.of(tables)));
    }

    /**
     * What losses and metrics may know of the target.
     *
     * @throws IllegalStateException where targets that belong together are neither all numbers nor all labels
     */
    public TargetInfo targetInfo() {
        if (heads.isEmpty()) {
            return info(targets);
        }
        List<TargetInfo.Part> parts = new ArrayList<>();
        int first = 0;
        for (Head head : heads) {
            parts.add(new TargetInfo.Part(head.name(), info(targets.subList(first, first + head.targets()))));
            first += head.targets();
        }
        return TargetInfo.several(parts);
    }

    private TargetInfo info(List<FittedTarget> together) {
        if (together.size() == 1) {
            return together.getFirst().info().withMissing(missingTargets);
        }
        if (together.stream().allMatch(FittedTarget::isLabel)) {
            return TargetInfo.multiLabel(
                            together.stream().map(FittedTarget::name).toList())
                    .withMissing(missingTargets);
        }
        List<Double> scales = new ArrayList<>();
        for (FittedTarget target : together) {
            TargetInfo info = target.info();
            if (info.kind() != TargetKind.NUMBER) {
                throw new IllegalStateException("of several targets, " + target.name() + " is a category");
            }
            scales.addAll(info.scales());
        }
        return TargetInfo.numbers(together.size()).withScales(scales).withMissing(missingTargets);
    }

    /** The same with heads that share out the targets. */
    public FittedPreprocessing withHeads(List<Head> heads) {
        return new FittedPreprocessing(columns, named, inputs, targets, weight, missingTargets, heads, reconstructs);
    }

    /** The same with weights of the classes of one of its targets. */
    public FittedPreprocessing withClassWeights(String name, List<Double> weights) {
        List<FittedTarget> weighted = targets.stream()
                .map(target ->
                        target instanceof FittedTarget.Category c && c.name().equals(name)
                                ? new FittedTarget.Category(c.name(), c.labels(), c.whole(), c.counts(), weights)
                                : target)
                .toList();
        return new FittedPreprocessing(columns, named, inputs, weighted, weight, missingTargets, heads, reconstructs);
    }

    /** The same with number targets in their own units, for losses to which the unit matters. */
    public FittedPreprocessing withTargetsInOwnUnits() {
        List<FittedTarget> unscaled = targets.stream()
                .map(target -> target instanceof FittedTarget.Number number
                        ? new FittedTarget.Number(number.name(), Scaling.NONE)
                        : target)
                .toList();
        return new FittedPreprocessing(columns, named, inputs, unscaled, weight, missingTargets, heads, reconstructs);
    }

    /**
     * Encodes rows of the table that this was fitted on.
     *
     * @param table the table
     * @param rows which rows, in this order
     * @param problems takes missing values that are refused, and labels that no training row had
     */
    public EncodedRows encode(Table table, int[] rows, ProblemList problems) {
        return new TableEncoder(this, table, rows, problems).encode();
    }

    /** Everything learnt, as maps, lists, strings, numbers, true and false. */
    public Map<String, Object> tree() {
        return FittedTrees.tree(this);
    }

    /**
     * The preprocessing of a tree.
     *
     * @throws IllegalArgumentException where it is not such a tree, with the place in it
     */
    public static FittedPreprocessing of(Map<String, ?> tree) {
        return FittedTrees.preprocessing(tree);
    }
}
