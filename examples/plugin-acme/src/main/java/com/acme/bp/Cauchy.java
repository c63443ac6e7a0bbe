package com.acme.bp;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.Set;

/**
 * {@code acme_cauchy}: the mean over the outputs of {@code c²/2 · ln(1 + (d/c)²)} with {@code d = z - t}, slope
 * {@code d / (1 + (d/c)²)}. The scale c is told in the unit of the target, which is divided for training.
 */
@Doc(
        value = "Squares near 0, logarithms far away: the further out a target lies, the less it pulls.",
        formula = "scale²/2 · ln(1 + (d/scale)²), d = z - t",
        source = "Black, Anandan: The robust estimation of multiple motions, 1996")
public final class Cauchy implements LossPlugin<Cauchy.Parameters> {

    /** The parameters of {@code acme_cauchy}. */
    public record Parameters(
            @Doc("the difference, in the unit of the target, that pulls most; beyond it the pull gets weaker")
            @Range(min = 0, exclusiveMin = true)
            double scale) {}

    /** Found as a service. */
    public Cauchy() {}

    @Override
    public String name() {
        return "acme_cauchy";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public Loss create(Parameters parameters, TargetInfo target) {
        return new Of(parameters.scale(), target);
    }

    private static final class Of extends ElementwiseLoss {
        private final double[] c;

        Of(double scale, TargetInfo target) {
            super(target);
            c = target.scales().stream().mapToDouble(unit -> scale / unit).toArray();
        }

        @Override
        protected double value(double z, double t, int j) {
            double u = (z - t) / c[j];
            return c[j] * c[j] / 2 * DoubleMath.log1p(u * u);
        }

        @Override
        protected double slope(double z, double t, int j) {
            double u = (z - t) / c[j];
            return (z - t) / (1 + u * u);
        }

        @Override
        public String formula() {
            return "c²/2 ln(1 + ((ŷ - y)/c)²)";
        }

        @Override
        public String deltaFormula() {
            return "(ŷ - y) / (1 + ((ŷ - y)/c)²)";
        }
    }
}
