package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.state.Slot;
import java.util.List;
import java.util.Optional;

/** Steepest descent with steps that are halved until the value is lower, and copies of it with one mistake each. */
final class BrokenMinimizers {
    private BrokenMinimizers() {}

    /** The sound one: {@code w = w - t·g}, t from twice the last one down to where Armijo's condition holds. */
    static class Halving implements Minimizer {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.array("start"), Slot.array("slope"), Slot.scalar("length", 1));
        }

        @Override
        public Optional<String> step(Objective objective, StepContext s, Kernels k) {
            float[] w = s.parameters();
            float[] g = s.gradients();
            float[] start = s.slot(0);
            float[] slope = s.slot(1);
            double value = objective.at(w, g);
            double square = k.sumOfSquares(g, 0, g.length);
            if (square <= 1e-8) {
                return end("the gradient is as good as 0");
            }
            System.arraycopy(w, 0, start, 0, w.length);
            System.arraycopy(g, 0, slope, 0, g.length);
            for (double t = 2 * length(s); t > 1e-12; t /= 2) {
                for (int i = 0; i < w.length; i++) {
                    w[i] = (float) (start[i] - t * slope[i]);
                }
                if (accepts(value - 1e-4 * t * square, objective.at(w, g))) {
                    keepLength(s, t);
                    return Optional.empty();
                }
            }
            System.arraycopy(start, 0, w, 0, w.length);
            return end("nothing lower was found");
        }

        boolean accepts(double bound, double value) {
            return value <= bound;
        }

        double length(StepContext s) {
            return s.scalars().get(0);
        }

        void keepLength(StepContext s, double t) {
            s.scalars().set(0, t);
        }

        Optional<String> end(String why) {
            return Optional.of(why);
        }
    }

    /** What the plugins below share. */
    abstract static class Base implements OptimizerPlugin<NoParameters> {
        @Override
        public String name() {
            return "acme_halving_descent";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Optimizer create(NoParameters parameters) {
            return new Minimizing(minimizer());
        }

        Minimizer minimizer() {
            return new Halving();
        }
    }

    private record Minimizing(Minimizer whole) implements Optimizer {
        @Override
        public double learningRate() {
            return 1;
        }

        @Override
        public List<GradientTransform> chain() {
            return List.of();
        }

        @Override
        public Optional<Minimizer> minimizer() {
            return Optional.of(whole);
        }
    }

    /** Keeps every promise. */
    static final class Sound extends Base {}

    /** Two slots of one name. */
    static final class TwoOfOneName extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                @Override
                public List<Slot> slots() {
                    return List.of(Slot.array("start"), Slot.array("start"), Slot.scalar("length", 1));
                }
            };
        }
    }

    /** Takes a value that is not a number for a lower one. */
    static final class AcceptsNan extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                @Override
                boolean accepts(double bound, double value) {
                    return !(value > bound);
                }
            };
        }
    }

    /** Says after some steps that it has arrived, wherever it is. */
    static final class GivesUp extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                @Override
                public Optional<String> step(Objective objective, StepContext s, Kernels k) {
                    return s.step() > 14 ? Optional.of("that was enough") : super.step(objective, s, k);
                }
            };
        }
    }

    /** Never says that it has arrived. */
    static final class NeverEnds extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                @Override
                Optional<String> end(String why) {
                    return Optional.empty();
                }
            };
        }
    }

    /** Ends with a full stop, behind which nothing can be printed. */
    static final class EndsWithAFullStop extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                @Override
                Optional<String> end(String why) {
                    return Optional.of(why + ".");
                }
            };
        }
    }

    /** Keeps the length of its steps in a field. */
    static final class KeepsState extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                private double length = 1;

                @Override
                double length(StepContext s) {
                    return s.step() == 1 ? 1 : length;
                }

                @Override
                void keepLength(StepContext s, double t) {
                    length = 0.7 * t;
                }
            };
        }
    }

    /** Takes shorter steps after some thousand calls. */
    static final class Tires extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                private int calls;

                @Override
                double length(StepContext s) {
                    return calls++ > 4_000 ? super.length(s) * 0.7 : super.length(s);
                }
            };
        }
    }

    /** Copies the gradient in every step. */
    static final class Allocates extends Base {
        @Override
        Minimizer minimizer() {
            return new Halving() {
                @Override
                public Optional<String> step(Objective objective, StepContext s, Kernels k) {
                    float[] copy = s.parameters().clone();
                    System.arraycopy(copy, 0, s.parameters(), 0, copy.length);
                    return super.step(objective, s, k);
                }
            };
        }
    }
}
