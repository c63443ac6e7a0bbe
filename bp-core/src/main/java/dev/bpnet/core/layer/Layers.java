package dev.bpnet.core.layer;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;

/** Layers by short names, for code: {@code import static dev.bpnet.core.layer.Layers.dense}. */
public final class Layers {
    private Layers() {}

    /** A linear dense layer. */
    public static Choice<Layer> dense(int units) {
        return Choice.of(Dense.NAME, Dense.Parameters.of(units, null));
    }

    /** A dense layer with an activation. */
    public static Choice<Layer> dense(int units, String activation) {
        return Choice.of(Dense.NAME, Dense.Parameters.of(units, Choice.of(activation)));
    }
}
