package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.core.activation.Softmax;
import dev.bpnet.core.plugins.Names;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sound activation, {@code a = z / √(1 + z²)}, and copies of it with one mistake each. They are nested in one file because
 * the mistakes are read side by side; {@code META-INF/services} of the tests declares all but the one that forgot to.
 */
public final class BrokenActivations {
    private BrokenActivations() {}

    /** The sound function. */
    public static class Isru implements ElementwiseActivation {
        @Override
        public double value(double z) {
            return Double.isInfinite(z) ? Math.signum(z) : z / Math.sqrt(1 + z * z);
        }

        @Override
        public double slope(double z, double a) {
            return 1 / ((1 + z * z) * Math.sqrt(1 + z * z));
        }
    }

    /** What the plugins below share. */
    public abstract static class Base implements ActivationPlugin<NoParameters> {
        @Override
        public String name() {
            return "acme_" + Names.snakeCase(getClass().getSimpleName());
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Activation create(NoParameters parameters) {
            return new Isru();
        }
    }

    /** Keeps every promise. */
    public static final class Sound extends Base {}

    /** A name YAML does not take. */
    public static final class CamelCase extends Base {
        @Override
        public String name() {
            return "AcmeIsru";
        }
    }

    /** A default outside its range. */
    public static final class BadDefaults implements ActivationPlugin<BadDefaults.Parameters> {
        /** One parameter. */
        public record Parameters(@Range(min = 0) double alpha) {}

        @Override
        public String name() {
            return "acme_bad_defaults";
        }

        @Override
        public Parameters defaults() {
            return new Parameters(-1);
        }

        @Override
        public Activation create(Parameters parameters) {
            return new Isru();
        }
    }

    /** Makes no activation. */
    public static final class MakesNothing extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return null;
        }
    }

    /** In no service file. */
    public static final class Undeclared extends Base {}

    /** Calls a function whose bits depend on the compiler, behind a lambda. */
    public static final class ForeignMath extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            java.util.function.DoubleUnaryOperator exp = Math::exp;
            return exp.applyAsDouble(0) == 1 ? new Isru() : new Isru() {};
        }
    }

    /** A slope that is a little too steep, in both forms. */
    public static final class WrongSlope extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public double slope(double z, double a) {
                    return 1.0001 * super.slope(z, a);
                }
            };
        }
    }

    /** A float path that is off by a ten-thousandth. */
    public static final class WrongFloat extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    super.forward(k, z, a, from, to);
                    scale(a, 1.0001f, from, to);
                }
            };
        }
    }

    /** Turns NaN into 0. */
    public static final class HidesNan extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public double value(double z) {
                    return Double.isNaN(z) ? 0 : super.value(z);
                }
            };
        }
    }

    /** Computes all rows whatever range is asked for. */
    public static final class AllRows extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    super.forward(k, z, a, 0, z.rows());
                }
            };
        }
    }

    /** A row has other bits at an odd start of a range. */
    public static final class DependsOnRange extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    super.forward(k, z, a, from, to);
                    scale(a, from % 2 == 0 ? 1 : 1.000001f, from, to);
                }
            };
        }
    }

    /** Reads z with the layout of da. */
    public static final class ForeignLayout extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
                    for (int i = from; i < to; i++) {
                        for (int j = 0; j < z.columns(); j++) {
                            double slope = slope(z.array()[da.at(i) + j], a.get(i, j));
                            dz.set(i, j, (float) (da.get(i, j) * slope));
                        }
                    }
                }
            };
        }
    }

    /** Clears the output before it reads the input. */
    public static final class ClearsFirst extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    scale(a, 0, from, to);
                    super.forward(k, z, a, from, to);
                }
            };
        }
    }

    /** Says it reads the output only and reads the input. */
    public static final class ReadsInput extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public Reads backwardReads() {
                    return Reads.OUTPUT;
                }
            };
        }
    }

    /** Says it mixes columns and does not. */
    public static final class DoesNotMix extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public boolean elementwise() {
                    return false;
                }
            };
        }
    }

    /** Says it is elementwise and is softmax. */
    public static final class Mixes extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            Activation softmax = new Softmax().create(parameters);
            return new Activation() {
                @Override
                public boolean elementwise() {
                    return true;
                }

                @Override
                public Reads backwardReads() {
                    return softmax.backwardReads();
                }

                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    softmax.forward(k, z, a, from, to);
                }

                @Override
                public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
                    softmax.backward(k, z, a, da, dz, from, to);
                }

                @Override
                public void define(double[] z, double[] a) {
                    softmax.define(z, a);
                }

                @Override
                public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
                    softmax.defineBackward(z, a, da, dz);
                }
            };
        }
    }

    /** Makes an array for every call. */
    public static final class Allocates extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            return new Isru() {
                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    float[] copy = z.array().clone();
                    super.forward(k, Matrix.of(copy, z.offset(), z.rows(), z.columns(), z.stride()), a, from, to);
                }
            };
        }
    }

    /** Keeps a row in a field between two loops. */
    public static final class SharesScratch extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            float[] scratch = new float[4_096];
            return new Isru() {
                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    for (int i = from; i < to; i++) {
                        for (int j = 0; j < z.columns(); j++) {
                            scratch[j] = (float) value(z.get(i, j));
                        }
                        Thread.yield();
                        for (int j = 0; j < z.columns(); j++) {
                            a.set(i, j, scratch[j]);
                        }
                    }
                }
            };
        }
    }

    /** Changes its mind after five thousand calls. */
    public static final class Drifts extends Base {
        @Override
        public Activation create(NoParameters parameters) {
            AtomicInteger calls = new AtomicInteger();
            return new Isru() {
                @Override
                public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
                    super.forward(k, z, a, from, to);
                    scale(a, calls.incrementAndGet() > 5_000 ? 1.000001f : 1, from, to);
                }
            };
        }
    }

    /** {@code factor · a}, and 0 for the factor 0 even where a is not finite. */
    private static void scale(Matrix a, float factor, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int j = 0; j < a.columns(); j++) {
                a.set(i, j, factor == 0 ? 0 : factor * a.get(i, j));
            }
        }
    }
}
