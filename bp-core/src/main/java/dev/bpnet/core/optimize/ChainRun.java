package dev.bpnet.core.optimize;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.GradientTransform.Scope;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Drives an optimizer's chain over the flat arrays: {@link #begin} once a step, then {@link #apply} for every band of the
 * parameters where the chain works element by element, or {@link #applyAll} where a transform has to see more.
 */
public final class ChainRun {
    /** The floats of a chunk when norms are summed; part of the result's bits, so never tuned. */
    static final int CHUNK = 65_536;

    private final Link[] links;
    private final Kernels kernels;
    private final Rates rates;
    private final ParameterGroups groups;
    // Arrays: an iterator a loop would be allocated at every step.
    private final Parameter[] trained;
    private final boolean elementwise;
    private final Optional<String> evaluationSlot;
    private final Chunk[] chunks;
    private long step;

    private record Link(GradientTransform transform, LinkState state) {}

    record Chunk(Parameter parameter, int from, int to) {}

    /** The learning rate of the coming step. */
    @FunctionalInterface
    public interface Rates {
        /** The rate before parameter groups. */
        double rate();
    }

    /** A fresh run: allocates every declared slot. */
    public ChainRun(
            Optimizer optimizer,
            ParameterLayout layout,
            float[] parameters,
            float[] gradients,
            Kernels kernels,
            Rates rates,
            ParameterGroups groups) {
        this.kernels = kernels;
        this.rates = rates;
        this.groups = groups;
        this.trained =
                layout.parameters().stream().filter(p -> !groups.frozen(p)).toArray(Parameter[]::new);
        this.chunks = chunks(trained);
        List<GradientTransform> chain = optimizer.chain();
        this.links = new Link[chain.size()];
        boolean allElements = true;
        for (int i = 0; i < links.length; i++) {
            GradientTransform transform = chain.get(i);
            links[i] = new Link(transform, new LinkState(this, transform, layout, parameters, gradients));
            allElements &= transform.scope() == Scope.ELEMENT;
        }
        this.elementwise = allElements;
        this.evaluationSlot = optimizer.evaluationSlot();
    }

    private static Chunk[] chunks(Parameter[] parameters) {
        List<Chunk> chunks = new ArrayList<>();
        for (Parameter p : parameters) {
            for (int from = p.offset(); from < p.end(); from += CHUNK) {
                chunks.add(new Chunk(p, from, Math.min(p.end(), from + CHUNK)));
            }
        }
        return chunks.toArray(Chunk[]::new);
    }

    /** Whether every transform works element by element, so that bands may be updated as soon as their gradient is there. */
    public boolean elementwise() {
        return elementwise;
    }

    /** Begins update {@code step}, 1 for the first. */
    public void begin(long step) {
        this.step = step;
        for (Link link : links) {
            link.transform.begin(link.state);
        }
    }

    /** The whole chain on positions {@code [from, to)} of a parameter. Any thread. */
    public void apply(Parameter parameter, int from, int to) {
        for (Link link : links) {
            link.transform.apply(link.state, kernels, parameter, from, to);
        }
    }

    /** The whole chain on all parameters, transform by transform, sums first where one wants them. */
    public void applyAll() {
        for (Link link : links) {
            GradientTransform transform = link.transform;
            if (transform.measures() > 0) {
                link.state.clearTotals();
                for (Chunk chunk : chunks) {
                    link.state.measure(transform, kernels, chunk);
                }
            }
            if (transform.scope() == Scope.TENSOR) {
                for (Parameter p : trained) {
                    transform.apply(link.state, kernels, p, p.offset(), p.end());
                }
            } else {
                for (Chunk chunk : chunks) {
                    transform.apply(link.state, kernels, chunk.parameter, chunk.from, chunk.to);
                }
            }
        }
    }

    /** The weights to evaluate, save and predict with: a slot's array where the optimizer names one. */
    public Optional<float[]> evaluationWeights() {
        return evaluationSlot.map(name -> {
            for (Link link : links) {
                float[] array = link.state.find(name);
                if (array != null) {
                    return array;
                }
            }
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "the optimizer evaluates with slot '%s', which none of its transforms declares",
                    name));
        });
    }

    long step() {
        return step;
    }

    /** Whether a parameter is updated at all. */
    public boolean trains(Parameter p) {
        return !groups.frozen(p);
    }

    double rate() {
        return rates.rate();
    }

    double rate(Parameter p) {
        return rates.rate() * groups.rateFactor(p);
    }

    double weightDecay(Parameter p, double own) {
        return groups.weightDecay(p, own);
    }
}
