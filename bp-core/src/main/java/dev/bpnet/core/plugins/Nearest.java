package dev.bpnet.core.plugins;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name a person probably meant. Names are compared without case, {@code _}, {@code -} and spaces, so that
 * {@code LeakyReLU} finds {@code leaky_relu}; then by edits (a letter added, dropped, replaced, or two neighbours swapped,
 * each counted once: the restricted distance of F. Damerau, 1964), of which a short name is allowed fewer.
 */
public final class Nearest {

    private Nearest() {}

    /** The nearest candidate; empty where none is near. Of equally near ones the first in alphabetical order. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        String wanted = bare(name);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        record Scored(String candidate, int distance) {}
        Optional<String> byEdits = candidates.stream()
                .map(candidate -> new Scored(candidate, distance(wanted, bare(candidate))))
                .filter(scored -> scored.distance <= allowed(wanted.length()))
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
                .map(Scored::candidate);
        return byEdits.or(() -> onlyOneThatBegins(wanted, candidates));
    }

    private static Optional<String> onlyOneThatBegins(String wanted, Collection<String> candidates) {
        if (wanted.length() < 3) {
            return Optional.empty();
        }
        List<String> begun = candidates.stream()
                .filter(candidate -> bare(candidate).startsWith(wanted))
                .distinct()
                .toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    private static String bare(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c != '_' && c != '-' && c != ' ') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static int allowed(int length) {
        if (length <= 2) {
            return 0;
        }
        if (length <= 5) {
            return 1;
        }
        return length <= 8 ? 2 : 3;
    }

    /** The number of edits, each letter edited at most once. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
