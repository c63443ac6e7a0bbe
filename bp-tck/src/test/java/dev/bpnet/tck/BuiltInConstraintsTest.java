package dev.bpnet.tck;

import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.core.constraint.MaxNorm;
import dev.bpnet.core.constraint.NonNegative;
import dev.bpnet.core.constraint.UnitNorm;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The constraints of the core keep the contract that third parties are asked to keep. */
class BuiltInConstraintsTest {
    @Nested
    class MaxNormTest implements ConstraintContract {
        @Override
        public ConstraintPlugin<?> plugin() {
            return new MaxNorm();
        }

        @Override
        public List<? extends Record> variants() {
            return List.of(plugin().defaults(), new MaxNorm.Parameters(0.1), new MaxNorm.Parameters(1000));
        }
    }

    @Nested
    class NonNegativeTest implements ConstraintContract {
        @Override
        public ConstraintPlugin<?> plugin() {
            return new NonNegative();
        }
    }

    @Nested
    class UnitNormTest implements ConstraintContract {
        @Override
        public ConstraintPlugin<?> plugin() {
            return new UnitNorm();
        }
    }
}
