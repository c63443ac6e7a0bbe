package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * Adam without a schedule: trains at {@code y = (1 - β1)·z + β1·x}, where z takes the steps and x is their weighted average, with
 * which one predicts:
 *
 * <pre>
 *   v = β2·v + (1 - β2)·g²          u = g / (√(v / (1 - β2^t)) + ε) + λ·y
 *   z = z - η·u                     x = (1 - c)·x + c·z            c = η²/Σ η² over the steps so far
 * </pre>
 *
 * <p>The weights of the average are squares of the greatest rate so far, as in the authors' program. Moves the parameters itself.
 *
 * <p>Source: Defazio et al., The road less scheduled, 2024.
 *
 * @param beta1 β1, how much of the average there is in y
 * @param beta2 β2, the decay of the mean of squared gradients
 * @param epsilon ε, above 0
 * @param weightDecay λ
 * @param decay which parameters decay
 */
public record ScheduleFree(double beta1, double beta2, double epsilon, double weightDecay, Decay decay)
        implements GradientTransform {
    /** The slot with the average. */
    public static final String AVERAGE = "x";

    private static final int Z = 0;
    private static final int X = 1;
    private static final int V = 2;
    private static final int BETA2_POWER = 0;
    private static final int GREATEST_RATE = 1;
    private static final int WEIGHTS = 2;
    private static final int SHARE = 3;
    private static final List<Slot> SLOTS = List.of(
            Slot.copyOfParameters("z"),
            Slot.copyOfParameters(AVERAGE),
            Slot.array("v"),
            Slot.scalar("beta2_power", 1),
            Slot.scalar("greatest_rate", 0),
            Slot.scalar("weights", 0),
            Slot.scalar("share", 0));

    @Override
    public List<Slot> slots() {
        return SLOTS;
    }

    @Override
    public void begin(StepContext s) {
        Scalars scalars = s.scalars();
        scalars.set(BETA2_POWER, beta2 * scalars.get(BETA2_POWER));
        double greatest = Math.max(scalars.get(GREATEST_RATE), s.learningRate());
        double weight = greatest * greatest;
        double weights = scalars.get(WEIGHTS) + weight;
        scalars.set(GREATEST_RATE, greatest);
        scalars.set(WEIGHTS, weights);
        scalars.set(SHARE, weights == 0 ? 0 : weight / weights);
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] y = s.parameters();
        float[] z = s.slot(Z);
        float[] x = s.slot(X);
        float[] v = s.slot(V);
        float stays = (float) beta2;
        float comes = (float) (1 - beta2);
        float rootScale = (float) (1 / Math.sqrt(1 - s.scalars().get(BETA2_POWER)));
        float eps = (float) epsilon;
        float lambda = (float) s.weightDecay(p, decay.touches(p) ? weightDecay : 0);
        float descend = (float) -s.learningRate(p);
        float share = (float) s.scalars().get(SHARE);
        float ofAverage = (float) beta1;
        for (int i = from; i < to; i++) {
            float gi = g[i];
            float vi = Math.fma(stays, v[i], comes * gi * gi);
            v[i] = vi;
            float u = Math.fma(lambda, y[i], gi / Math.fma((float) Math.sqrt(vi), rootScale, eps));
            float zi = Math.fma(descend, u, z[i]);
            float xi = Math.fma(share, zi - x[i], x[i]);
            z[i] = zi;
            x[i] = xi;
            y[i] = Math.fma(ofAverage, xi - zi, zi);
        }
    }
}
