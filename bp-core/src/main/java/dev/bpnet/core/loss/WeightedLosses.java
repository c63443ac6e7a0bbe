package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Losses over neighbouring columns of one output and one target matrix, added up by weights. A row counts for a term as much as
 * the term's loss says of its class, and not at all where all of the term's targets are NaN.
 */
public final class WeightedLosses implements Loss {
    private final List<Term> terms;

    /** The columns of the matrices seen last, so that the next call on them allocates nothing. Whoever misses them makes new ones. */
    private volatile @Nullable Views last;

    /** These losses, from the left column on. */
    public WeightedLosses(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    private record Views(Matrix z, Matrix t, @Nullable Matrix dz, List<TermRows> rows) {
        @SuppressWarnings("ReferenceEquality") // other matrices of the same numbers are elsewhere
        boolean are(Matrix otherZ, Matrix otherT, @Nullable Matrix otherDz) {
            return z == otherZ && t == otherT && dz == otherDz;
        }
    }

    /** The losses, from the left column on. */
    public List<Term> terms() {
        return terms;
    }

    /**
     * One of the losses.
     *
     * @param loss the loss
     * @param weight its factor
     * @param output the first column of z that it takes; it takes {@code loss.outputs()}
     * @param target the first column of its targets
     * @param targets how many there are
     */
    public record Term(Loss loss, double weight, int output, int target, int targets) {

        /** Its columns of z, of the derivative by it or of predictions. */
        public Matrix outputsOf(Matrix z) {
            return columns(z, output, loss.outputs());
        }

        /** Its columns of the targets. */
        public Matrix targetsOf(Matrix t) {
            return columns(t, target, targets);
        }

        private static Matrix columns(Matrix m, int from, int columns) {
            return Matrix.of(m.array(), m.offset() + from, m.rows(), columns, m.stride());
        }

        /** How much a row counts for it, by its own targets. */
        public double factor(Matrix targets, int row) {
            return isMissing(targets, row) ? 0 : weight * (loss.weightsRows() ? loss.rowWeight(targets, row) : 1);
        }

        /** Whether a row has no target for it. */
        public static boolean isMissing(Matrix targets, int row) {
            for (int j = 0; j < targets.columns(); j++) {
                if (!Float.isNaN(targets.get(row, j))) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public int outputs() {
        return terms.stream().mapToInt(term -> term.loss().outputs()).sum();
    }

    /** Each term has its own; what predictions are made of follows from them. */
    @Override
    public Optional<String> link() {
        return Optional.empty();
    }

    @Override
    public boolean probabilities() {
        return false;
    }

    @Override
    public void evaluate(
            Kernels k, Matrix z, Matrix t, float[] rowScale, double[] rowLoss, @Nullable Matrix dz, int from, int to) {
        Arrays.fill(rowLoss, from, to, 0);
        List<TermRows> rows = rows(z, t, dz);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).evaluate(k, rowScale, from, to);
            rows.get(i).addTo(rowLoss, from, to);
        }
    }

    private List<TermRows> rows(Matrix z, Matrix t, @Nullable Matrix dz) {
        Views known = last;
        if (known != null && known.are(z, t, dz)) {
            return known.rows();
        }
        List<TermRows> rows = terms.stream()
                .map(term -> new TermRows(
                        term, term.outputsOf(z), term.targetsOf(t), dz == null ? null : term.outputsOf(dz), z.rows()))
                .toList();
        last = new Views(z, t, dz, rows);
        return rows;
    }

    @Override
    public double define(double[] z, double[] t, double @Nullable [] dz) {
        double sum = 0;
        for (Term term : terms) {
            int outputs = term.loss().outputs();
            double[] own = Arrays.copyOfRange(z, term.output(), term.output() + outputs);
            double[] targets = Arrays.copyOfRange(t, term.target(), term.target() + term.targets());
            double[] delta = dz == null ? null : new double[outputs];
            double factor = factor(term, targets);
            if (factor != 0) {
                sum += factor * term.loss().define(own, targets, delta);
            }
            for (int j = 0; dz != null && delta != null && j < outputs; j++) {
                dz[term.output() + j] = factor * delta[j];
            }
        }
        return sum;
    }

    private static double factor(Term term, double[] targets) {
        Matrix row = Matrix.zeros(1, targets.length);
        for (int j = 0; j < targets.length; j++) {
            row.set(0, j, (float) targets[j]);
        }
        return term.factor(row, 0);
    }

    @Override
    public String formula() {
        return String.join(
                " + ",
                terms.stream()
                        .map(term -> (term.weight() == 1 ? "" : term.weight() + " · ") + "("
                                + term.loss().formula() + ")")
                        .toList());
    }
}
