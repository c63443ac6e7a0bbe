package dev.bpnet.core.optimize;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import org.jspecify.annotations.Nullable;

/**
 * What is different for some parameters. The first group that matches a parameter counts.
 *
 * @param match which parameters, by name: {@code layers[0].*}, where {@code *} stands for anything
 * @param learningRate their learning rate in the place of the optimizer's, under the same schedule; null keeps it
 * @param weightDecay their weight decay in the place of the optimizer's, whatever their role; null keeps it
 * @param frozen whether they keep their values
 */
public record ParameterGroup(
        @Required @Doc("the names of the parameters, such as layers[0].weights; * stands for anything")
        String match,

        @Range(min = 0) @Doc("their learning rate in the place of the optimizer's, under the same schedule") @Nullable Double learningRate,

        @Range(min = 0) @Doc("their weight decay in the place of the optimizer's") @Nullable Double weightDecay,

        @Doc("whether they keep their values") boolean frozen) {

    /** Nothing different; {@code match} has to be said. */
    public static ParameterGroup defaults() {
        return new ParameterGroup("*", null, null, false);
    }

    /** These parameters keep their values. */
    public static ParameterGroup frozen(String match) {
        return new ParameterGroup(match, null, null, true);
    }

    boolean matches(String name) {
        return matches(match, 0, name, 0);
    }

    private static boolean matches(String pattern, int p, String name, int n) {
        if (p == pattern.length()) {
            return n == name.length();
        }
        if (pattern.charAt(p) != '*') {
            return n < name.length() && pattern.charAt(p) == name.charAt(n) && matches(pattern, p + 1, name, n + 1);
        }
        for (int rest = n; rest <= name.length(); rest++) {
            if (matches(pattern, p + 1, name, rest)) {
                return true;
            }
        }
        return false;
    }
}
