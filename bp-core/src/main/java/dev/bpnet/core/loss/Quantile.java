package dev.bpnet.core.loss;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.core.activation.Ascending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code max(q (t - z), (q - 1)(t - z))}, the pinball loss, whose minimum is the quantile q; the mean over levels and targets.
 * The outputs are level by level, within a level target by target. Several levels come from the output activation
 * {@code ascending}, which keeps them in order, so that they never cross.
 *
 * <p>The slope is {@code 1 - q} above the target, {@code -q} at it and below, as in scikit-learn.
 */
@Doc(
        value =
                "The pinball loss of one or several quantiles, which never cross: prediction intervals. One output a level.",
        formula = "max(q (t - z), (q - 1)(t - z))",
        source = "Koenker and Bassett: Regression quantiles, 1978; scikit-learn PinballLoss")
public final class Quantile implements LossPlugin<Quantile.Parameters> {

    /**
     * Parameters of the quantile loss.
     *
     * @param levels the quantiles, ascending, between 0 and 1
     */
    public record Parameters(
            @Doc("the quantiles to predict, ascending, each above 0 and below 1")
            List<Double> levels) {
        public Parameters {
            levels = List.copyOf(levels);
            if (levels.isEmpty()) {
                throw new IllegalArgumentException("levels: at least one quantile is to be predicted");
            }
            double last = 0;
            for (double level : levels) {
                if (!(level > last && level < 1)) {
                    throw new IllegalArgumentException(
                            "levels: quantiles lie above 0 and below 1 and ascend, which " + levels + " do not");
                }
                last = level;
            }
        }
    }

    /** Found as a service. */
    public Quantile() {}

    @Override
    public String name() {
        return "quantile";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of(0.5));
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(
                p.levels().stream().mapToDouble(Double::doubleValue).toArray(), target.columns(), target.missing());
    }

    private static final class Of implements Loss {
        private final double[] levels;
        private final int targets;
        private final boolean missing;

        Of(double[] levels, int targets, boolean missing) {
            this.levels = levels;
            this.targets = targets;
            this.missing = missing;
        }

        @Override
        public int outputs() {
            return Math.multiplyExact(levels.length, targets);
        }

        @Override
        public Optional<String> link() {
            return Optional.empty();
        }

        @Override
        public Optional<Choice<Activation>> outputActivation() {
            return levels.length == 1 ? Optional.empty() : Optional.of(Ascending.of(levels.length));
        }

        @Override
        public List<String> predictionNames(List<String> names) {
            if (levels.length == 1) {
                return names;
            }
            List<String> columns = new ArrayList<>();
            for (double level : levels) {
                names.forEach(name -> columns.add(String.format(Locale.ROOT, "%s_q%s", name, level)));
            }
            return columns;
        }

        /** The level next to the median stands for the target. */
        @Override
        public int pointColumn() {
            int best = 0;
            for (int l = 1; l < levels.length; l++) {
                best = Math.abs(levels[l] - 0.5) < Math.abs(levels[best] - 0.5) ? l : best;
            }
            return best * targets;
        }

        @Override
        public double predictionScale(int j, List<Double> scales) {
            return scales.get(j % targets);
        }

        @Override
        public double predictionShift(int j, List<Double> shifts) {
            return shifts.get(j % targets);
        }

        @Override
        public boolean weightsRows() {
            return missing;
        }

        @Override
        public double rowWeight(Matrix t, int row) {
            return missing && present(t, row) == 0 ? 0 : 1;
        }

        private int present(Matrix t, int row) {
            int count = 0;
            for (int j = 0; j < targets; j++) {
                count += missing && Float.isNaN(t.get(row, j)) ? 0 : 1;
            }
            return count;
        }

        @Override
        public void evaluate(
                Kernels k,
                Matrix z,
                Matrix t,
                float[] rowScale,
                double[] rowLoss,
                @Nullable Matrix dz,
                int from,
                int to) {
            for (int i = from; i < to; i++) {
                int count = present(t, i) * levels.length;
                double scale = count == 0 ? 0 : (double) rowScale[i] / count;
                double sum = 0;
                for (int l = 0; l < levels.length; l++) {
                    for (int j = 0; j < targets; j++) {
                        double d = (double) t.get(i, j) - z.get(i, l * targets + j);
                        boolean counts = !missing || !Float.isNaN(t.get(i, j));
                        sum += counts ? Math.max(levels[l] * d, (levels[l] - 1) * d) : 0;
                        if (dz != null) {
                            dz.set(i, l * targets + j, counts ? (float) (scale * slope(levels[l], d)) : 0);
                        }
                    }
                }
                rowLoss[i] = count == 0 ? 0 : sum / count;
            }
        }

        /** By z, from {@code d = t - z}. */
        private static double slope(double level, double d) {
            return Double.isNaN(d) ? Double.NaN : d >= 0 ? -level : 1 - level;
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            double sum = 0;
            int count = 0;
            for (int o = 0; o < z.length; o++) {
                double wanted = t[o % targets];
                if (missing && Double.isNaN(wanted)) {
                    continue;
                }
                double q = levels[o / targets];
                sum += z[o] > wanted ? (1 - q) * (z[o] - wanted) : q * (wanted - z[o]);
                count++;
            }
            for (int o = 0; dz != null && o < z.length; o++) {
                double wanted = t[o % targets];
                dz[o] = missing && Double.isNaN(wanted) ? 0 : slope(levels[o / targets], wanted - z[o]) / count;
            }
            return count == 0 ? 0 : sum / count;
        }

        @Override
        public String formula() {
            return "max(q (y - ŷ), (q - 1)(y - ŷ))";
        }

        @Override
        public String deltaFormula() {
            return "1 - q above y, else -q";
        }
    }
}
