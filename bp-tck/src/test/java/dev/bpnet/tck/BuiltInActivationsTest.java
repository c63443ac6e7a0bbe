package dev.bpnet.tck;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.core.activation.Ascending;
import dev.bpnet.core.activation.Exponential;
import dev.bpnet.core.activation.Identity;
import dev.bpnet.core.activation.LeakyRelu;
import dev.bpnet.core.activation.MarginScore;
import dev.bpnet.core.activation.MeanVariance;
import dev.bpnet.core.activation.Relu;
import dev.bpnet.core.activation.Sigmoid;
import dev.bpnet.core.activation.Softmax;
import dev.bpnet.core.activation.Tanh;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The activations of the core keep the contract that third parties are asked to keep. */
class BuiltInActivationsTest {

    @Nested
    class IdentityTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Identity();
        }
    }

    @Nested
    class SigmoidTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Sigmoid();
        }
    }

    @Nested
    class TanhTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Tanh();
        }
    }

    @Nested
    class ReluTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Relu();
        }

        @Override
        public List<Double> kinks() {
            return List.of(0.0);
        }
    }

    @Nested
    class LeakyReluTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new LeakyRelu();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new LeakyRelu().defaults(),
                    new LeakyRelu.Parameters(0),
                    new LeakyRelu.Parameters(0.3),
                    new LeakyRelu.Parameters(2));
        }

        @Override
        public List<Double> kinks() {
            return List.of(0.0);
        }
    }

    @Nested
    class SoftmaxTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Softmax();
        }
    }

    @Nested
    class ExponentialTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Exponential();
        }
    }

    @Nested
    class MarginScoreTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new MarginScore();
        }
    }

    @Nested
    class AscendingTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Ascending();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Ascending.Parameters(1), new Ascending.Parameters(3));
        }
    }

    @Nested
    class MeanVarianceTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new MeanVariance();
        }
    }
}
