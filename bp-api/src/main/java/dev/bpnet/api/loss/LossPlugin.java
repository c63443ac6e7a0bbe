package dev.bpnet.api.loss;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;
import java.util.Set;

/** Makes a {@link Loss} for a target. */
@Kind(value = "loss", creates = Loss.class)
public interface LossPlugin<P extends Record> extends Plugin<P> {
    /** The kinds of target it can work with; {@link #create} is called with no other. */
    Set<TargetKind> accepts();

    /**
     * Whether a number target is standardised before training with this loss: true for location-scale losses (squared
     * error, huber), false where the unit matters (poisson).
     */
    default boolean standardizesNumbers() {
        return true;
    }

    /** The loss with these parameters for this target. */
    Loss create(P parameters, TargetInfo target);

    /** The same for a loss made of other ones, whose parameters hold choices of them: overridden by these only. */
    default Loss create(P parameters, TargetInfo target, LossContext context) {
        return create(parameters, target);
    }
}
