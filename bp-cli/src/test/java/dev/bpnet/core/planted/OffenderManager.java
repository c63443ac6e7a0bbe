package dev.bpnet.core.planted;

import com.google.inject.Injector;
import dev.bpnet.simd.SimdKernelsProvider;
import java.io.ObjectInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.TestInfo;

/** Does everything that is not done here. */
abstract class OffenderManager {

    static final AtomicInteger COUNTER = new AtomicInteger();

    static int changing;

    abstract Injector guice();

    abstract SimdKernelsProvider sideways();

    abstract TestInfo testsOutsideOfTests();

    abstract ObjectInputStream runsCode();

    double noise() {
        return new Random().nextDouble();
    }

    DoubleUnaryOperator bitsOfTheCompiler() {
        return Math::exp;
    }

    void talks() {
        System.out.println("to a terminal that is not its own");
    }

    void tellsEveryone() {
        System.setProperty("bp.channel", "open");
    }
}
