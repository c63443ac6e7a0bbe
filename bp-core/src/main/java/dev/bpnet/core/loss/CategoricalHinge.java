package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code max(0, 1 + max_(j≠y) z_j - z_y)}: only the best of the other classes counts; of equals the first. */
@Doc(
        value = "Hinge loss for several classes that looks at the strongest wrong one only. Predictions are scores.",
        formula = "max(0, 1 + max_(j≠y) z_j - z_y)",
        source =
                "Crammer and Singer: On the algorithmic implementation of multiclass kernel-based vector machines, 2001; Keras CategoricalHinge")
public final class CategoricalHinge implements LossPlugin<NoParameters> {

    /** Found as a service. */
    public CategoricalHinge() {}

    @Override
    public String name() {
        return "categorical_hinge";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY);
    }

    @Override
    public Loss create(NoParameters none, TargetInfo target) {
        return new Of(target);
    }

    private static final class Of extends ClassMargins {
        Of(TargetInfo target) {
            super(target);
        }

        @Override
        double row(Matrix z, int i, int wanted, float scale, @Nullable Matrix dz) {
            int best = wanted == 0 ? 1 : 0;
            for (int j = best + 1; j < classes(); j++) {
                best = j != wanted && z.get(i, j) > z.get(i, best) ? j : best;
            }
            double loss = Math.max(0, 1 + (double) z.get(i, best) - z.get(i, wanted));
            for (int j = 0; dz != null && j < classes(); j++) {
                dz.set(i, j, loss == 0 || (j != best && j != wanted) ? 0 : j == best ? scale : -scale);
            }
            return loss;
        }

        @Override
        double row(double[] z, int wanted, double @Nullable [] dz) {
            int best = wanted == 0 ? 1 : 0;
            for (int j = 0; j < classes(); j++) {
                best = j != wanted && z[j] > z[best] ? j : best;
            }
            double loss = Math.max(0, 1 + z[best] - z[wanted]);
            if (dz != null) {
                java.util.Arrays.fill(dz, 0);
                if (loss > 0) {
                    dz[best] = 1;
                    dz[wanted] = -1;
                }
            }
            return loss;
        }

        @Override
        public String formula() {
            return "max(0, 1 + max(others) - ŷ[y])";
        }
    }
}
