package dev.bpnet.optimizers.minimize;

/**
 * A line search for the strong Wolfe conditions: from where {@code φ'(0) < 0}, a t with
 *
 * <pre>
 *   φ(t) ≤ φ(0) + c1·t·φ'(0)        enough is gained
 *   |φ'(t)| ≤ c2·|φ'(0)|            and little more is to be had
 * </pre>
 *
 * <p>First steps grow until an interval must hold such a point, then the interval shrinks around it; both by cubic interpolation
 * of values and slopes. Where the search ends without one (25 evaluations, or an interval that moves no parameter by more than
 * the tolerance) the answer is the better end of the interval, 0 where nothing lower was found. A value that is not finite
 * counts as +∞: too far.
 *
 * <p>Source: Nocedal and Wright, Numerical Optimization, 2006, algorithms 3.5 and 3.6; the bounds on interpolated points are those
 * of PyTorch's {@code _strong_wolfe}. It is an object only so that a search allocates nothing: {@link #search} begins anew.
 */
final class StrongWolfe {
    static final double C1 = 1e-4;
    static final double C2 = 0.9;
    /** As many evaluations as PyTorch allows one search. */
    static final int MAX_EVALUATIONS = 25;

    private double f0;
    private double slope0;
    private int evaluations;
    // The two ends of the interval. In the first phase end 0 is the point before, end 1 the present one.
    private final double[] t = new double[2];
    private final double[] f = new double[2];
    private final double[] slope = new double[2];
    private boolean nearBefore;

    /**
     * Searches along a line.
     *
     * @param line the line
     * @param f0 φ(0)
     * @param slope0 φ'(0), below 0
     * @param first the first t to try, above 0
     * @param size how far a step of t = 1 moves the parameter that it moves farthest
     * @param tolerance the search ends when the interval moves no parameter by more than this
     * @return t
     */
    double search(Line line, double f0, double slope0, double first, double size, double tolerance) {
        this.f0 = f0;
        this.slope0 = slope0;
        this.evaluations = 0;
        set(0, 0, f0, slope0);
        visit(line, first);
        Phase phase = bracket(line);
        int low = f[0] <= f[1] ? 0 : 1;
        if (phase == Phase.DONE) {
            return t[1];
        }
        if (phase == Phase.EXHAUSTED) {
            return low == 0 ? 0 : t[1];
        }
        return zoom(line, low, size, tolerance);
    }

    private enum Phase {
        DONE,
        BRACKETED,
        EXHAUSTED
    }

    /** The evaluations of the last search. */
    int evaluations() {
        return evaluations;
    }

    /** Evaluates at a point and makes it end 1. */
    private void visit(Line line, double at) {
        go(line, at);
        set(1, at, value(line), line.slope());
    }

    private void go(Line line, double at) {
        line.go(at);
        evaluations++;
    }

    private static double value(Line line) {
        boolean finite = Double.isFinite(line.value()) && Double.isFinite(line.slope());
        return finite ? line.value() : Double.POSITIVE_INFINITY;
    }

    private void set(int end, double at, double value, double slopeThere) {
        t[end] = at;
        f[end] = value;
        slope[end] = slopeThere;
    }

    /** Steps grow until two neighbouring ones enclose a point that satisfies both conditions. */
    private Phase bracket(Line line) {
        for (int n = 0; n < MAX_EVALUATIONS; n++) {
            if (tooHigh(t[1], f[1]) || (n > 1 && f[1] >= f[0])) {
                return Phase.BRACKETED;
            }
            if (flat(slope[1])) {
                return Phase.DONE;
            }
            if (slope[1] >= 0) {
                return Phase.BRACKETED;
            }
            double least = t[1] + 0.01 * (t[1] - t[0]);
            double next = CubicMinimum.of(t[0], f[0], slope[0], t[1], f[1], slope[1], least, 10 * t[1]);
            set(0, t[1], f[1], slope[1]);
            visit(line, next);
        }
        // PyTorch's interval is then the whole way.
        set(0, 0, f0, slope0);
        return Phase.EXHAUSTED;
    }

    private boolean tooHigh(double at, double value) {
        return value > f0 + C1 * at * slope0;
    }

    private boolean flat(double slopeThere) {
        return Math.abs(slopeThere) <= -C2 * slope0;
    }

    /** The interval shrinks; {@code low} is its end with the lower value, which satisfies the first condition. */
    private double zoom(Line line, int firstLow, double size, double tolerance) {
        int low = firstLow;
        nearBefore = false;
        while (evaluations <= MAX_EVALUATIONS && Math.abs(t[1] - t[0]) * size >= tolerance) {
            double at = trial();
            go(line, at);
            int high = 1 - low;
            double value = value(line);
            double slopeThere = line.slope();
            if (tooHigh(at, value) || value >= f[low]) {
                set(high, at, value, slopeThere);
                low = f[0] <= f[1] ? 0 : 1;
                continue;
            }
            boolean done = flat(slopeThere);
            if (!done && slopeThere * (t[high] - t[low]) >= 0) {
                set(high, t[low], f[low], slope[low]);
            }
            set(low, at, value, slopeThere);
            if (done) {
                break;
            }
        }
        return t[low];
    }

    /**
     * Where to look next inside the interval: at the minimum of the cubic, but not near an end twice running, or the interval
     * would shrink too slowly; then a tenth of it away from that end.
     */
    private double trial() {
        double least = Math.min(t[0], t[1]);
        double greatest = Math.max(t[0], t[1]);
        double at = CubicMinimum.of(t[0], f[0], slope[0], t[1], f[1], slope[1], least, greatest);
        double edge = 0.1 * (greatest - least);
        boolean near = Math.min(greatest - at, at - least) < edge;
        if (near && (nearBefore || at >= greatest || at <= least)) {
            nearBefore = false;
            return Math.abs(at - greatest) < Math.abs(at - least) ? greatest - edge : least + edge;
        }
        nearBefore = near;
        return at;
    }
}
