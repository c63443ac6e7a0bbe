package dev.bpnet.data.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of labels: by value where all of them are numbers, else by their characters (UTF-16 code units, no locale). Labels
 * that are all whole numbers are written without a point, so that {@code 1} and {@code 1.0} are one label.
 */
public final class LevelOrder {

    private LevelOrder() {}

    /** The labels sorted; equal values by their characters. */
    public static List<String> sorted(List<String> labels) {
        List<String> sorted = new ArrayList<>(labels);
        boolean numbers = sorted.stream().noneMatch(label -> Float.isNaN(NumberText.parse(label)));
        Comparator<String> byCharacters = Comparator.naturalOrder();
        // As doubles: labels such as 16777216 and 16777217 are one float.
        sorted.sort(
                numbers ? Comparator.comparingDouble(Double::parseDouble).thenComparing(byCharacters) : byCharacters);
        return sorted;
    }

    /** Whether every label is a whole number in the sense of {@link NumberText#whole}. */
    public static boolean allWhole(List<String> labels) {
        return !labels.isEmpty() && labels.stream().noneMatch(label -> NumberText.whole(label) == null);
    }

    /** The label as it is listed: without a point where labels are whole numbers; null where it is no whole number then. */
    public static @Nullable String canonical(String label, boolean whole) {
        return whole ? NumberText.whole(label) : label;
    }
}
