package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Losses with the mistakes people make in the gradient; the gradient check has to find every one. */
enum WrongLoss implements Loss {
    SQUARED_ERROR_WITHOUT_THE_TWO(new MeanSquaredError().create(NoParameters.NONE, TargetInfo.numbers(4))) {
        @Override
        void gradient(double[] z, double[] t, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = (z[j] - t[j]) / z.length;
            }
        }
    },
    SQUARED_ERROR_SUMMED_NOT_AVERAGED(new MeanSquaredError().create(NoParameters.NONE, TargetInfo.numbers(4))) {
        @Override
        void gradient(double[] z, double[] t, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = 2 * (z[j] - t[j]);
            }
        }
    },
    SQUARED_ERROR_THE_WRONG_WAY_ROUND(new MeanSquaredError().create(NoParameters.NONE, TargetInfo.numbers(4))) {
        @Override
        void gradient(double[] z, double[] t, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = 2 * (t[j] - z[j]) / z.length;
            }
        }
    },
    BINARY_CROSS_ENTROPY_TIMES_THE_SLOPE(BuiltIn.BINARY_CROSS_ENTROPY.loss) {
        @Override
        void gradient(double[] z, double[] t, double[] dz) {
            double a = DoubleMath.sigmoid(z[0]);
            dz[0] = (a - t[0]) * a * (1 - a);
        }
    },
    BINARY_CROSS_ENTROPY_OF_THE_LOGIT(BuiltIn.BINARY_CROSS_ENTROPY.loss) {
        @Override
        void gradient(double[] z, double[] t, double[] dz) {
            dz[0] = z[0] - t[0];
        }
    },
    CROSS_ENTROPY_WITHOUT_THE_ONE(BuiltIn.CROSS_ENTROPY_BINARY.loss) {
        @Override
        void gradient(double[] z, double[] t, double[] dz) {
            double sum = DoubleMath.exp(z[0]) + DoubleMath.exp(z[1]);
            dz[0] = DoubleMath.exp(z[0]) / sum;
            dz[1] = DoubleMath.exp(z[1]) / sum;
        }
    },
    CROSS_ENTROPY_ONE_CLASS_OFF(BuiltIn.CROSS_ENTROPY_BINARY.loss) {
        @Override
        void gradient(double[] z, double[] t, double[] dz) {
            double sum = DoubleMath.exp(z[0]) + DoubleMath.exp(z[1]);
            dz[0] = DoubleMath.exp(z[0]) / sum - 1;
            dz[1] = DoubleMath.exp(z[1]) / sum;
        }
    };

    private final Loss right;

    WrongLoss(Loss right) {
        this.right = right;
    }

    abstract void gradient(double[] z, double[] t, double[] dz);

    @Override
    public int outputs() {
        return right.outputs();
    }

    @Override
    public Optional<String> link() {
        return right.link();
    }

    @Override
    public void evaluate(
            Kernels k, Matrix z, Matrix t, float[] rowScale, double[] rowLoss, @Nullable Matrix dz, int from, int to) {
        right.evaluate(k, z, t, rowScale, rowLoss, dz, from, to);
    }

    @Override
    public double define(double[] z, double[] t, double @Nullable [] dz) {
        if (dz != null) {
            gradient(z, t, dz);
        }
        return right.define(z, t, null);
    }

    @Override
    public String formula() {
        return right.formula();
    }
}
