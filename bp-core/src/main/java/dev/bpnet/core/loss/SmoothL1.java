package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.Set;

/**
 * The mean over the outputs of {@code d²/(2 beta)} where {@code |d| < beta}, else {@code |d| - beta/2}, with
 * {@code d = z - t}. The beta is told in the unit of the target.
 */
@Doc(
        value = "Absolute differences whose corner is rounded within beta; beta times it is huber.",
        formula = "d²/(2 beta) where |d| < beta, else |d| - beta/2, d = z - t",
        source = "Girshick: Fast R-CNN, 2015; PyTorch SmoothL1Loss")
public final class SmoothL1 implements LossPlugin<SmoothL1.Parameters> {

    /**
     * Parameters of the smooth L1 loss.
     *
     * @param beta how far the rounding reaches, in the unit of the target
     */
    public record Parameters(
            @Range(min = 0)
            @Doc("how far the rounding reaches, in the unit of the target; 0 gives the absolute difference")
            double beta) {}

    /** Found as a service. */
    public SmoothL1() {}

    @Override
    public String name() {
        return "smooth_l1";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(target, p.beta());
    }

    private static final class Of extends ElementwiseLoss {
        private final double[] betas;

        Of(TargetInfo target, double beta) {
            super(target);
            betas = target.scales().stream().mapToDouble(scale -> beta / scale).toArray();
        }

        @Override
        protected double value(double z, double t, int j) {
            double d = Math.abs(z - t);
            return d < betas[j] ? d * d / (2 * betas[j]) : d - betas[j] / 2;
        }

        @Override
        protected double slope(double z, double t, int j) {
            double d = z - t;
            return Math.abs(d) < betas[j] ? d / betas[j] : Math.signum(d);
        }

        @Override
        public String formula() {
            return "|ŷ - y|, rounded within β";
        }

        @Override
        public String deltaFormula() {
            return "(ŷ - y)/β within ±1";
        }
    }
}
