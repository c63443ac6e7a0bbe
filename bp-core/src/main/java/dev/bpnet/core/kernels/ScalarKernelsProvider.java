package dev.bpnet.core.kernels;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.KernelsProvider;
import java.util.List;
import java.util.Locale;

/** Offers {@code scalar}: there on every machine, and what {@code auto} takes where nothing faster is. */
public final class ScalarKernelsProvider implements KernelsProvider {

    static final String NAME = "scalar";

    /** Makes the provider. */
    public ScalarKernelsProvider() {}

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public int preference(String name) {
        return 0;
    }

    @Override
    public Availability probe(String name) {
        return NAME.equals(name)
                ? new Availability(true, "plain Java, one number at a time")
                : new Availability(
                        false, String.format(Locale.ROOT, "there are no kernels '%s' here, only '%s'", name, NAME));
    }

    @Override
    public Kernels open(String name) {
        Availability answer = probe(name);
        if (!answer.available()) {
            throw new IllegalStateException(answer.sentence());
        }
        return new ScalarKernels();
    }
}
