package dev.bpnet.core.initializer;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.testing.Ledger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Every value of {@code parity/initializers.json}: the theory, and the statistics of a sample of PyTorch's, which are of
 * other random numbers and therefore as far from ours as chance allows.
 */
class InitializerParityTest {
    private static final RandomStream RANDOM = RandomStream.of(11, Purpose.INITIALIZE, 0);

    @Test
    void everyValueOfTheFileIsThatOfTorch() {
        Ledger file = Ledger.of("initializers.json");
        assertThat(file.size()).isEqualTo(58);
        file.root().get("generator").isNotCompared();
        file.root().get("note").isNotCompared();
        for (Ledger.Entry reference : file.cases()) {
            double[] shape = reference.get("shape_out_in").numbers();
            Matrix w = Matrix.zeros((int) shape[1], (int) shape[0]);
            String name = reference.get("name").text();
            initializer(name, reference.get("hyper")).initialize(RANDOM, w.rows(), w.columns(), w);
            Ledger.Entry theory = reference.get("theory");
            if (theory.get("distribution").text().equals("uniform")) {
                checkUniform(name, w.array(), theory, reference.get("sample"));
            } else {
                checkConstant(w.array(), theory, reference.get("sample"));
            }
        }
        assertThat(file.unread()).isEmpty();
    }

    private static Initializer initializer(String name, Ledger.Entry hyper) {
        return switch (name) {
            case "xavier_uniform" -> new GlorotUniform().create(new GlorotUniform().defaults());
            case "kaiming_uniform" -> {
                assertThat(hyper.get("mode").text()).isEqualTo("fan_in");
                assertThat(hyper.get("nonlinearity").text()).isEqualTo("relu");
                yield new HeUniform().create(new HeUniform().defaults());
            }
            case "torch_linear_default_weight" -> {
                hyper.get("note").isNotCompared();
                yield new VarianceScaling()
                        .create(new VarianceScaling.Parameters(
                                1 / 3.0, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM));
            }
            case "zeros" -> new Zeros().create(new Zeros().defaults());
            default -> throw new IllegalStateException("the file has a case " + name + ", which no test knows");
        };
    }

    private static void checkUniform(String name, float[] w, Ledger.Entry theory, Ledger.Entry sample) {
        double low = theory.get("low").number();
        double high = theory.get("high").number();
        double std = theory.get("std").number();
        int n = w.length;
        Moments m = Moments.of(w);
        assertClose(std, (high - low) / Math.sqrt(12), 1e-12, 0, "theory of " + name);
        assertClose(m.mean, theory.get("mean").number(), 0, 5 * std / Math.sqrt(n), "mean of " + name);
        assertClose(m.std / std, 1, 5 / Math.sqrt(2.0 * n), 0, "standard deviation of " + name);
        assertThat(m.min).isBetween((double) (float) low, 0.999 * low);
        assertThat(m.max).isBetween(0.999 * high, (double) (float) high);
        // two samples, each with its own error
        assertClose(m.mean, sample.get("mean").number(), 0, 7 * std / Math.sqrt(n), "sample mean of " + name);
        assertClose(m.std, sample.get("std").number(), 7 / Math.sqrt(2.0 * n), 0, "sample deviation of " + name);
        assertClose(m.min, sample.get("min").number(), 1e-3, 0, "least of " + name);
        assertClose(m.max, sample.get("max").number(), 1e-3, 0, "greatest of " + name);
        assertClose(m.meanSize, sample.get("abs_mean").number(), 7 / Math.sqrt(3.0 * n), 0, "mean size of " + name);
        assertClose(m.kurtosis, sample.get("kurtosis").number(), 0.02, 0, "kurtosis of " + name);
    }

    private static void checkConstant(float[] w, Ledger.Entry theory, Ledger.Entry sample) {
        Moments m = Moments.of(w);
        double value = theory.get("value").number();
        assertThat(m.min).isEqualTo(value).isEqualTo(sample.get("min").number());
        assertThat(m.max).isEqualTo(value).isEqualTo(sample.get("max").number());
        assertThat(m.mean).isEqualTo(sample.get("mean").number());
        assertThat(m.std).isEqualTo(sample.get("std").number());
        assertThat(m.meanSize).isEqualTo(sample.get("abs_mean").number());
        assertThat(m.kurtosis).isNaN();
        assertThat(sample.get("kurtosis").number()).isNaN();
    }

    private record Moments(double mean, double std, double min, double max, double meanSize, double kurtosis) {
        static Moments of(float[] w) {
            double mean = 0;
            double size = 0;
            for (float value : w) {
                mean += (double) value / w.length;
                size += Math.abs((double) value) / w.length;
            }
            double second = 0;
            double fourth = 0;
            for (float value : w) {
                double square = (value - mean) * (value - mean);
                second += square / w.length;
                fourth += square * square / w.length;
            }
            float[] sorted = w.clone();
            Arrays.sort(sorted);
            return new Moments(
                    mean, Math.sqrt(second), sorted[0], sorted[w.length - 1], size, fourth / (second * second));
        }
    }
}
