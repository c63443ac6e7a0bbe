package dev.bpnet.core.definition;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.core.plan.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every quantity of one step of back-propagation on a small batch: what {@code bp explain} shows. */
public final class Derivation {
    /** Numeric derivatives of at most this many values a quantity: each costs two runs of the whole network. */
    private static final int MAX_NUMERIC = 256;

    private Derivation() {}

    /**
     * Derives a batch step.
     *
     * @param learningRate the rate of plain gradient descent, to show the updated parameters too; null to leave them out
     */
    public static List<Quantity> of(
            DoubleNetwork network, double[][] x, double[][] t, Loss loss, @Nullable Double learningRate) {
        double[] weights = new double[x.length];
        Arrays.fill(weights, 1);
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(new Quantity(Quantity.Part.GIVEN, "x", "", x, null));
        quantities.add(new Quantity(Quantity.Part.GIVEN, "y", "", t, null));
        for (Parameter p : network.graph().layout().parameters()) {
            quantities.add(new Quantity(Quantity.Part.GIVEN, symbol(network, p), p.name(), network.parameter(p), null));
        }
        network.gradient(
                x,
                t,
                weights,
                loss,
                (part, name, formula, values) -> quantities.add(new Quantity(part, name, formula, values, null)));
        addNumeric(quantities, network, new NumericGradient(network, x, t, weights, loss));
        if (learningRate != null) {
            addUpdates(quantities, network, learningRate);
        }
        return List.copyOf(quantities);
    }

    private static void addNumeric(List<Quantity> quantities, DoubleNetwork network, NumericGradient numeric) {
        Map<String, double[][]> byName = new HashMap<>();
        Map<String, Quantity> forward = new HashMap<>();
        for (Parameter p : network.graph().layout().parameters()) {
            byName.put("dL/d" + symbol(network, p), network.parameter(p));
        }
        for (int q = 0; q < quantities.size(); q++) {
            Quantity quantity = quantities.get(q);
            if (quantity.part() == Quantity.Part.FORWARD || quantity.name().equals("x")) {
                forward.put("dL/d" + quantity.name(), quantity);
                continue;
            }
            if (quantity.part() != Quantity.Part.BACKWARD) {
                continue;
            }
            double[][] parameter = byName.get(quantity.name());
            Quantity of = forward.get(quantity.name());
            if (quantity.name().equals("dL/dx")) {
                quantities.set(q, quantity.withNumeric(sample(quantity, (i, j) -> numeric.byInput(i, j))));
            } else if (parameter != null) {
                quantities.set(q, quantity.withNumeric(sample(quantity, (i, j) -> numeric.byValue(parameter[i], j))));
            } else if (of != null && !isPrediction(network, of.name())) {
                double[][] values = of.values();
                quantities.set(
                        q,
                        quantity.withNumeric(
                                sample(quantity, (i, j) -> numeric.byQuantity(of.name(), i, j, values[i][j]))));
            }
        }
    }

    /** Predictions lie behind the point where the loss takes over, so the loss does not follow them. */
    private static boolean isPrediction(DoubleNetwork network, String name) {
        return !network.graph().head().isEmpty()
                && name.equals("a[" + network.graph().head().getFirst().number() + "]");
    }

    private interface Slope {
        double at(int row, int column);
    }

    /** Numeric slopes of all values, or of evenly spread ones where there are many; NaN elsewhere. */
    private static double[][] sample(Quantity quantity, Slope slope) {
        int columns = quantity.columns();
        long size = (long) quantity.rows() * columns;
        long stride = Math.max(1, (size + MAX_NUMERIC - 1) / MAX_NUMERIC);
        double[][] numeric = new double[quantity.rows()][columns];
        for (double[] row : numeric) {
            Arrays.fill(row, Double.NaN);
        }
        for (long at = 0; at < size; at += stride) {
            int i = (int) (at / columns);
            int j = (int) (at % columns);
            numeric[i][j] = slope.at(i, j);
        }
        return numeric;
    }

    private static void addUpdates(List<Quantity> quantities, DoubleNetwork network, double rate) {
        for (Parameter p : network.graph().layout().parameters()) {
            double[][] values = network.parameter(p);
            double[][] gradient = network.gradient(p);
            double[][] updated = new double[p.rows()][p.columns()];
            for (int i = 0; i < p.rows(); i++) {
                for (int j = 0; j < p.columns(); j++) {
                    updated[i][j] = values[i][j] - rate * gradient[i][j];
                }
            }
            String symbol = symbol(network, p);
            String formula = String.format(Locale.ROOT, "%s - α·dL/d%s with α = %s", symbol, symbol, rate);
            quantities.add(new Quantity(Quantity.Part.UPDATE, symbol + " after the step", formula, updated, null));
        }
    }

    /** {@code W[l]}, {@code b[l]} and the like; other parameters have their names in the layer: {@code slopes[l]}. */
    private static String symbol(DoubleNetwork network, Parameter p) {
        for (Node node : network.graph().nodes()) {
            for (Node.Weight weight : node.weights()) {
                if (weight.parameter().index() == p.index()) {
                    return switch (p.role()) {
                        case WEIGHT -> "W[" + node.number() + "]";
                        case BIAS -> "b[" + node.number() + "]";
                        case NORM_SCALE -> "γ[" + node.number() + "]";
                        case NORM_SHIFT -> "β[" + node.number() + "]";
                        case EMBEDDING -> "E" + table(node, p) + "[" + node.number() + "]";
                        case OTHER -> p.name().substring(p.name().lastIndexOf('.') + 1) + "[" + node.number() + "]";
                    };
                }
            }
        }
        throw new IllegalStateException("the parameter " + p.name() + " belongs to no layer");
    }

    /** Which of several tables of a layer, by its name; nothing where there is one only. */
    private static String table(Node node, Parameter p) {
        return node.weights().size() == 1
                ? ""
                : "_" + p.name().substring(node.name().length() + 1);
    }
}
