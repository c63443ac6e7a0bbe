package dev.bpnet.core.activation;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.testing.Ledger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every value of {@code parity/activations.json}, by the definitions in double and by the float paths. */
class ActivationParityTest {
    private static final Plugins PLUGINS = Plugins.load();

    @Test
    void everyValueOfTheFileIsThatOfTorch() {
        Ledger file = Ledger.of("activations.json");
        assertThat(file.size()).isEqualTo(295);
        assertThat(file.root().get("dtype").text()).isEqualTo("float64");
        file.root().get("generator").isNotCompared();
        file.root().get("note").isNotCompared();
        double[] x = file.root().get("x").numbers();
        for (Ledger.Entry reference : file.cases()) {
            String name = reference.get("name").text();
            if (name.equals("gelu")) {
                assertThat(reference.get("hyper").get("approximate").text()).isEqualTo("none"); // as is the default
            } else {
                assertThat(reference.get("hyper").node()).isEmpty();
            }
            Activation g = PLUGINS.activation(Choice.of(name));
            double[] y = reference.get("y").numbers();
            double[] slopes = reference.get("dydx").numbers();
            assertThat(y).hasSameSizeAs(x);
            assertThat(slopes).hasSameSizeAs(x);
            checkDefinition(name, g, x, y, slopes);
            checkFloats(name, g, x, y, slopes);
        }
        assertThat(file.unread()).isEmpty();
    }

    private static void checkDefinition(String name, Activation g, double[] x, double[] y, double[] slopes) {
        double[] a = new double[x.length];
        double[] dx = new double[x.length];
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        g.define(x, a);
        g.defineBackward(x, a, ones, dx);
        for (int i = 0; i < x.length; i++) {
            // torch's gelu multiplies with 1 + erf, which ends in steps of 2^-53 below 0, where ours keeps its digits
            double step = name.equals("gelu") ? 1.2e-16 * Math.abs(Math.min(x[i], 0)) : 0;
            assertClose(a[i], y[i], 1e-12, step, name + " of " + x[i]);
            // 1 - a² ends in steps of 2^-53 for both: where it is small, one step is more than 1e-12 of it.
            assertClose(dx[i], slopes[i], 1e-12, 2.3e-16, "slope of " + name + " at " + x[i]);
        }
    }

    private static void checkFloats(String name, Activation g, double[] x, double[] y, double[] slopes) {
        Matrix z = Matrix.zeros(1, x.length);
        Matrix ones = Matrix.zeros(1, x.length);
        Arrays.fill(ones.array(), 1);
        for (int i = 0; i < x.length; i++) {
            z.set(0, i, (float) x[i]);
        }
        Matrix a = Matrix.zeros(1, x.length);
        Matrix dz = Matrix.zeros(1, x.length);
        g.forward(KernelsUnderTest.kernels(), z, a, 0, 1);
        g.backward(KernelsUnderTest.kernels(), z, a, ones, dz, 0, 1);
        for (int i = 0; i < x.length; i++) {
            assertClose(a.get(0, i), y[i], 1e-5, 1e-12, "float " + name + " of " + x[i]);
            // the slopes of tanh and sigmoid are computed from a, which is rounded to a float near 1
            assertClose(dz.get(0, i), slopes[i], 1e-5, 1.2e-7, "float slope of " + name + " at " + x[i]);
        }
    }
}
