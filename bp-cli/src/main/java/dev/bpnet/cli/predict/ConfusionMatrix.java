package dev.bpnet.cli.predict;

import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.cli.terminal.Numbers;
import dev.bpnet.core.loss.ClassIndex;
import dev.bpnet.core.metric.PredictedClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often each class was taken for each: rows are actual classes, columns predicted ones. A row counts by its sample weight, so
 * that the cells are sums of weights, as scikit-learn's {@code confusion_matrix} with {@code sample_weight}.
 */
public final class ConfusionMatrix {
    private static final int WIDEST_LABEL = 24;

    private final List<String> labels;
    private final double[][] counts;
    private boolean weighted;

    /** Counts for these classes. */
    public ConfusionMatrix(List<String> labels) {
        this.labels = List.copyOf(labels);
        this.counts = new double[labels.size()][labels.size()];
    }

    /** Counts a block of rows. */
    public void add(EvaluatedRows rows) {
        for (int i = 0; i < rows.count(); i++) {
            int predicted = PredictedClass.of(rows.predictions(), i);
            weighted |= rows.weight(i) != 1;
            // A prediction that is not a number is of no class; the metrics tell of it.
            if (predicted != ClassIndex.NONE) {
                counts[(int) rows.targets().get(i, 0)][predicted] += rows.weight(i);
            }
        }
    }

    /** For JSON: labels and counts; sums of weights are whole numbers where all weights are 1. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("labels", labels);
        List<List<Number>> rows = new ArrayList<>();
        for (double[] row : counts) {
            rows.add(Arrays.stream(row)
                    .mapToObj(count -> weighted ? (Number) count : (Number) (long) count)
                    .toList());
        }
        tree.put("counts", rows);
        return tree;
    }

    /** For people: a table. */
    public String text(String target) {
        int width = labels.stream().mapToInt(String::length).max().orElse(1);
        width = Math.clamp(width, 6, WIDEST_LABEL);
        StringBuilder text = new StringBuilder();
        text.append(target).append(": actual classes by row, predicted by column");
        text.append(weighted ? "; sums of the weights of rows\n" : "\n");
        text.append(" ".repeat(width));
        for (String label : labels) {
            text.append("  ").append(cell(label, width));
        }
        text.append('\n');
        for (int i = 0; i < counts.length; i++) {
            text.append(String.format(Locale.ROOT, "%-" + width + "s", shortened(labels.get(i), width)));
            for (double count : counts[i]) {
                String shown = weighted ? Numbers.shortText(count) : Long.toString((long) count);
                text.append("  ").append(cell(shown, width));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", shortened(text, width));
    }

    private static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
