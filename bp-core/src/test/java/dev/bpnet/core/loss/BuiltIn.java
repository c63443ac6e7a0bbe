package dev.bpnet.core.loss;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The losses under test, each with every kind of target it accepts. */
enum BuiltIn {
    SQUARED_NUMBER(create(new MeanSquaredError(), TargetInfo.numbers(1)), false, 1),
    SQUARED_NUMBERS(create(new MeanSquaredError(), TargetInfo.numbers(5)), false, 5),
    SQUARED_BINARY(create(new MeanSquaredError(), classes(2)), true, 1),
    SQUARED_CATEGORY(create(new MeanSquaredError(), classes(4)), true, 1),
    BINARY_CROSS_ENTROPY(create(new BinaryCrossEntropy(), classes(2)), true, 1),
    CROSS_ENTROPY_BINARY(create(new CrossEntropy(), classes(2)), true, 1),
    CROSS_ENTROPY(create(new CrossEntropy(), classes(5)), true, 1),
    CROSS_ENTROPY_31(create(new CrossEntropy(), classes(31)), true, 1),
    CROSS_ENTROPY_32(create(new CrossEntropy(), classes(32)), true, 1),
    CROSS_ENTROPY_100(create(new CrossEntropy(), classes(100)), true, 1);

    final Loss loss;
    final boolean ofClasses;
    /** The columns of a target. */
    final int width;

    BuiltIn(Loss loss, boolean ofClasses, int width) {
        this.loss = loss;
        this.ofClasses = ofClasses;
        this.width = width;
    }

    /** The number of classes. */
    int classes() {
        return Math.max(2, loss.outputs());
    }

    /** A random target. */
    float[] target(Random random) {
        float[] t = new float[width];
        for (int j = 0; j < width; j++) {
            t[j] = ofClasses ? random.nextInt(classes()) : (float) random.nextGaussian() * 2;
        }
        return t;
    }

    static TargetInfo classes(int n) {
        List<String> labels = IntStream.range(0, n).mapToObj(Integer::toString).toList();
        return TargetInfo.classes(labels);
    }

    private static <P extends Record> Loss create(LossPlugin<P> plugin, TargetInfo target) {
        return plugin.create(plugin.defaults(), target);
    }
}
