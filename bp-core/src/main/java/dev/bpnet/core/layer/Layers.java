package dev.bpnet.core.layer;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import java.util.List;

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

    /** Layers whose output is added to their input. */
    @SafeVarargs
    public static Choice<Layer> residual(Choice<Layer>... layers) {
        return Choice.of(Residual.NAME, new Residual.Parameters(List.of(layers), false));
    }

    /** Branches over one input, their outputs side by side. */
    @SafeVarargs
    public static Choice<Layer> concat(List<Choice<Layer>>... branches) {
        return Choice.of(Concat.NAME, new Concat.Parameters(List.of(branches), List.of(), List.of()));
    }

    /** Dropout. */
    public static Choice<Layer> dropout(double rate) {
        return Choice.of(Dropout.NAME, new Dropout.Parameters(rate));
    }

    /** A batch normalisation as PyTorch's. */
    public static Choice<Layer> batchNorm() {
        return Choice.of(BatchNorm.NAME, new BatchNorm().defaults());
    }

    /** A layer normalisation as PyTorch's. */
    public static Choice<Layer> layerNorm() {
        return Choice.of(LayerNorm.NAME, new LayerNorm().defaults());
    }

    /** A leaky relu with one learned slope. */
    public static Choice<Layer> prelu() {
        return Choice.of(Prelu.NAME, new Prelu().defaults());
    }

    /** The category in the first column as a learned vector. */
    public static Choice<Layer> embedding(int categories, int units) {
        return Choice.of(Embedding.NAME, Embedding.Parameters.of(categories, units));
    }
}
