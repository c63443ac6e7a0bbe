package dev.bpnet.benchmarks;

import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.optimizers.Optimizers.adam;
import static dev.bpnet.optimizers.Optimizers.sgd;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A network in training on made-up rows. The output layer is linear; sigmoid or softmax belong to the loss. */
public enum Workload {
    /** Exclusive or, as whole batch. */
    W1("sigmoid", "binary_cross_entropy", sgd(0.1), 4, 1, 2, 2, 1),
    /** As small as iris. */
    W2("tanh", "cross_entropy", sgd(0.01, 0.9), 16, 64, 4, 16, 3),
    /** A table of numbers with a yes-or-no target. */
    W3("relu", "binary_cross_entropy", adam(1e-3), 256, 64, 64, 256, 128, 1),
    /** As large as handwritten digits. */
    W4("relu", "cross_entropy", adam(1e-3), 128, 64, 784, 512, 256, 10),
    /** Limited by products alone. */
    W5("relu", "mean_squared_error", sgd(0.01), 512, 2, 1024, 4096, 4096, 1024);

    private static final long SEED = 1;

    private final String activation;
    private final String loss;
    private final Choice<Optimizer> optimizer;
    private final int batch;
    private final int batches;
    private final int[] widths;

    Workload(String activation, String loss, Choice<Optimizer> optimizer, int batch, int batches, int... widths) {
        this.activation = activation;
        this.loss = loss;
        this.optimizer = optimizer;
        this.batch = batch;
        this.batches = batches;
        this.widths = widths;
    }

    /** Rows of a mini-batch. */
    int batch() {
        return batch;
    }

    int inputs() {
        return widths[0];
    }

    private int outputs() {
        return widths[widths.length - 1];
    }

    private NetworkSpec network() {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            boolean last = i == widths.length - 1;
            layers.add(
                    new LayerSpec("layers[" + (i - 1) + "]", last ? dense(widths[i]) : dense(widths[i], activation)));
        }
        return new NetworkSpec(inputs(), layers, List.of());
    }

    /** A trainer that has done nothing yet. */
    Trainer trainer(int threads) {
        return Trainer.builder(network())
                .loss(loss)
                .optimizer(optimizer)
                .batchSize(batch)
                .seed(SEED)
                .threads(threads)
                .build();
    }

    /** The trained-on network after one step, as prediction needs no more. */
    Network trained() {
        try (Trainer trainer = trainer(1)) {
            trainer.step(batches()[0]);
            return trainer.network();
        }
    }

    /** The mini-batches. */
    Dataset[] batches() {
        Random random = new Random(SEED);
        Dataset[] all = new Dataset[batches];
        for (int i = 0; i < batches; i++) {
            all[i] = Dataset.of(inputs(batch, random), targets(random), target());
        }
        return all;
    }

    private TargetInfo target() {
        return switch (loss) {
            case "mean_squared_error" -> TargetInfo.numbers(outputs());
            case "binary_cross_entropy" -> TargetInfo.classes(List.of("no", "yes"));
            default ->
                TargetInfo.classes(IntStream.range(0, outputs())
                        .mapToObj(Integer::toString)
                        .toList());
        };
    }

    /** Rows of inputs: the four of exclusive or, else normally distributed. */
    Matrix inputs(int rows, Random random) {
        return this == W1
                ? Matrix.copyOf(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}})
                : numbers(rows, inputs(), random);
    }

    private Matrix targets(Random random) {
        if (this == W1) {
            return Matrix.copyOf(new float[][] {{0}, {1}, {1}, {0}});
        }
        if (loss.equals("mean_squared_error")) {
            return numbers(batch, outputs(), random);
        }
        Matrix classes = Matrix.zeros(batch, 1);
        for (int i = 0; i < batch; i++) {
            classes.set(i, 0, random.nextInt(Math.max(2, outputs())));
        }
        return classes;
    }

    static Matrix numbers(int rows, int columns, Random random) {
        Matrix x = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x.set(i, j, (float) random.nextGaussian());
            }
        }
        return x;
    }
}
