package dev.bpnet.core.optimize;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.core.plugins.Hints;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The groups of a layout's parameters, settled once: by the parameter's index. */
public final class ParameterGroups {
    private final double[] rateFactors;
    private final double[] weightDecays;
    private final boolean[] frozen;

    private ParameterGroups(int parameters) {
        rateFactors = new double[parameters];
        weightDecays = new double[parameters];
        frozen = new boolean[parameters];
        Arrays.fill(rateFactors, 1);
        Arrays.fill(weightDecays, Double.NaN);
    }

    /** No groups. */
    public static ParameterGroups none(ParameterLayout layout) {
        return new ParameterGroups(layout.parameters().size());
    }

    /**
     * Finds the group of each parameter.
     *
     * @param learningRate the optimizer's own, which the groups' are told relative to
     * @throws IllegalArgumentException when a group matches nothing, all parameters are frozen, or a rate cannot be told relative to 0
     */
    public static ParameterGroups of(List<ParameterGroup> groups, ParameterLayout layout, double learningRate) {
        ParameterGroups settled = none(layout);
        boolean[] taken = new boolean[layout.parameters().size()];
        for (int g = 0; g < groups.size(); g++) {
            ParameterGroup group = groups.get(g);
            boolean matched = false;
            for (Parameter p : layout.parameters()) {
                boolean matches = group.matches(p.name());
                matched |= matches;
                if (matches && !taken[p.index()]) {
                    taken[p.index()] = true;
                    settled.put(group, g, p.index(), learningRate);
                }
            }
            if (!matched) {
                throw new GroupException(
                        g,
                        "match",
                        String.format(Locale.ROOT, "no parameter is named '%s'", group.match()),
                        Hints.forName(group.match(), names(layout)));
            }
        }
        if (!groups.isEmpty()
                && layout.size() > 0
                && layout.parameters().stream().allMatch(settled::frozen)) {
            throw new IllegalArgumentException(
                    "all parameters are frozen: there is nothing to train; leave those to be trained out of the groups");
        }
        return settled;
    }

    private void put(ParameterGroup group, int position, int index, double learningRate) {
        Double rate = group.learningRate();
        if (rate != null && learningRate == 0) {
            throw new GroupException(
                    position,
                    "learning_rate",
                    "a group has its learning rate relative to the optimizer's, which is 0",
                    List.of("give the optimizer a learning rate, and say frozen: true of what is not to be trained"));
        }
        rateFactors[index] = rate == null ? 1 : rate / learningRate;
        weightDecays[index] = group.weightDecay() == null ? Double.NaN : group.weightDecay();
        frozen[index] = group.frozen();
    }

    private static List<String> names(ParameterLayout layout) {
        return layout.parameters().stream().map(Parameter::name).toList();
    }

    /** The factor on the learning rate. */
    double rateFactor(Parameter p) {
        return rateFactors[p.index()];
    }

    /** The weight decay, where the group does not say so that of the optimizer. */
    double weightDecay(Parameter p, double own) {
        double ofGroup = weightDecays[p.index()];
        return Double.isNaN(ofGroup) ? own : ofGroup;
    }

    /** Whether the parameter keeps its values. */
    public boolean frozen(Parameter p) {
        return frozen[p.index()];
    }

    /** A group that cannot be. */
    public static final class GroupException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final int group;
        private final String key;
        private final transient List<String> hints;

        GroupException(int group, String key, String sentence, List<String> hints) {
            super(sentence);
            this.group = group;
            this.key = key;
            this.hints = hints;
        }

        /** The position of the group. */
        public int group() {
            return group;
        }

        /** What of it is wrong, as it is called in a configuration. */
        public String key() {
            return key;
        }

        /** What may help. */
        public List<String> hints() {
            return hints;
        }
    }
}
