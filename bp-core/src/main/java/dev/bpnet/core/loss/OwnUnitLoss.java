package dev.bpnet.core.loss;

import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetKind;
import java.util.Set;

/**
 * A loss of numbers that are trained in their own unit, since it takes them as they are: as counts, ratios, directions or shares,
 * which standardising changes.
 */
abstract class OwnUnitLoss<P extends Record> implements LossPlugin<P> {

    @Override
    public final Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public final boolean standardizesNumbers() {
        return false;
    }
}
