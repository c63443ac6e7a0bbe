package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code 1/n Σ_j |z_j - t_j|} over the n outputs of a row, {@code dz_j = sign(z_j - t_j)/n} and 0 where they are equal, as in
 * PyTorch.
 */
@Doc(
        value =
                "The mean of the absolute differences: its minimum is the median. For numbers; on classes it compares with 0 and 1.",
        formula = "1/n Σ |z - t|",
        source = "Boscovich, 1757; PyTorch L1Loss")
public final class MeanAbsoluteError implements LossPlugin<NoParameters> {

    /** Found as a service. */
    public MeanAbsoluteError() {}

    @Override
    public String name() {
        return "mean_absolute_error";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return EnumSet.complementOf(EnumSet.of(TargetKind.SEVERAL));
    }

    @Override
    public Loss create(NoParameters none, TargetInfo target) {
        return new Of(target);
    }

    private static final class Of extends ElementwiseLoss {
        Of(TargetInfo target) {
            super(target);
        }

        @Override
        protected double value(double z, double t, int j) {
            return Math.abs(z - t);
        }

        @Override
        protected double slope(double z, double t, int j) {
            return Math.signum(z - t);
        }

        @Override
        public String formula() {
            return "|ŷ - y|";
        }

        @Override
        public String deltaFormula() {
            return "sign(ŷ - y)";
        }
    }
}
