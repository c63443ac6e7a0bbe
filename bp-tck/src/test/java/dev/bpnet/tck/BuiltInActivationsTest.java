package dev.bpnet.tck;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.core.activation.Ascending;
import dev.bpnet.core.activation.Celu;
import dev.bpnet.core.activation.Elu;
import dev.bpnet.core.activation.Exponential;
import dev.bpnet.core.activation.Gelu;
import dev.bpnet.core.activation.HardSigmoid;
import dev.bpnet.core.activation.HardSwish;
import dev.bpnet.core.activation.HardTanh;
import dev.bpnet.core.activation.Identity;
import dev.bpnet.core.activation.LeakyRelu;
import dev.bpnet.core.activation.LogSigmoid;
import dev.bpnet.core.activation.LogSoftmax;
import dev.bpnet.core.activation.MarginScore;
import dev.bpnet.core.activation.MeanVariance;
import dev.bpnet.core.activation.Mish;
import dev.bpnet.core.activation.Relu;
import dev.bpnet.core.activation.Relu6;
import dev.bpnet.core.activation.Selu;
import dev.bpnet.core.activation.Sigmoid;
import dev.bpnet.core.activation.Silu;
import dev.bpnet.core.activation.Sine;
import dev.bpnet.core.activation.Softmax;
import dev.bpnet.core.activation.Softplus;
import dev.bpnet.core.activation.Softsign;
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

    @Nested
    class EluTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Elu();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Elu().defaults(), new Elu.Parameters(0.5), new Elu.Parameters(2));
        }

        @Override
        public List<Double> kinks() {
            return List.of(0.0);
        }
    }

    @Nested
    class SeluTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Selu();
        }

        @Override
        public List<Double> kinks() {
            return List.of(0.0);
        }
    }

    @Nested
    class CeluTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Celu();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Celu().defaults(), new Celu.Parameters(0.5), new Celu.Parameters(2));
        }

        @Override
        public List<Double> kinks() {
            return List.of(0.0);
        }
    }

    @Nested
    class GeluTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Gelu();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Gelu().defaults(), new Gelu.Parameters(Gelu.Approximate.TANH));
        }
    }

    @Nested
    class SiluTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Silu();
        }
    }

    @Nested
    class MishTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Mish();
        }
    }

    @Nested
    class HardSigmoidTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new HardSigmoid();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new HardSigmoid().defaults(), new HardSigmoid.Parameters(0.2));
        }

        @Override
        public List<Double> kinks() {
            return List.of(-3.0, 3.0, -2.5, 2.5);
        }
    }

    @Nested
    class HardSwishTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new HardSwish();
        }

        @Override
        public List<Double> kinks() {
            return List.of(-3.0, 3.0);
        }
    }

    @Nested
    class HardTanhTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new HardTanh();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new HardTanh().defaults(), new HardTanh.Parameters(-2, 0.5));
        }

        @Override
        public List<Double> kinks() {
            return List.of(-1.0, 1.0, -2.0, 0.5);
        }
    }

    @Nested
    class Relu6Test implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Relu6();
        }

        @Override
        public List<Double> kinks() {
            return List.of(0.0, 6.0);
        }
    }

    @Nested
    class SoftplusTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Softplus();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Softplus().defaults(), new Softplus.Parameters(2, 5), new Softplus.Parameters(0.5, 20));
        }

        @Override
        public List<Double> kinks() {
            return List.of(2.5, 20.0, 40.0);
        }
    }

    @Nested
    class SoftsignTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Softsign();
        }

        @Override
        public List<Double> kinks() {
            return List.of(0.0);
        }
    }

    @Nested
    class LogSigmoidTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new LogSigmoid();
        }
    }

    @Nested
    class LogSoftmaxTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new LogSoftmax();
        }
    }

    @Nested
    class SineTest implements ActivationContract {
        @Override
        public ActivationPlugin<?> plugin() {
            return new Sine();
        }
    }
}
