package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code 1/n Σ_j (z_j - t_j)²} over the n outputs of a row, {@code dz_j = 2/n (z_j - t_j)}. It has no link: any output
 * activation may run before it. For two classes there is one output and t is 0 or 1 (numbers between them are taken as they
 * are); for more, one output a class and t is 1 at the class, else 0.
 *
 * <p>The factor 2 stays: the loss is the mean of squares as in PyTorch, Keras and scikit-learn's metric, not half of it.
 */
@Doc(
        value = "The mean of the squared differences. For numbers; on classes it compares with 0 and 1.",
        formula = "1/n Σ (z - t)²",
        source = "Legendre: Nouvelles méthodes pour la détermination des orbites des comètes, 1805")
public final class MeanSquaredError implements LossPlugin<NoParameters> {

    /** Found as a service. */
    public MeanSquaredError() {}

    @Override
    public String name() {
        return "mean_squared_error";
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
    public Loss create(NoParameters parameters, TargetInfo target) {
        int outputs = switch (target.kind()) {
            case NUMBER, MULTI_LABEL, SEVERAL -> target.columns();
            case BINARY -> 1;
            case CATEGORY -> target.labels().size();
        };
        boolean plain = target.kind() != TargetKind.MULTI_LABEL
                && !target.missing()
                && target.classWeights().isEmpty();
        return plain ? new OfRows(target.kind(), outputs) : new OfOutputs(target);
    }

    /** With missing targets, class weights or several labels. */
    private static final class OfOutputs extends ElementwiseLoss {
        OfOutputs(TargetInfo target) {
            super(target);
        }

        @Override
        protected double value(double z, double t, int j) {
            return (z - t) * (z - t);
        }

        @Override
        protected double slope(double z, double t, int j) {
            return 2 * (z - t);
        }

        @Override
        public String formula() {
            return "mean of (ŷ - y)²";
        }

        @Override
        public String deltaFormula() {
            return "2/n (ŷ - y)";
        }
    }

    private static final class OfRows implements Loss {
        private final TargetKind kind;
        private final int outputs;

        OfRows(TargetKind kind, int outputs) {
            this.kind = kind;
            this.outputs = outputs;
        }

        @Override
        public int outputs() {
            return outputs;
        }

        @Override
        public Optional<String> link() {
            return Optional.empty();
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
                double scale = dz == null ? 0 : 2.0 * rowScale[i] / outputs;
                int zo = z.at(i);
                double first = t.get(i, 0);
                double sum = 0;
                for (int j = 0; j < outputs; j++) {
                    double wanted = kind == TargetKind.NUMBER ? t.get(i, j) : wanted(first, j);
                    double difference = z.array()[zo + j] - wanted;
                    sum += difference * difference;
                    if (dz != null) {
                        dz.set(i, j, (float) (scale * difference));
                    }
                }
                rowLoss[i] = sum / outputs;
            }
        }

        @Override
        public double define(double[] z, double[] t, double @Nullable [] dz) {
            double sum = 0;
            for (int j = 0; j < outputs; j++) {
                double difference = z[j] - (kind == TargetKind.NUMBER ? t[j] : wanted(t[0], j));
                sum += difference * difference;
                if (dz != null) {
                    dz[j] = 2 * difference / outputs;
                }
            }
            return sum / outputs;
        }

        /** What output j should be for a class. */
        private double wanted(double target, int j) {
            if (kind == TargetKind.BINARY) {
                return target >= 0 && target <= 1 ? target : Double.NaN;
            }
            int index = ClassIndex.of(target, outputs);
            return index == ClassIndex.NONE ? Double.NaN : index == j ? 1 : 0;
        }

        @Override
        public String formula() {
            return outputs == 1 ? "(ŷ - y)²" : "1/" + outputs + " Σ (ŷ - y)²";
        }

        @Override
        public String deltaFormula() {
            return outputs == 1 ? "2 (ŷ - y)" : "2/" + outputs + " (ŷ - y)";
        }
    }
}
