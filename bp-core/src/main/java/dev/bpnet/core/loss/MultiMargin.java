package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code 1/C Σ_(j≠y) max(0, margin - z_y + z_j)^power} over C classes: every other class should score lower by the margin. As
 * PyTorch's MultiMarginLoss, whose p is called power here.
 */
@Doc(
        value =
                "Hinge loss for several classes: each other class should score lower by a margin. Predictions are scores.",
        formula = "1/C Σ_(j≠y) max(0, margin - z_y + z_j)^power",
        source =
                "Weston and Watkins: Support vector machines for multi-class pattern recognition, 1999; PyTorch MultiMarginLoss")
public final class MultiMargin implements LossPlugin<MultiMargin.Parameters> {

    /**
     * Parameters of the multi-class hinge loss.
     *
     * @param margin by how much others should score lower
     * @param power 1 or 2
     */
    public record Parameters(
            @Doc("by how much the other classes should score lower")
            double margin,

            @Range(min = 1, max = 2) @Doc("1 for the hinge, 2 for its square")
            int power) {}

    /** Found as a service. */
    public MultiMargin() {}

    @Override
    public String name() {
        return "multi_margin";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1, 1);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(target, p.margin(), p.power());
    }

    private static final class Of extends ClassMargins {
        private final double margin;
        private final int power;

        Of(TargetInfo target, double margin, int power) {
            super(target);
            this.margin = margin;
            this.power = power;
        }

        @Override
        double row(Matrix z, int i, int wanted, float scale, @Nullable Matrix dz) {
            double level = margin - z.get(i, wanted);
            double sum = 0;
            double pull = 0;
            for (int j = 0; j < classes(); j++) {
                double m = j == wanted ? 0 : Math.max(0, level + z.get(i, j));
                sum += power == 1 ? m : m * m;
                double slope = (m > 0 ? power == 1 ? 1 : 2 * m : 0) / classes();
                pull += slope;
                if (dz != null && j != wanted) {
                    dz.set(i, j, (float) (scale * slope));
                }
            }
            if (dz != null) {
                dz.set(i, wanted, (float) (-scale * pull));
            }
            return sum / classes();
        }

        @Override
        double row(double[] z, int wanted, double @Nullable [] dz) {
            double sum = 0;
            double pull = 0;
            for (int j = 0; j < classes(); j++) {
                double m = j == wanted ? 0 : Math.max(0, margin - z[wanted] + z[j]);
                sum += power == 1 ? m : m * m;
                double slope = (m > 0 ? power == 1 ? 1 : 2 * m : 0) / classes();
                pull += slope;
                if (dz != null) {
                    dz[j] = slope;
                }
            }
            if (dz != null) {
                dz[wanted] = -pull;
            }
            return sum / classes();
        }

        @Override
        public String formula() {
            return "1/C Σ max(0, margin - ŷ[y] + ŷ)";
        }
    }
}
