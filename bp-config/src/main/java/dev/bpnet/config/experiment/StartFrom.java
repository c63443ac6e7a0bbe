package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained model whose numbers a network starts from.
 *
 * @param model the folder of a run, or a model file
 * @param layers the layers that start from it; empty for all that fit
 * @param preprocessing how inputs are encoded
 */
public record StartFrom(
        @Required @Doc("the folder of a run, or a model file, relative to the file that names it")
        Path model,

        @Doc(
                "the layers that start from the model, such as layers[0], each of which has to fit; left out, all that fit")
        List<String> layers,

        @Doc("how inputs are encoded") Encoding preprocessing) {

    public StartFrom {
        layers = List.copyOf(layers);
    }

    /** All layers that fit, inputs encoded as the model does; {@code model} has to be said. */
    public static StartFrom defaults() {
        return new StartFrom(Path.of("model.bp"), List.of(), Encoding.REUSE);
    }

    /** Where the encoding of inputs comes from. */
    public enum Encoding {
        /** From the model. */
        @Doc("as the model encodes them, so that its weights mean the same; the input columns have to be the same")
        REUSE,
        /** From the training rows. */
        @Doc("as the training rows here suggest; the weights of the model were made for other numbers")
        FIT
    }

    /** The same with another path. */
    StartFrom withModel(Path newModel) {
        return new StartFrom(newModel, layers, preprocessing);
    }
}
