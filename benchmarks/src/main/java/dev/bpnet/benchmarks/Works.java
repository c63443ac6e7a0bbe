package dev.bpnet.benchmarks;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.network.Predictor;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.Trainer;
import java.util.Arrays;
import java.util.Random;

/** What is measured, as a program that uses BP as a library would do it. */
final class Works {
    private static final int INPUTS = 16;

    private Works() {}

    /** Training steps: forward, loss, backward and update on mini-batches taken in turn. */
    static Work training(Workload workload, int threads) {
        Trainer trainer = workload.trainer(threads);
        Dataset[] batches = workload.batches();
        return i -> trainer.step(batches[i % batches.length]);
    }

    /** Predictions of one row, from array to array. */
    static Work oneRow(Workload workload) {
        Predictor predictor = workload.trained().predictor();
        Random random = new Random(2);
        float[][] rows = new float[INPUTS][workload.inputs()];
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        float[] prediction = new float[predictor.outputs()];
        return i -> predictor.predict(rows[i % INPUTS], prediction);
    }

    /** Predictions of many rows, from matrix to matrix. */
    static Work manyRows(Workload workload, int rows) {
        Predictor predictor = workload.trained().predictor();
        Random random = new Random(2);
        Matrix[] inputs = new Matrix[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            inputs[i] = workload.inputs(rows, random);
        }
        Matrix predictions = Matrix.zeros(rows, predictor.outputs());
        return i -> predictor.predict(inputs[i % INPUTS], predictions);
    }

    /** Products of a shape: one size, or rows, depth and columns as {@code 128x784x512}. */
    static Work product(String shape) {
        int[] sizes = sizes(shape);
        int m = sizes[0];
        int k = sizes[1];
        int n = sizes[2];
        Kernels kernels =
                KernelSelection.auto(Plugins.load().kernelsProviders()).kernels();
        Random random = new Random(3);
        Matrix a = Workload.numbers(m, k, random);
        Matrix b = Workload.numbers(k, n, random);
        Matrix c = Matrix.zeros(m, n);
        return i -> kernels.gemm(Form.NN, k, a, b, null, c, 0, m);
    }

    /** Floating-point operations of a product. */
    static double operations(String shape) {
        return 2 * Arrays.stream(sizes(shape)).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    private static int[] sizes(String shape) {
        int[] sizes =
                Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
        return sizes.length == 1 ? new int[] {sizes[0], sizes[0], sizes[0]} : sizes;
    }
}
