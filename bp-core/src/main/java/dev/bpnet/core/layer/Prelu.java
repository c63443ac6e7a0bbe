package dev.bpnet.core.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.core.initializer.Constant;

/**
 * A leaky relu whose slope is learned. As PyTorch's, it has one slope for all units, which starts at 0.25, and slope s at 0;
 * Keras's has one a unit, which starts at 0: {@code shared: false, initializer: zeros}.
 */
@Doc(
        value = "leaky relu with a learned slope",
        formula = "y = x for x > 0, else s·x",
        source = "He, Zhang, Ren and Sun, Delving deep into rectifiers, 2015")
public final class Prelu implements LayerPlugin<Prelu.Parameters> {

    /**
     * Parameters of a prelu layer.
     *
     * @param shared whether all units have one slope
     * @param initializer how the slopes start
     */
    public record Parameters(
            @Doc("whether all units share one slope; else each has its own")
            boolean shared,

            @Doc("how the slopes start") Choice<Initializer> initializer) {}

    /** Its name in YAML. */
    public static final String NAME = "prelu";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(true, Choice.of("constant", new Constant.Parameters(0.25)));
    }

    @Override
    public Layer create(Parameters p, LayerContext context) {
        return new PreluLayer(context.inputs(), p.shared(), context.initializer(p.initializer()));
    }
}
