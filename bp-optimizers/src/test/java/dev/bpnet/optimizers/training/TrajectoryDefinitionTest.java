package dev.bpnet.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.optimizers.testing.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every value of {@code parity/trajectories.json} by the definitions in double: outputs, losses, gradients and parameters of
 * every step, to twelve digits where PyTorch computed in double. {@link TrajectoryTest} has the trainer follow the same steps.
 */
class TrajectoryDefinitionTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final TargetInfo TARGET = TargetInfo.classes(List.of("0", "1", "2"));
    private static final Loss LOSS = PLUGINS.loss(Choice.of("cross_entropy"), TARGET);

    @Test
    void everyValueOfTheFileIsThatOfTorch() {
        Ledger file = Ledger.of("trajectories.json");
        assertThat(file.size()).isEqualTo(6712);
        file.root().get("generator").isNotCompared();
        file.root().get("note").isNotCompared();
        List<Ledger.Entry> cases = file.cases();
        for (int i = 0; i < cases.size(); i++) {
            new Run(cases.get(i), Trajectory.all().get(i)).follow();
        }
        assertThat(file.unread()).isEmpty();
    }

    /** One case: the network in double, and the optimizer by its formula. */
    private static final class Run {
        private final Ledger.Entry reference;
        private final double tolerance;
        private final DoubleNetwork network;
        private final double[][] x;
        private final double[] y;
        private final double rate;
        private final double momentum;
        private final boolean adam;
        private final double[] m;
        private final double[] v;

        Run(Ledger.Entry reference, Trajectory trajectory) {
            this.reference = reference;
            reference.get("name").isNotCompared();
            reference.get("note").isNotCompared();
            tolerance = reference.get("dtype").text().equals("float64") ? 1e-12 : 1e-5;
            Network start = trajectory.start(PLUGINS);
            assertThat(reference.get("layers").numbers()).containsExactly(4, 8, 3);
            assertThat(reference.get("activations").all())
                    .extracting(Ledger.Entry::text)
                    .contains("linear")
                    .hasSize(2);
            network = new DoubleNetwork(start.graph(), start.parameters(), start.buffers());
            put(flat(reference.get("initial"), "W", "b"));
            x = reference.get("X").rows();
            y = reference.get("Y").numbers();
            Ledger.Entry hyper = reference.get("hyper");
            rate = hyper.get("lr").number();
            momentum = hyper.has("momentum") ? hyper.get("momentum").number() : 0;
            adam = reference.get("optimizer").text().equals("Adam");
            m = new double[network.graph().layout().size()];
            v = new double[m.length];
        }

        void follow() {
            List<Ledger.Entry> steps = reference.get("steps").all();
            assertThat(steps).hasSize(10);
            for (int k = 0; k < steps.size(); k++) {
                step(steps.get(k), k, batch(k));
            }
            int[] all = IntStream.range(0, y.length).toArray();
            close(
                    "final output",
                    flat(network.output(x)),
                    flat(reference.get("final_output").rows()));
            close("final loss", new double[] {gradient(all)}, new double[] {
                reference.get("final_loss").number()
            });
        }

        private int[] batch(int k) {
            Ledger.Entry batches = reference.get("batches");
            if (batches.node().isNull()) {
                batches.isNotCompared();
                return IntStream.range(0, y.length).toArray();
            }
            double[][] rows = batches.rows();
            return Arrays.stream(rows[k % rows.length]).mapToInt(i -> (int) i).toArray();
        }

        private void step(Ledger.Entry step, int k, int[] rows) {
            String where = reference + " step " + k + ": ";
            assertThat(step.get("step").number()).isEqualTo(k + 1);
            assertThat(step.get("lr").number()).isEqualTo(rate);
            double[][] batch = Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new);
            if (step.has("output_logits")) {
                close(
                        where + "output",
                        flat(network.output(batch)),
                        flat(step.get("output_logits").rows()));
            }
            close(where + "loss", new double[] {gradient(rows)}, new double[] {
                step.get("loss").number()
            });
            double[] g = gradient();
            if (step.has("grad_W")) {
                close(where + "gradient", g, flat(step, "grad_W", "grad_b"));
            }
            double[] w = parameters();
            for (int i = 0; i < w.length; i++) {
                w[i] -= rate * direction(g[i], i, k + 1);
            }
            close(where + "parameters", w, flat(step, "W", "b"));
            put(w);
        }

        private double direction(double g, int i, int t) {
            if (!adam) {
                m[i] = t == 1 ? g : momentum * m[i] + g;
                return m[i];
            }
            m[i] = 0.9 * m[i] + (1 - 0.9) * g;
            v[i] = 0.999 * v[i] + (1 - 0.999) * g * g;
            double root = Math.sqrt(v[i]) / Math.sqrt(1 - StrictMath.pow(0.999, t));
            return m[i] / (1 - StrictMath.pow(0.9, t)) / (root + 1e-8);
        }

        private double gradient(int[] rows) {
            double[][] batch = Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new);
            double[][] t =
                    Arrays.stream(rows).mapToObj(i -> new double[] {y[i]}).toArray(double[][]::new);
            double[] ones = new double[rows.length];
            Arrays.fill(ones, 1);
            return network.gradient(batch, t, ones, LOSS, (part, name, formula, values) -> {});
        }

        private void close(String what, double[] found, double[] expected) {
            assertThat(found).as(what).hasSameSizeAs(expected);
            for (int i = 0; i < found.length; i++) {
                assertThat(Math.abs(found[i] - expected[i]))
                        .as("%s, value %d: %s, not %s", what, i, found[i], expected[i])
                        .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected[i])));
            }
        }

        private double[] gradient() {
            double[] flat = new double[m.length];
            for (Parameter p : network.graph().layout().parameters()) {
                copy(network.gradient(p), flat, p);
            }
            return flat;
        }

        private double[] parameters() {
            double[] flat = new double[network.graph().layout().size()];
            for (Parameter p : network.graph().layout().parameters()) {
                copy(network.parameter(p), flat, p);
            }
            return flat;
        }

        private void put(double[] flat) {
            for (Parameter p : network.graph().layout().parameters()) {
                double[][] values = network.parameter(p);
                for (int i = 0; i < p.rows(); i++) {
                    System.arraycopy(flat, p.offset() + i * p.columns(), values[i], 0, p.columns());
                }
            }
        }

        private static void copy(double[][] from, double[] flat, Parameter p) {
            for (int i = 0; i < p.rows(); i++) {
                System.arraycopy(from[i], 0, flat, p.offset() + i * p.columns(), p.columns());
            }
        }
    }

    /** In the order of our layout: of each layer the weights, which the file has transposed, then the bias. */
    private static double[] flat(Ledger.Entry at, String weights, String biases) {
        List<Double> flat = new ArrayList<>();
        for (int layer = 0; layer < at.get(weights).all().size(); layer++) {
            double[][] w = at.get(weights).all().get(layer).rows();
            for (int in = 0; in < w[0].length; in++) {
                for (double[] row : w) {
                    flat.add(row[in]);
                }
            }
            for (double b : at.get(biases).all().get(layer).numbers()) {
                flat.add(b);
            }
        }
        return flat.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
