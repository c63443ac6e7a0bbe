package dev.bpnet.core.optimize;

import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An optimizer between the penalties and the constraints of the parameters: the first link adds the derivatives of the
 * penalties to the gradient, so that everything behind (clipping, momentum, scaling) sees the gradient of the whole
 * objective; the last link moves the parameters into their sets.
 *
 * <p>Where all of them work value by value they run on bands as the optimizer's own links do; one that sees a whole parameter
 * makes the chain run in passes.
 *
 * @param optimizer what stands between
 * @param chain all links
 */
public record Regulated(Optimizer optimizer, List<GradientTransform> chain) implements Optimizer {

    /** The optimizer with the regulations of the parameters, by their index; the same one where there are none. */
    public static Optimizer of(Optimizer optimizer, List<Regulation> regulations) {
        boolean penalised = regulations.stream().anyMatch(r -> r.regularizer() != null);
        boolean constrained = regulations.stream().anyMatch(r -> r.constraint() != null);
        if (!penalised && !constrained) {
            return optimizer;
        }
        Regulation[] byIndex = regulations.toArray(Regulation[]::new);
        List<GradientTransform> chain = new ArrayList<>();
        if (penalised) {
            chain.add(new AddPenalties(byIndex));
        }
        chain.addAll(optimizer.chain());
        if (constrained) {
            chain.add(new Constrain(byIndex));
        }
        return new Regulated(optimizer, List.copyOf(chain));
    }

    @Override
    public double learningRate() {
        return optimizer.learningRate();
    }

    @Override
    public Optional<Minimizer> minimizer() {
        return optimizer.minimizer();
    }

    @Override
    public Optional<String> evaluationSlot() {
        return optimizer.evaluationSlot();
    }

    private static final class AddPenalties implements GradientTransform {
        private final Regulation[] regulations;
        private final Scope scope;

        AddPenalties(Regulation[] regulations) {
            this.regulations = regulations;
            boolean elements = true;
            for (Regulation regulation : regulations) {
                Regularizer regularizer = regulation.regularizer();
                elements &= regularizer == null || regularizer.elementwise();
            }
            this.scope = elements ? Scope.ELEMENT : Scope.TENSOR;
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            Regularizer regularizer = regulations[p.index()].regularizer();
            if (regularizer != null) {
                regularizer.addGradient(k, p, s.parameters(), s.gradients(), from, to);
            }
        }
    }

    private static final class Constrain implements GradientTransform {
        private final Regulation[] regulations;
        private final Scope scope;

        Constrain(Regulation[] regulations) {
            this.regulations = regulations;
            boolean elements = true;
            for (Regulation regulation : regulations) {
                Constraint constraint = regulation.constraint();
                elements &= constraint == null || constraint.elementwise();
            }
            this.scope = elements ? Scope.ELEMENT : Scope.TENSOR;
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            Constraint constraint = regulations[p.index()].constraint();
            if (constraint != null) {
                constraint.project(k, p, s.parameters(), from, to);
            }
        }
    }
}
