package dev.bpnet.core.loss;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossContext;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A loss for each of several targets, added up by weights. */
@Doc(
        value = "a loss for each of several targets, added up by weights; a row that lacks a target counts 0 for it",
        formula = "Σ_h weight_h · loss_h",
        source = "Caruana, Multitask learning, 1997; Keras loss_weights")
public final class WeightedSum implements LossPlugin<WeightedSum.Parameters> {

    /** Its name in YAML. */
    public static final String NAME = "weighted_sum";

    /**
     * The losses.
     *
     * @param losses one a target, in their order; none stands for the usual loss of each
     */
    public record Parameters(
            @Doc("a loss for each target, in their order; left out, the usual one of each")
            List<Weighted> losses) {
        public Parameters {
            losses = List.copyOf(losses);
        }
    }

    /**
     * A loss and how much it counts.
     *
     * @param loss the loss
     * @param weight its factor
     */
    public record Weighted(
            @Required @Doc("the loss of this target") Choice<Loss> loss,

            @Range(min = 0, exclusiveMin = true) @Doc("how much it counts")
            double weight) {}

    /** Found as a service. */
    public WeightedSum() {}

    /** These losses. */
    public static Choice<Loss> of(List<Weighted> losses) {
        return Choice.of(NAME, new Parameters(losses));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of());
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.SEVERAL);
    }

    @Override
    public Loss create(Parameters parameters, TargetInfo target) {
        throw new IllegalStateException("it is made of other losses");
    }

    @Override
    public Loss create(Parameters parameters, TargetInfo target, LossContext context) {
        List<Weighted> losses = filled(parameters, target);
        List<WeightedLosses.Term> terms = new ArrayList<>();
        int output = 0;
        int column = 0;
        for (int i = 0; i < losses.size(); i++) {
            TargetInfo part = target.parts().get(i).target();
            Loss loss = context.loss(losses.get(i).loss(), part);
            terms.add(new WeightedLosses.Term(loss, losses.get(i).weight(), output, column, part.columns()));
            output += loss.outputs();
            column += part.columns();
        }
        return new WeightedLosses(terms);
    }

    /**
     * A loss for each target.
     *
     * @throws IllegalArgumentException where there are more or less of them
     */
    public static List<Weighted> filled(Parameters parameters, TargetInfo target) {
        if (parameters.losses().isEmpty()) {
            return target.parts().stream()
                    .map(part -> new Weighted(StandardLoss.of(part.target()), 1))
                    .toList();
        }
        if (parameters.losses().size() != target.parts().size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "there are %d losses for %d targets",
                    parameters.losses().size(),
                    target.parts().size()));
        }
        return parameters.losses();
    }
}
