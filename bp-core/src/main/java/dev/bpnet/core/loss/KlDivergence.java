package dev.bpnet.core.loss;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;

/**
 * {@code Σ_j t_j (ln t_j - ln a_j)} with {@code a = softmax(z)} over the columns of the target, which hold a distribution;
 * {@code dz_j = a_j Σt - t_j}. The sum over the columns, the mean over the rows: PyTorch's {@code batchmean}. A column of 0 adds
 * nothing, one below 0 makes loss and gradient NaN.
 *
 * <p>With {@code log_target} the columns hold the logarithms l of the shares: {@code Σ_j e^l_j (l_j - ln a_j)}, where -∞ adds
 * nothing, as the share 0 that it is the logarithm of. PyTorch's value is NaN there ({@code 0·(-∞)}), its gradient the same as
 * here. Files have no -∞; datasets in memory may.
 */
@Doc(
        value = "How far the predicted distribution is from the one in the target columns.",
        formula = "Σ t (ln t - ln a), a = softmax(z)",
        source = "Kullback and Leibler: On information and sufficiency, 1951; PyTorch KLDivLoss, batchmean")
public final class KlDivergence extends OwnUnitLoss<KlDivergence.Parameters> {

    /**
     * Parameters of the divergence.
     *
     * @param logTarget whether targets are logarithms
     */
    public record Parameters(
            @Doc("whether the target columns hold the logarithms of the shares, as PyTorch's log_target")
            boolean logTarget) {}

    /** Found as a service. */
    public KlDivergence() {}

    @Override
    public String name() {
        return "kl_divergence";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(false);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        int classes = ClassIndex.distribution(target, name());
        return p.logTarget() ? new OfLogarithms(classes, target.missing()) : new Of(classes, target.missing());
    }

    private static final class Of extends DistributionLoss {
        Of(int classes, boolean missing) {
            super(classes, true, missing);
        }

        @Override
        double share(int j, int wanted, double t) {
            return t >= 0 ? t : Double.NaN;
        }

        @Override
        double constant(double t) {
            return t == 0 ? 0 : t > 0 ? t * DoubleMath.log(t) : Double.NaN;
        }

        @Override
        public String formula() {
            return "Σ y (ln y - ln a)";
        }

        @Override
        public String deltaFormula() {
            return "a Σy - y";
        }
    }

    private static final class OfLogarithms extends DistributionLoss {
        OfLogarithms(int classes, boolean missing) {
            super(classes, true, missing);
        }

        @Override
        double share(int j, int wanted, double t) {
            return DoubleMath.exp(t);
        }

        @Override
        double constant(double t) {
            double share = DoubleMath.exp(t);
            return share == 0 ? 0 : share * t;
        }

        @Override
        public String formula() {
            return "Σ e^y (y - ln a)";
        }

        @Override
        public String deltaFormula() {
            return "a Σe^y - e^y";
        }
    }
}
