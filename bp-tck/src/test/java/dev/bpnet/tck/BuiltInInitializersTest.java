package dev.bpnet.tck;

import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.core.initializer.Constant;
import dev.bpnet.core.initializer.GlorotNormal;
import dev.bpnet.core.initializer.GlorotUniform;
import dev.bpnet.core.initializer.HeNormal;
import dev.bpnet.core.initializer.HeUniform;
import dev.bpnet.core.initializer.IdentityMatrix;
import dev.bpnet.core.initializer.LecunNormal;
import dev.bpnet.core.initializer.LecunUniform;
import dev.bpnet.core.initializer.Normal;
import dev.bpnet.core.initializer.Ones;
import dev.bpnet.core.initializer.Orthogonal;
import dev.bpnet.core.initializer.TruncatedNormal;
import dev.bpnet.core.initializer.Uniform;
import dev.bpnet.core.initializer.VarianceScaling;
import dev.bpnet.core.initializer.Zeros;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The initializers of the core keep the contract that third parties are asked to keep. */
class BuiltInInitializersTest {

    @Nested
    class ConstantTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new Constant();
        }
    }

    @Nested
    class GlorotNormalTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new GlorotNormal();
        }
    }

    @Nested
    class GlorotUniformTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new GlorotUniform();
        }
    }

    @Nested
    class HeNormalTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new HeNormal();
        }
    }

    @Nested
    class HeUniformTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new HeUniform();
        }
    }

    @Nested
    class LecunNormalTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new LecunNormal();
        }
    }

    @Nested
    class LecunUniformTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new LecunUniform();
        }
    }

    @Nested
    class NormalTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new Normal();
        }
    }

    @Nested
    class UniformTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new Uniform();
        }
    }

    @Nested
    class ZerosTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new Zeros();
        }
    }

    @Nested
    class IdentityMatrixTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new IdentityMatrix();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new IdentityMatrix.Parameters(0.5));
        }

        @Override
        public boolean fixed() {
            return true;
        }
    }

    @Nested
    class OnesTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new Ones();
        }

        @Override
        public boolean fixed() {
            return true;
        }
    }

    @Nested
    class OrthogonalTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new Orthogonal();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new Orthogonal.Parameters(2));
        }
    }

    @Nested
    class TruncatedNormalTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new TruncatedNormal();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new TruncatedNormal.Parameters(1, 0.1));
        }
    }

    @Nested
    class VarianceScalingTest implements InitializerContract {
        @Override
        public InitializerPlugin<?> plugin() {
            return new VarianceScaling();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    plugin().defaults(),
                    new VarianceScaling.Parameters(
                            2, VarianceScaling.Mode.FAN_OUT, VarianceScaling.Distribution.UNTRUNCATED_NORMAL),
                    new VarianceScaling.Parameters(
                            1 / 3.0, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.UNIFORM));
        }
    }
}
