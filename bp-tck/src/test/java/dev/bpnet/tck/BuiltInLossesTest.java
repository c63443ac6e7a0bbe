package dev.bpnet.tck;

import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.core.loss.BinaryCrossEntropy;
import dev.bpnet.core.loss.CrossEntropy;
import dev.bpnet.core.loss.MeanSquaredError;
import org.junit.jupiter.api.Nested;

/** The losses of the core keep the contract that third parties are asked to keep. */
class BuiltInLossesTest {

    @Nested
    class MeanSquaredErrorTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new MeanSquaredError();
        }
    }

    @Nested
    class BinaryCrossEntropyTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new BinaryCrossEntropy();
        }
    }

    @Nested
    class CrossEntropyTest implements LossContract {
        @Override
        public LossPlugin<?> plugin() {
            return new CrossEntropy();
        }
    }
}
