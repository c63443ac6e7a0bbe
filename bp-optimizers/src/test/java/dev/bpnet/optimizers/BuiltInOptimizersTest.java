package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.optimizers.minimize.LineSearch;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.tck.MinimizerContract;
import dev.bpnet.tck.OptimizerContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The optimizers keep the contract that third parties are asked to keep. */
class BuiltInOptimizersTest {

    @Nested
    class AdagradTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Adagrad();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Adagrad().defaults(), new Adagrad.Parameters(0.1, 0.01, 0.5, 1e-6, 0.1, Decay.ALL));
        }
    }

    @Nested
    class AdadeltaTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Adadelta();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Adadelta().defaults(), new Adadelta.Parameters(0.5, 0.8, 1e-4, 0.1, Decay.ALL));
        }
    }

    @Nested
    class RmsPropTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new RmsProp();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new RmsProp().defaults(), new RmsProp.Parameters(0.02, 0.9, 1e-3, true, 0.5, 0.1, Decay.ALL));
        }
    }

    @Nested
    class AdamaxTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Adamax();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Adamax().defaults(), new Adamax.Parameters(0.05, 0.8, 0.9, 1e-8, 0.1, Decay.ALL));
        }
    }

    @Nested
    class NadamTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Nadam();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Nadam().defaults(), new Nadam.Parameters(0.05, 0.8, 0.9, 1e-8, 0.1, 0.1, Decay.ALL));
        }
    }

    @Nested
    class RadamTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Radam();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Radam().defaults(), new Radam.Parameters(0.05, 0.8, 0.9, 1e-8, 0.1, Decay.ALL));
        }
    }

    @Nested
    class LionTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Lion();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Lion().defaults(), new Lion.Parameters(0.01, 0.8, 0.9, 0.1, Decay.ALL));
        }
    }

    @Nested
    class LambTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Lamb();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Lamb().defaults(), new Lamb.Parameters(0.01, 0.8, 0.9, 1e-6, 0.1, Decay.ALL));
        }
    }

    @Nested
    class RpropTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Rprop();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Rprop().defaults(), new Rprop.Parameters(0.1, 0.4, 1.5, 1e-3, 1));
        }
    }

    @Nested
    class AsgdTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Asgd();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(new Asgd().defaults(), new Asgd.Parameters(0.05, 0.01, 0.75, 3, 0.1, Decay.ALL));
        }
    }

    @Nested
    class ScheduleFreeAdamWTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new ScheduleFreeAdamW();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new ScheduleFreeAdamW().defaults(),
                    new ScheduleFreeAdamW.Parameters(0.05, 0.9, 0.99, 1e-8, 0.1, Decay.ALL));
        }
    }

    @Nested
    class MuonTest implements OptimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Muon();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new Muon().defaults(),
                    new Muon.Parameters(0.02, 0.9, false, 3, 0.1, 1e-3, 0.9, 0.95, 1e-8, Decay.ALL));
        }
    }

    @Nested
    class LbfgsTest implements MinimizerContract {
        @Override
        public OptimizerPlugin<?> plugin() {
            return new Lbfgs();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(
                    new Lbfgs().defaults(),
                    new Lbfgs.Parameters(0.1, 1, null, 1e-6, 1e-8, 3, LineSearch.STRONG_WOLFE, 0.1, Decay.ALL),
                    new Lbfgs.Parameters(1, 4, 100, 1e-7, 1e-9, 100, LineSearch.STRONG_WOLFE, 0, Decay.WEIGHTS));
        }
    }
}
