package dev.bpnet.core.optimize;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is added to the loss that a minimizer minimises: for each parameter that is trained its penalty, and of its weight decay
 * λ the function {@code λ/2·Σw²}. Sums are of doubles, parameter by parameter in the order of the layout, squares over chunks of
 * 65,536 values. Allocates nothing.
 */
public final class Penalties {
    private final Term[] terms;
    private final Kernels kernels;

    private static final class Term {
        private final Parameter parameter;
        private final double decay;
        private final @Nullable Regularizer regularizer;
        /** The parameter in double, as the regularizer takes it. */
        private final double[][] values;

        Term(Parameter parameter, double decay, @Nullable Regularizer regularizer) {
            this.parameter = parameter;
            this.decay = decay;
            this.regularizer = regularizer;
            this.values = regularizer == null ? new double[0][0] : new double[parameter.rows()][parameter.columns()];
        }
    }

    private Penalties(Term[] terms, Kernels kernels) {
        this.terms = terms;
        this.kernels = kernels;
    }

    /** Those of the parameters that are not frozen. */
    public static Penalties of(
            Minimizer minimizer,
            ParameterLayout layout,
            List<Regulation> regulations,
            ParameterGroups groups,
            Kernels kernels) {
        List<Term> terms = new ArrayList<>();
        for (Parameter p : layout.parameters()) {
            double decay = groups.weightDecay(p, minimizer.weightDecay(p));
            Regularizer regularizer = regulations.get(p.index()).regularizer();
            if (!groups.frozen(p) && (decay != 0 || regularizer != null)) {
                terms.add(new Term(p, decay, regularizer));
            }
        }
        return new Penalties(terms.toArray(Term[]::new), kernels);
    }

    /** Their sum at {@code w}. */
    public double at(float[] w) {
        double sum = 0;
        for (Term term : terms) {
            if (term.decay != 0) {
                sum += term.decay / 2 * squares(term.parameter, w);
            }
            Regularizer regularizer = term.regularizer;
            if (regularizer != null) {
                fill(term, w);
                sum += regularizer.penalty(term.values);
            }
        }
        return sum;
    }

    private double squares(Parameter p, float[] w) {
        double sum = 0;
        for (int from = p.offset(); from < p.end(); from += ChainRun.CHUNK) {
            sum += kernels.sumOfSquares(w, from, Math.min(ChainRun.CHUNK, p.end() - from));
        }
        return sum;
    }

    private static void fill(Term term, float[] w) {
        int at = term.parameter.offset();
        for (double[] row : term.values) {
            for (int j = 0; j < row.length; j++) {
                row[j] = w[at++];
            }
        }
    }

    /** Adds {@code λ·w}; the derivatives of the penalties are in the gradient, where {@link Regulated} has added them. */
    public void addDecay(float[] w, float[] g) {
        for (Term term : terms) {
            if (term.decay != 0) {
                Parameter p = term.parameter;
                kernels.axpby((float) term.decay, w, p.offset(), 1, g, p.offset(), p.size());
            }
        }
    }
}
