package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.activation.MarginScore;
import java.util.Optional;
import java.util.Set;

/**
 * {@code max(0, 1 - t z)², t = -1 or 1}, the mean over the labels where there are several. The classes are -1 and 1, the second one (the positive
 * one) is 1. Predictions are scores, no probabilities.
 */
@Doc(
        value = "The square of the hinge loss: smooth where the margin is reached.",
        formula = "max(0, 1 - t z)², t = -1 or 1",
        source = "Cortes and Vapnik: Support-vector networks, 1995; Keras SquaredHinge")
public final class SquaredHinge implements LossPlugin<NoParameters> {

    /** Found as a service. */
    public SquaredHinge() {}

    @Override
    public String name() {
        return "squared_hinge";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.MULTI_LABEL);
    }

    @Override
    public Loss create(NoParameters none, TargetInfo target) {
        return new Of(target);
    }

    private static final class Of extends ElementwiseLoss {
        Of(TargetInfo target) {
            super(target);
        }

        /** Margins of -1 and 1 are shown as 0 and 1. */
        @Override
        public Optional<String> link() {
            return Optional.of(MarginScore.NAME);
        }

        @Override
        public boolean probabilities() {
            return false;
        }

        @Override
        protected double off() {
            return -1;
        }

        @Override
        protected double value(double z, double t, int j) {
            double m = 1 - t * z;
            return m > 0 ? m * m : Double.isNaN(m) ? m : 0;
        }

        @Override
        protected double slope(double z, double t, int j) {
            return 1 - t * z > 0 ? -2 * t * (1 - t * z) : Double.isNaN(z) || Double.isNaN(t) ? Double.NaN : 0;
        }

        @Override
        public String formula() {
            return "max(0, 1 - t z)²";
        }
    }
}
