package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.minimize.LbfgsMinimizer;
import dev.bpnet.optimizers.minimize.LineSearch;
import dev.bpnet.optimizers.transform.Decay;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code lbfgs}: minimises the loss of all training rows, penalties included, as one function. An <em>evaluation</em> is one pass of
 * all rows forward and backward; an <em>iteration</em> finds a direction and searches along it, mostly with one or two evaluations;
 * an <em>epoch</em> is {@code max_iter} iterations, one unless told otherwise, after which validation rows are looked at.
 *
 * <p>Names and defaults are PyTorch's, but for these: {@code max_iter} is 1, not 20, as there {@code step} and here an epoch repeats
 * it; {@code line_search} is on; {@code weight_decay}, which PyTorch lacks, adds {@code weight_decay/2·Σw²} to the function. When it
 * has converged training ends.
 */
@Doc(
        value =
                "L-BFGS: a quasi-Newton method on all training rows at once, for small networks and data; it needs no learning"
                        + " rate, and ends when it has converged. An epoch is max_iter iterations; an iteration mostly takes one or two"
                        + " passes over the rows.",
        formula =
                "d = -H·g, H the inverse Hessian as the last history_size pairs s = w' - w, y = g' - g tell it;  w = w + t·d"
                        + " with f(w + t·d) <= f + 1e-4·t·g·d and |g(w + t·d)·d| <= 0.9·|g·d|, where f is the mean loss and all penalties",
        source =
                "Liu & Nocedal, On the limited memory BFGS method for large scale optimization, 1989; Nocedal & Wright,"
                        + " Numerical Optimization, 2006, chapters 3 and 7")
public final class Lbfgs implements OptimizerPlugin<Lbfgs.Parameters> {

    @Override
    public String name() {
        return "lbfgs";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1, 1, null, 1e-7, 1e-9, 100, LineSearch.STRONG_WOLFE, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters parameters) {
        LbfgsMinimizer.Limits limits = new LbfgsMinimizer.Limits(
                parameters.maxIter, parameters.mostEvaluations(), parameters.toleranceGrad, parameters.toleranceChange);
        return new Minimizing(
                parameters.learningRate,
                new LbfgsMinimizer(
                        limits,
                        parameters.historySize,
                        parameters.lineSearch,
                        parameters.weightDecay,
                        parameters.decay));
    }

    private record Minimizing(double learningRate, Minimizer whole) implements Optimizer {
        @Override
        public List<GradientTransform> chain() {
            return List.of();
        }

        @Override
        public Optional<Minimizer> minimizer() {
            return Optional.of(whole);
        }
    }

    /** The parameters of {@code lbfgs}. */
    public record Parameters(
            @Doc("the first length that is tried along a direction, and the length without a line search")
            @Range(min = 0, exclusiveMin = true)
            double learningRate,

            @Doc("the most iterations of an epoch") @Range(min = 1)
            int maxIter,

            @Doc(
                    "an epoch ends after the iteration with which it has made so many evaluations; left out, 1.25 max_iter")
            @Range(min = 1)
            @Nullable Integer maxEval,

            @Doc("converged when no number of the gradient is larger") @Range(min = 0)
            double toleranceGrad,

            @Doc("converged when an iteration changes the loss by less, or no parameter by more") @Range(min = 0)
            double toleranceChange,

            @Doc("how many iterations are remembered; each takes two numbers for every parameter of the network")
            @Range(min = 1)
            int historySize,

            @Doc("how far a step goes along its direction") LineSearch lineSearch,

            @Doc("this times half the sum of squares of the parameters is added to the loss") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {

        private int mostEvaluations() {
            return maxEval == null ? (int) Math.min(Integer.MAX_VALUE, maxIter * 5L / 4) : maxEval;
        }
    }
}
