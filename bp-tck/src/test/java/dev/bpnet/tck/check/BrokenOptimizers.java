package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.state.Slot;
import java.util.List;

/** Gradient descent with momentum 0.5, and copies of it with one mistake each. */
public final class BrokenOptimizers {
    private BrokenOptimizers() {}

    /** The sound transform: {@code v = v/2 + g; w = w - η·v}. */
    public static class Heavy implements GradientTransform {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.array("velocity"), Slot.scalar("steps", 0));
        }

        @Override
        public void begin(StepContext s) {
            s.scalars().set(0, s.scalars().get(0) + 1);
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            k.axpby(1, s.gradients(), from, 0.5f, s.slot(0), from, to - from);
            k.axpby((float) -s.learningRate(p), s.slot(0), from, 1, s.parameters(), from, to - from);
        }
    }

    /** What the plugins below share. */
    public abstract static class Base implements OptimizerPlugin<NoParameters> {
        @Override
        public String name() {
            return "acme_heavy";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Optimizer create(NoParameters parameters) {
            return chain(transform());
        }

        GradientTransform transform() {
            return new Heavy();
        }
    }

    /** Keeps every promise. */
    public static final class Sound extends Base {}

    /** Two slots of one name. */
    public static final class TwoOfOneName extends Base {
        @Override
        GradientTransform transform() {
            return new Heavy() {
                @Override
                public List<Slot> slots() {
                    return List.of(Slot.array("velocity"), Slot.scalar("velocity", 0));
                }
            };
        }
    }

    /** Normalises by the band and says it is element-wise. */
    public static final class LooksAround extends Base {
        @Override
        GradientTransform transform() {
            return new Heavy() {
                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    float norm = (float) Math.sqrt(1 + k.sumOfSquares(s.gradients(), from, to - from));
                    k.axpby(0, s.gradients(), from, 1 / norm, s.gradients(), from, to - from);
                    super.apply(s, k, p, from, to);
                }
            };
        }
    }

    /** Marks the parameter in a slot, whatever the band. */
    public static final class WritesBeside extends Base {
        @Override
        GradientTransform transform() {
            return new Heavy() {
                @Override
                public List<Slot> slots() {
                    return List.of(Slot.array("velocity"), Slot.array("mark"), Slot.scalar("steps", 0));
                }

                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    super.apply(s, k, p, from, to);
                    s.slot(1)[p.offset()] = 1;
                }
            };
        }
    }

    /** Keeps its velocity in a field. */
    public static final class KeepsState extends Base {
        @Override
        GradientTransform transform() {
            float[] velocity = new float[OptimizerSubject.layout().size()];
            return new GradientTransform() {
                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    if (s.step() == 1) {
                        k.fill(0, velocity, from, to - from);
                    }
                    k.axpby(1, s.gradients(), from, 0.5f, velocity, from, to - from);
                    k.axpby((float) -s.learningRate(p), velocity, from, 1, s.parameters(), from, to - from);
                }
            };
        }
    }

    /** Slows down after some thousand calls. */
    public static final class Tires extends Base {
        @Override
        GradientTransform transform() {
            int[] calls = new int[1];
            return new Heavy() {
                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    if (calls[0]++ > 5_000) {
                        k.axpby(0, s.gradients(), from, 0.5f, s.gradients(), from, to - from);
                    }
                    super.apply(s, k, p, from, to);
                }
            };
        }
    }

    /** Copies the gradient at every step. */
    public static final class Allocates extends Base {
        @Override
        GradientTransform transform() {
            return new Heavy() {
                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    float[] copy = s.gradients().clone();
                    System.arraycopy(copy, from, s.gradients(), from, to - from);
                    super.apply(s, k, p, from, to);
                }
            };
        }
    }

    /** Climbs. */
    public static final class Climbs extends Base {
        @Override
        GradientTransform transform() {
            return new Heavy() {
                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    k.axpby((float) s.learningRate(p), s.gradients(), from, 1, s.parameters(), from, to - from);
                }
            };
        }
    }

    /** Has a rate of its own. */
    public static final class IgnoresTheRate extends Base {
        @Override
        GradientTransform transform() {
            return new Heavy() {
                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    k.axpby(-0.01f, s.gradients(), from, 1, s.parameters(), from, to - from);
                }
            };
        }
    }

    private static Optimizer chain(GradientTransform transform) {
        return new Optimizer() {
            @Override
            public double learningRate() {
                return 0.01;
            }

            @Override
            public List<GradientTransform> chain() {
                return List.of(transform);
            }
        };
    }
}
