package dev.bpnet.core.loss;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;

/** The loss that fits a target when none is named. */
public final class StandardLoss {
    private StandardLoss() {}

    /** The one for this target. */
    public static Choice<Loss> of(TargetInfo target) {
        return switch (target.kind()) {
            case NUMBER -> Choice.of("mean_squared_error");
            case BINARY, MULTI_LABEL -> Choice.of("binary_cross_entropy");
            case CATEGORY -> Choice.of("cross_entropy");
            case SEVERAL ->
                WeightedSum.of(target.parts().stream()
                        .map(part -> new WeightedSum.Weighted(of(part.target()), 1))
                        .toList());
        };
    }
}
