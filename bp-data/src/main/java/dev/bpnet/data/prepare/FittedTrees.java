package dev.bpnet.data.prepare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Fitted preprocessing as a plain tree (maps, lists, strings, whole numbers, numbers, true and false), and back. */
final class FittedTrees {

    private static final String WEIGHT = "weight";
    private static final String WEIGHTS = "weights";
    private static final String MISSING_TARGETS = "missing_targets";
    private static final String RECONSTRUCTS = "reconstructs";
    private static final String HEADS = "heads";
    private static final String EMBEDDING = "embedding";
    private static final String KIND = "type";
    private static final String NUMBER = "number";
    private static final String DATE = "date";
    private static final String BOOLEAN = "boolean";
    private static final String CATEGORY = "category";

    private FittedTrees() {}

    static Map<String, Object> tree(FittedPreprocessing fitted) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("columns", fitted.columns());
        tree.put("named", fitted.named());
        tree.put("inputs", fitted.inputs().stream().map(FittedColumn::tree).toList());
        tree.put("targets", fitted.targets().stream().map(FittedTarget::tree).toList());
        if (fitted.weight() != null) {
            tree.put(WEIGHT, fitted.weight());
        }
        if (fitted.missingTargets()) {
            tree.put(MISSING_TARGETS, true);
        }
        if (fitted.reconstructs()) {
            tree.put(RECONSTRUCTS, true);
        }
        if (!fitted.heads().isEmpty()) {
            tree.put(HEADS, fitted.heads().stream().map(FittedTrees::tree).toList());
        }
        return tree;
    }

    static FittedPreprocessing preprocessing(Map<String, ?> map) {
        TreeNode tree = TreeNode.root(map);
        return new FittedPreprocessing(
                tree.strings("columns"),
                tree.truth("named"),
                tree.nodes("inputs").stream().map(FittedTrees::column).toList(),
                tree.nodes("targets").stream().map(FittedTrees::target).toList(),
                tree.has(WEIGHT) ? tree.string(WEIGHT) : null,
                tree.has(MISSING_TARGETS) && tree.truth(MISSING_TARGETS),
                tree.has(HEADS)
                        ? tree.nodes(HEADS).stream().map(FittedTrees::head).toList()
                        : List.of(),
                tree.has(RECONSTRUCTS) && tree.truth(RECONSTRUCTS));
    }

    private static Map<String, Object> tree(FittedPreprocessing.Head head) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", head.name());
        tree.put("targets", (long) head.targets());
        return tree;
    }

    private static FittedPreprocessing.Head head(TreeNode tree) {
        return new FittedPreprocessing.Head(tree.string("name"), Math.toIntExact(tree.whole("targets")));
    }

    static Map<String, Object> tree(FittedNumber column) {
        Map<String, Object> tree = start(NUMBER, column.name());
        putScaling(tree, column.scaling());
        putFill(tree, column.fill());
        return tree;
    }

    static Map<String, Object> tree(FittedDate column) {
        Map<String, Object> tree = start(DATE, column.name());
        putScaling(tree, column.scaling());
        putFill(tree, column.fill());
        tree.put("time", column.time());
        return tree;
    }

    static Map<String, Object> tree(FittedBoolean column) {
        Map<String, Object> tree = start(BOOLEAN, column.name());
        putFill(tree, column.fill());
        return tree;
    }

    static Map<String, Object> tree(FittedCategory column) {
        Map<String, Object> tree = start(CATEGORY, column.name());
        tree.put("levels", column.levels());
        tree.put("whole", column.whole());
        tree.put("missing_level", column.missingLevel());
        tree.put("frequencies", column.frequencies());
        tree.put("refuses_missing", column.refusesMissing());
        if (column.isEmbedded()) {
            tree.put(EMBEDDING, (long) column.units());
        }
        return tree;
    }

    static Map<String, Object> tree(FittedTarget.Number target) {
        Map<String, Object> tree = start(NUMBER, target.name());
        putScaling(tree, target.scaling());
        return tree;
    }

    static Map<String, Object> tree(FittedTarget.Category target) {
        Map<String, Object> tree = start(CATEGORY, target.name());
        tree.put("labels", target.labels());
        tree.put("whole", target.whole());
        tree.put("counts", target.counts());
        if (!target.weights().isEmpty()) {
            tree.put(WEIGHTS, target.weights());
        }
        return tree;
    }

    private static Map<String, Object> start(String kind, String name) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(KIND, kind);
        tree.put("name", name);
        return tree;
    }

    private static void putScaling(Map<String, Object> tree, Scaling scaling) {
        tree.put("center", scaling.center());
        tree.put("scale", scaling.scale());
    }

    /** A fill that refuses missing values has no key. */
    private static void putFill(Map<String, Object> tree, Fill fill) {
        fill.value().ifPresent(value -> tree.put("fill", value));
        tree.put("indicator", fill.indicator());
    }

    private static FittedColumn column(TreeNode tree) {
        String name = tree.string("name");
        return switch (tree.string(KIND)) {
            case NUMBER -> new FittedNumber(name, scaling(tree), fill(tree));
            case DATE -> new FittedDate(name, scaling(tree), fill(tree), tree.truth("time"));
            case BOOLEAN -> new FittedBoolean(name, fill(tree));
            case CATEGORY ->
                new FittedCategory(
                        name,
                        tree.strings("levels"),
                        tree.truth("whole"),
                        tree.truth("missing_level"),
                        tree.numbers("frequencies"),
                        tree.truth("refuses_missing"),
                        tree.has(EMBEDDING) ? Math.toIntExact(tree.whole(EMBEDDING)) : 0);
            default -> throw tree.wrong(KIND, "number, date, boolean or category");
        };
    }

    private static FittedTarget target(TreeNode tree) {
        String name = tree.string("name");
        return switch (tree.string(KIND)) {
            case NUMBER -> new FittedTarget.Number(name, scaling(tree));
            case CATEGORY -> {
                List<Long> counts = tree.wholes("counts");
                List<Double> weights = tree.has(WEIGHTS) ? tree.numbers(WEIGHTS) : List.of();
                yield new FittedTarget.Category(name, tree.strings("labels"), tree.truth("whole"), counts, weights);
            }
            default -> throw tree.wrong(KIND, "number or category");
        };
    }

    private static Scaling scaling(TreeNode tree) {
        return new Scaling(tree.number("center"), tree.number("scale"));
    }

    private static Fill fill(TreeNode tree) {
        OptionalDouble value = tree.has("fill") ? OptionalDouble.of(tree.number("fill")) : OptionalDouble.empty();
        return new Fill(value, tree.truth("indicator"));
    }
}
