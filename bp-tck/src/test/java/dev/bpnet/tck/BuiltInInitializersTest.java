package dev.bpnet.tck;

import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.core.initializer.Constant;
import dev.bpnet.core.initializer.GlorotNormal;
import dev.bpnet.core.initializer.GlorotUniform;
import dev.bpnet.core.initializer.HeNormal;
import dev.bpnet.core.initializer.HeUniform;
import dev.bpnet.core.initializer.LecunNormal;
import dev.bpnet.core.initializer.LecunUniform;
import dev.bpnet.core.initializer.Normal;
import dev.bpnet.core.initializer.Uniform;
import dev.bpnet.core.initializer.Zeros;
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
}
