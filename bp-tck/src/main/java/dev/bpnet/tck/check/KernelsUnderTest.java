package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.plugins.Plugins;

/** The kernels that plugins are examined with: those that trainers take by themselves, here scalar unless others are on the path. */
public final class KernelsUnderTest {
    private static final Kernels KERNELS =
            KernelSelection.auto(Plugins.load().kernelsProviders()).kernels();

    private KernelsUnderTest() {}

    /** One object for all examinations; the system property {@code bp.kernels} names others. */
    public static Kernels kernels() {
        return KERNELS;
    }
}
