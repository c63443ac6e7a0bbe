package dev.bpnet.tck;

import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.core.regularizer.L1;
import dev.bpnet.core.regularizer.L1L2;
import dev.bpnet.core.regularizer.L2;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The regularizers of the core keep the contract that third parties are asked to keep. */
class BuiltInRegularizersTest {
    @Nested
    class L1Test implements RegularizerContract {
        @Override
        public RegularizerPlugin<?> plugin() {
            return new L1();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new L1.Parameters(3));
        }
    }

    @Nested
    class L1L2Test implements RegularizerContract {
        @Override
        public RegularizerPlugin<?> plugin() {
            return new L1L2();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new L1L2.Parameters(0, 2), new L1L2.Parameters(0.5, 0));
        }
    }

    @Nested
    class L2Test implements RegularizerContract {
        @Override
        public RegularizerPlugin<?> plugin() {
            return new L2();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new L2.Parameters(2));
        }
    }
}
