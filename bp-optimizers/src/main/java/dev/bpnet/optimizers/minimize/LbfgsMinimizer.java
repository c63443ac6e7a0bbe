package dev.bpnet.optimizers.minimize;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import dev.bpnet.optimizers.transform.Decay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * L-BFGS as PyTorch's {@code torch.optim.LBFGS} has it: along {@code d = -H·g}, H from the last pairs, as far as the line search
 * says. Inner products are in double, points and directions in float.
 *
 * <p>Different from PyTorch: it says when it has converged, and where a line search finds nothing lower it tries steepest descent
 * before it gives up, as scipy's L-BFGS-B does; PyTorch would stay where it is. A trial point that is not finite is too far.
 */
public final class LbfgsMinimizer implements Minimizer {
    private static final int START = 0;
    private static final int START_GRADIENT = 1;
    private static final int DIRECTION = 2;
    private static final int ARRAYS = 3;
    /** How many iterations there were since H was the identity. */
    private static final int ITERATIONS = 0;

    private static final int SCALARS = 1;

    private final Limits limits;
    private final LineSearch lineSearch;
    private final double weightDecay;
    private final Decay decay;
    private final Memory memory;
    private final StrongWolfe search = new StrongWolfe();
    private final Path path = new Path();
    private final List<Slot> slots;

    /**
     * When a step ends.
     *
     * @param maxIter after this many iterations
     * @param maxEval after the iteration with which it has made so many evaluations
     * @param toleranceGrad when no number of the gradient is larger
     * @param toleranceChange when an iteration changes the value by less, or no parameter by more
     */
    public record Limits(int maxIter, int maxEval, double toleranceGrad, double toleranceChange) {}

    /**
     * A minimizer.
     *
     * @param limits when a step ends
     * @param historySize how many pairs are remembered
     * @param lineSearch how far it goes along a direction
     * @param weightDecay the weight decay of the parameters that decay touches
     * @param decay which those are
     */
    public LbfgsMinimizer(Limits limits, int historySize, LineSearch lineSearch, double weightDecay, Decay decay) {
        this.limits = limits;
        this.lineSearch = lineSearch;
        this.weightDecay = weightDecay;
        this.decay = decay;
        this.memory = new Memory(historySize, ARRAYS, SCALARS);
        List<Slot> all = new ArrayList<>(List.of(
                Slot.array("start"),
                Slot.array("start_gradient"),
                Slot.array("direction"),
                Slot.scalar("iterations", 0)));
        all.addAll(memory.slots());
        this.slots = List.copyOf(all);
    }

    @Override
    public List<Slot> slots() {
        return slots;
    }

    @Override
    public double weightDecay(Parameter p) {
        return decay.touches(p) ? weightDecay : 0;
    }

    /** How an iteration ended. */
    private enum Outcome {
        MOVED,
        /** Along its direction hardly anything would be gained. */
        FLAT,
        /** Nothing lower was found, not along steepest descent either. */
        STUCK
    }

    @Override
    public Optional<String> step(Objective objective, StepContext s, Kernels k) {
        path.begin(objective, s);
        path.go();
        for (int n = 1; n <= limits.maxIter(); n++) {
            if (greatest(s.gradients()) <= limits.toleranceGrad()) {
                return Optional.of(flatEverywhere(s));
            }
            double before = path.value;
            Outcome outcome = iterate(s);
            Optional<String> end = switch (outcome) {
                case MOVED -> end(s, path.value - before);
                case FLAT -> Optional.of(atMost("the slope along the direction is", -path.slope));
                case STUCK ->
                    Optional.of("no lower loss was found, not along steepest descent either: this is as exact as"
                            + " float numbers are");
            };
            if (end.isPresent() || path.evaluations >= limits.maxEval()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private Outcome iterate(StepContext s) {
        System.arraycopy(s.parameters(), 0, s.slot(START), 0, s.parameters().length);
        System.arraycopy(s.gradients(), 0, s.slot(START_GRADIENT), 0, s.gradients().length);
        double f = path.value;
        boolean remembers = memory.pairs(s) > 0;
        Outcome outcome = descend(s, f);
        if (outcome == Outcome.STUCK && remembers) {
            forget(s);
            outcome = descend(s, f);
        }
        switch (outcome) {
            case MOVED -> memory.add(s, s.slot(START), s.slot(START_GRADIENT), s.parameters(), s.gradients());
            case STUCK -> {
                forget(s);
                path.back(f);
            }
            case FLAT -> {}
        }
        return outcome;
    }

    private void forget(StepContext s) {
        memory.clear(s);
        s.scalars().set(ITERATIONS, 0);
    }

    /** Along the direction of the memory, as far as the search says. */
    private Outcome descend(StepContext s, double f) {
        float[] g = s.slot(START_GRADIENT);
        float[] d = s.slot(DIRECTION);
        memory.direction(s, g, d);
        double iteration = s.scalars().get(ITERATIONS) + 1;
        s.scalars().set(ITERATIONS, iteration);
        double rate = s.learningRate();
        double first = iteration == 1 ? Math.min(1, 1 / sumOfSizes(g)) * rate : rate;
        double slope = InnerProduct.of(g, d);
        if (slope > -limits.toleranceChange() && slope <= 0) {
            path.slope = slope;
            return Outcome.FLAT;
        }
        // Uphill, or NaN: of no use, whatever the memory says.
        if (!(slope < 0)) {
            return Outcome.STUCK;
        }
        if (lineSearch == LineSearch.NONE) {
            path.go(first);
            return Outcome.MOVED;
        }
        double t = search.search(path, f, slope, first, greatest(d), limits.toleranceChange());
        if (t == 0) {
            return Outcome.STUCK;
        }
        if (path.t != t) {
            path.go(t);
        }
        return Outcome.MOVED;
    }

    /** Why nothing better is to be expected after a step that changed the value by so much; the tests of PyTorch in its order. */
    private Optional<String> end(StepContext s, double change) {
        double tolerance = limits.toleranceChange();
        double moved = path.t * greatest(s.slot(DIRECTION));
        if (greatest(s.gradients()) <= limits.toleranceGrad()) {
            return Optional.of(flatEverywhere(s));
        }
        if (moved <= tolerance) {
            return Optional.of(atMost("the last step moved no parameter by more than", moved));
        }
        if (Math.abs(change) < tolerance) {
            return Optional.of(atMost("the last step changed the loss by", Math.abs(change)));
        }
        return Optional.empty();
    }

    private String flatEverywhere(StepContext s) {
        return String.format(
                Locale.ROOT,
                "the greatest slope of the loss is %.2g, at most tolerance_grad %.2g",
                greatest(s.gradients()),
                limits.toleranceGrad());
    }

    private String atMost(String what, double size) {
        return String.format(
                Locale.ROOT, "%s %.2g, at most tolerance_change %.2g", what, size, limits.toleranceChange());
    }

    private static double greatest(float[] x) {
        float greatest = 0;
        for (float value : x) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }

    private static double sumOfSizes(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += Math.abs(value);
        }
        return sum;
    }

    /** The function along the direction: {@code φ(t) = f(start + t·d)}. What it holds is of one step. */
    private static final class Path implements Line {
        private @Nullable Objective objective;
        private float[] w = {};
        private float[] g = {};
        private float[] start = {};
        private float[] startGradient = {};
        private float[] d = {};
        private double t;
        private double value;
        private double slope;
        private long evaluations;

        void begin(Objective of, StepContext s) {
            objective = of;
            w = s.parameters();
            g = s.gradients();
            start = s.slot(START);
            startGradient = s.slot(START_GRADIENT);
            d = s.slot(DIRECTION);
            evaluations = 0;
        }

        /** Evaluates where the parameters are. */
        void go() {
            value = Objects.requireNonNull(objective).at(w, g);
            evaluations++;
        }

        @Override
        public void go(double at) {
            t = at;
            for (int i = 0; i < w.length; i++) {
                w[i] = (float) Math.fma(at, d[i], start[i]);
            }
            go();
            slope = InnerProduct.of(g, d);
        }

        /** Back to the start, where the value is known. */
        void back(double startValue) {
            t = 0;
            value = startValue;
            System.arraycopy(start, 0, w, 0, w.length);
            System.arraycopy(startGradient, 0, g, 0, g.length);
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public double slope() {
            return slope;
        }
    }
}
