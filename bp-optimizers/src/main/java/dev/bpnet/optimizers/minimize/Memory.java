package dev.bpnet.optimizers.minimize;

import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * What L-BFGS remembers of its last iterations: up to m pairs {@code s = w' - w}, {@code y = g' - g}, which stand for the inverse
 * Hessian H. They are in the slots of the step, a ring of pairs; here is only how to read them.
 *
 * <p>Source: Liu and Nocedal, On the limited memory BFGS method for large scale optimization, 1989; Nocedal and Wright, Numerical
 * Optimization, 2006, algorithm 7.4.
 */
final class Memory {
    /** Pairs with a smaller {@code y·s} are not taken: the curvature along them is not positive. That of PyTorch. */
    private static final double LEAST_CURVATURE = 1e-10;

    private static final int COUNT = 0;
    private static final int NEWEST = 1;
    private static final int SCALE = 2;
    private static final int CURVATURES = 3;

    private final int size;
    private final int firstArray;
    private final int firstScalar;
    private final double[] alpha;

    /** A memory of {@code size} pairs in the slots from these positions on. */
    Memory(int size, int firstArray, int firstScalar) {
        this.size = size;
        this.firstArray = firstArray;
        this.firstScalar = firstScalar;
        this.alpha = new double[size];
    }

    /** The slots it takes. */
    List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        slots.add(Slot.scalar("pairs", 0));
        slots.add(Slot.scalar("newest", -1));
        slots.add(Slot.scalar("scale", 1));
        for (int i = 0; i < size; i++) {
            slots.add(Slot.scalar("curvature" + i, 0));
            slots.add(Slot.array("s" + i));
            slots.add(Slot.array("y" + i));
        }
        return slots;
    }

    /** The pairs there are. */
    int pairs(StepContext s) {
        return (int) get(s, COUNT);
    }

    /** Forgets all pairs: H is the identity again. */
    void clear(StepContext s) {
        put(s, COUNT, 0);
        put(s, SCALE, 1);
    }

    /** Takes the pair from {@code (w, g)} to {@code (w', g')}, in the place of the oldest where there are m; H begins with {@code y·s/y·y}. */
    void add(StepContext s, float[] w, float[] g, float[] nextW, float[] nextG) {
        // The oldest pair has to stay should this one not be taken, so the curvature is found first.
        double ys = 0;
        double yy = 0;
        for (int i = 0; i < w.length; i++) {
            double y = nextG[i] - g[i];
            ys = Math.fma(y, nextW[i] - w[i], ys);
            yy = Math.fma(y, y, yy);
        }
        if (!(ys > LEAST_CURVATURE)) {
            return;
        }
        int at = ((int) get(s, NEWEST) + 1) % size;
        float[] steps = step(s, at);
        float[] changes = change(s, at);
        for (int i = 0; i < w.length; i++) {
            steps[i] = nextW[i] - w[i];
            changes[i] = nextG[i] - g[i];
        }
        put(s, CURVATURES + at, ys);
        put(s, NEWEST, at);
        put(s, COUNT, Math.min(size, pairs(s) + 1));
        put(s, SCALE, ys / yy);
    }

    /**
     * {@code d = -H·g} by the two loops: from the newest pair to the oldest {@code α = s·q/y·s, q = q - α·y}, then {@code r = scale·q},
     * and back {@code r = r + (α - y·r/y·s)·s}.
     */
    void direction(StepContext s, float[] g, float[] d) {
        for (int i = 0; i < d.length; i++) {
            d[i] = -g[i];
        }
        int pairs = pairs(s);
        int newest = (int) get(s, NEWEST);
        for (int n = 0; n < pairs; n++) {
            int at = Math.floorMod(newest - n, size);
            alpha[at] = InnerProduct.of(step(s, at), d) / get(s, CURVATURES + at);
            add(-alpha[at], change(s, at), d);
        }
        double scale = get(s, SCALE);
        for (int i = 0; i < d.length; i++) {
            d[i] = (float) (scale * d[i]);
        }
        for (int n = pairs - 1; n >= 0; n--) {
            int at = Math.floorMod(newest - n, size);
            double beta = InnerProduct.of(change(s, at), d) / get(s, CURVATURES + at);
            add(alpha[at] - beta, step(s, at), d);
        }
    }

    private static void add(double factor, float[] x, float[] d) {
        for (int i = 0; i < d.length; i++) {
            d[i] = (float) Math.fma(factor, x[i], d[i]);
        }
    }

    private float[] step(StepContext s, int at) {
        return s.slot(firstArray + 2 * at);
    }

    private float[] change(StepContext s, int at) {
        return s.slot(firstArray + 2 * at + 1);
    }

    private double get(StepContext s, int index) {
        return s.scalars().get(firstScalar + index);
    }

    private void put(StepContext s, int index, double value) {
        s.scalars().set(firstScalar + index, value);
    }
}
