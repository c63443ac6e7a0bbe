package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For weight matrices: momentum, and then the nearest matrix with orthogonal rows or columns in the place of the gradient, by
 * Newton and Schulz's iteration {@code X = aX + (bA + cA²)X}, {@code A = X·Xᵀ}, from {@code X = G/‖G‖}; times
 * {@code √max(1, rows/columns)} with rows counted as PyTorch does, one a unit. All other parameters get the direction of Adam, times
 * a factor of their own.
 *
 * <pre>
 *   v = μ·v + (1 - μ)·g          G = v, or with nesterov (1 - μ)·g + μ·v
 *   a = 3.4445, b = -4.7750, c = 2.0315
 * </pre>
 *
 * <p>Source: Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024.
 *
 * @param momentum μ
 * @param nesterov whether to look ahead
 * @param steps iterations
 * @param otherFactor the factor on the direction of all other parameters
 * @param other the direction of all other parameters
 * @param views of the flat arrays, made at the first step of each matrix, so that later ones allocate nothing
 */
public record Orthogonalize(
        double momentum,
        boolean nesterov,
        int steps,
        double otherFactor,
        ScaleByAdam other,
        Map<Parameter, Views> views)
        implements GradientTransform {
    private static final float A = 3.4445f;
    private static final float B = -4.7750f;
    private static final float C = 2.0315f;
    private static final double TINY = 1e-7;

    /** Without views yet. */
    public Orthogonalize(double momentum, boolean nesterov, int steps, double otherFactor, ScaleByAdam other) {
        this(momentum, nesterov, steps, otherFactor, other, new HashMap<>());
    }

    /**
     * One matrix in the flat arrays, turned so that it has no more rows than columns.
     *
     * @param own the gradient as the layout has it
     * @param g the gradient's place as room for the turned matrix
     * @param x the iterate
     * @param gram A
     * @param polynomial bA + cA²
     */
    public record Views(Matrix own, Matrix g, Matrix x, Matrix gram, Matrix polynomial) {
        static Views of(StepContext s, Parameter p) {
            int rows = Math.min(p.rows(), p.columns());
            int columns = Math.max(p.rows(), p.columns());
            return new Views(
                    p.in(s.gradients()),
                    Matrix.of(s.gradients(), p.offset(), rows, columns),
                    Matrix.of(s.slot(2), p.offset(), rows, columns),
                    Matrix.of(s.slot(3), p.offset(), rows, rows),
                    Matrix.of(s.slot(4), p.offset(), rows, rows));
        }
    }

    /** Whether a parameter is one of the matrices. */
    public static boolean isMatrix(Parameter p) {
        return p.role() == Role.WEIGHT && p.rows() > 1 && p.columns() > 1;
    }

    @Override
    public Scope scope() {
        return Scope.TENSOR;
    }

    /** Those of Adam first, whose m is the velocity of a matrix; then room for the iteration. */
    @Override
    public List<Slot> slots() {
        List<Slot> slots = new ArrayList<>(other.slots());
        slots.add(Slot.array("x"));
        slots.add(Slot.array("gram"));
        slots.add(Slot.array("polynomial"));
        return List.copyOf(slots);
    }

    @Override
    public void begin(StepContext s) {
        other.begin(s);
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        if (!isMatrix(p)) {
            other.apply(s, k, p, from, to);
            float factor = (float) otherFactor;
            for (int i = from; i < to; i++) {
                g[i] *= factor;
            }
            return;
        }
        float[] v = s.slot(0);
        float stays = (float) momentum;
        float comes = (float) (1 - momentum);
        for (int i = from; i < to; i++) {
            v[i] = Math.fma(stays, v[i], comes * g[i]);
            g[i] = nesterov ? Math.fma(stays, v[i], comes * g[i]) : v[i];
        }
        orthogonalize(s, k, p);
        // A weight is [in, out]: a unit is a column here, a row there.
        float scale = (float) Math.sqrt(Math.max(1, (double) p.columns() / p.rows()));
        for (int i = from; i < to; i++) {
            g[i] *= scale;
        }
    }

    /** Works on the side with fewer rows, so that A is small. */
    @SuppressWarnings("ReferenceEquality") // another array means another run, whatever its numbers are
    private void orthogonalize(StepContext s, Kernels k, Parameter p) {
        Views found = views.get(p);
        if (found == null || found.own.array() != s.gradients()) {
            found = Views.of(s, p);
            views.put(p, found);
        }
        boolean wide = p.rows() <= p.columns();
        Matrix own = found.own;
        Matrix g = found.g;
        Matrix x = found.x;
        Matrix gram = found.gram;
        Matrix polynomial = found.polynomial;
        int rows = x.rows();
        int columns = x.columns();
        double norm = Math.sqrt(k.sumOfSquares(s.gradients(), p.offset(), p.size()));
        if (wide) {
            System.arraycopy(own.array(), own.offset(), x.array(), x.offset(), p.size());
        } else {
            k.transpose(own, x, 0, p.rows());
        }
        float scale = (float) (1 / (norm + TINY));
        for (int i = p.offset(); i < p.end(); i++) {
            x.array()[i] *= scale;
        }
        int square = rows * rows;
        for (int step = 0; step < steps; step++) {
            k.gemm(Form.NT, columns, x, x, null, gram, 0, rows);
            k.gemm(Form.NN, rows, gram, gram, null, polynomial, 0, rows);
            k.axpby(B, gram.array(), gram.offset(), C, polynomial.array(), polynomial.offset(), square);
            k.gemm(Form.NN, rows, polynomial, x, null, g, 0, rows);
            k.axpby(1, g.array(), g.offset(), A, x.array(), x.offset(), p.size());
        }
        if (wide) {
            System.arraycopy(x.array(), x.offset(), own.array(), own.offset(), p.size());
        } else {
            k.transpose(x, own, 0, rows);
        }
    }
}
