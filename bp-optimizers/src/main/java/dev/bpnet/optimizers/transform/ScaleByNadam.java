package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * Adam that looks ahead: with {@code μ_t = β1 (1 - 0.96^(t·ψ)/2)} and {@code M_t} the product of μ up to t,
 * {@code g = [(1 - μ_t)/(1 - M_t)·g + μ_(t+1)/(1 - M_(t+1))·m] / (√(v / (1 - β2^t)) + ε)}, as PyTorch documents it
 * (its versions up to 1.13 computed M_(t+1) with μ_t once too often).
 *
 * <p>Source: Dozat, Incorporating Nesterov momentum into Adam, 2016.
 *
 * @param beta1 β1, the decay of the mean of gradients, in [0, 1)
 * @param beta2 β2, the decay of the mean of squared gradients, in [0, 1)
 * @param epsilon ε, above 0
 * @param momentumDecay ψ, how fast μ rises to β1
 */
public record ScaleByNadam(double beta1, double beta2, double epsilon, double momentumDecay)
        implements GradientTransform {
    private static final double LN_096 = -0.0408219945202551829585;
    private static final int PRODUCT = 2;
    private static final int OF_GRADIENT = 3;
    private static final int OF_MEAN = 4;
    private static final List<Slot> SLOTS =
            AdamMoments.slots(Slot.scalar("mu_product", 1), Slot.scalar("of_gradient", 0), Slot.scalar("of_mean", 0));

    @Override
    public List<Slot> slots() {
        return SLOTS;
    }

    @Override
    public void begin(StepContext s) {
        AdamMoments.begin(s, beta1, beta2);
        Scalars scalars = s.scalars();
        double mu = momentum(s.step());
        double next = momentum(s.step() + 1);
        double product = scalars.get(PRODUCT) * mu;
        scalars.set(PRODUCT, product);
        scalars.set(OF_GRADIENT, (1 - mu) / (1 - product));
        scalars.set(OF_MEAN, next / (1 - product * next));
    }

    private double momentum(long t) {
        return beta1 * (1 - 0.5 * DoubleMath.exp(t * momentumDecay * LN_096));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        AdamMoments.update(s, beta1, beta2, from, to);
        float[] g = s.gradients();
        float[] m = s.slot(AdamMoments.M);
        float[] v = s.slot(AdamMoments.V);
        float ofGradient = (float) s.scalars().get(OF_GRADIENT);
        float ofMean = (float) s.scalars().get(OF_MEAN);
        float rootScale = (float) (1 / Math.sqrt(AdamMoments.correction2(s)));
        float eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            g[i] = Math.fma(ofGradient, g[i], ofMean * m[i]) / Math.fma((float) Math.sqrt(v[i]), rootScale, eps);
        }
    }
}
