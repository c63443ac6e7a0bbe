package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code 1 - z·t / max(‖z‖ ‖t‖, 1e-8)} over the columns of a row: PyTorch's CosineEmbeddingLoss for pairs that belong together,
 * 1 more than Keras's CosineSimilarity. Only the direction counts, so targets keep their unit. Missing columns are left out of all
 * three sums.
 *
 * <p>PyTorch's {@code margin} is for pairs that do not belong together, its {@code y = -1}. A row here is an output and the target
 * that it has to point to; there are no other pairs, and so there is no margin.
 */
@Doc(
        value = "1 minus the cosine of the angle between output and target: only the direction counts.",
        formula = "1 - z·t / (‖z‖ ‖t‖)",
        source =
                "PyTorch CosineEmbeddingLoss, y = 1 (without its margin, which is for y = -1); Keras CosineSimilarity is 1 less")
public final class Cosine extends OwnUnitLoss<NoParameters> {
    private static final double LEAST_NORM = 1e-8;

    /** Found as a service. */
    public Cosine() {}

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Loss create(NoParameters none, TargetInfo target) {
        if (target.columns() < 2) {
            throw new IllegalArgumentException(
                    "the loss cosine compares directions: it needs two target columns or more");
        }
        return new Of(target.columns(), target.missing());
    }

    private record Of(int outputs, boolean missing) implements Loss {

        @Override
        public Optional<String> link() {
            return Optional.empty();
        }

        @Override
        public boolean weightsRows() {
            return missing;
        }

        @Override
        public double rowWeight(Matrix t, int row) {
            if (!missing) {
                return 1;
            }
            for (int j = 0; j < outputs; j++) {
                if (!Float.isNaN(t.get(row, j))) {
                    return 1;
                }
            }
            return 0;
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
                double zz = 0;
                double tt = 0;
                double zt = 0;
                for (int j = 0; j < outputs; j++) {
                    double tj = t.get(i, j);
                    double zj = left(tj) ? 0 : z.get(i, j);
                    tj = left(tj) ? 0 : tj;
                    zz += zj * zj;
                    tt += tj * tj;
                    zt += zj * tj;
                }
                double norm = Math.max(Math.sqrt(zz) * Math.sqrt(tt), LEAST_NORM);
                boolean bounded = norm > LEAST_NORM;
                rowLoss[i] = rowWeight(t, i) == 0 ? 0 : 1 - zt / norm;
                for (int j = 0; dz != null && j < outputs; j++) {
                    double tj = t.get(i, j);
                    double slope = left(tj) ? 0 : (bounded ? zt / norm * z.get(i, j) / zz : 0) - tj / norm;
                    dz.set(i, j, (float) (rowScale[i] * slope));
                }
            }
        }

        private boolean left(double t) {
            return missing && Double.isNaN(t);
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            double zz = 0;
            double tt = 0;
            double zt = 0;
            int present = 0;
            for (int j = 0; j < outputs; j++) {
                if (!left(t[j])) {
                    zz += z[j] * z[j];
                    tt += t[j] * t[j];
                    zt += z[j] * t[j];
                    present++;
                }
            }
            double norms = Math.sqrt(zz * tt);
            double cosine = zt / Math.max(norms, LEAST_NORM);
            for (int j = 0; dz != null && j < outputs; j++) {
                double own = norms > LEAST_NORM ? cosine * z[j] / zz : 0;
                dz[j] = left(t[j]) ? 0 : own - t[j] / Math.max(norms, LEAST_NORM);
            }
            return present == 0 ? 0 : 1 - cosine;
        }

        @Override
        public String formula() {
            return "1 - ŷ·y / (‖ŷ‖ ‖y‖)";
        }
    }
}
