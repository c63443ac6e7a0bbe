package dev.bpnet.api.constraint;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes a {@link Constraint} from its parameters. */
@Kind(value = "constraint", creates = Constraint.class)
public interface ConstraintPlugin<P extends Record> extends Plugin<P> {
    /** The constraint with these parameters. */
    Constraint create(P parameters);
}
