package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.List;

/** The format of the MNIST files. */
@Doc(
        value =
                "a binary array of numbers, a row for each entry of its first dimension; the labels of a file of images are "
                        + "found by its name (train-images-idx3-ubyte and train-labels-idx1-ubyte)",
        source = "Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits, 1998")
public final class IdxPlugin implements FormatPlugin<NoParameters> {

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public List<String> endings() {
        return List.of(".idx", "-ubyte", ".ubyte", ".idx3", ".idx1");
    }

    @Override
    public Format create(NoParameters parameters) {
        return new IdxFormat();
    }
}
