package dev.bpnet.core.testing;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.plugins.Plugins;

/** The kernels that the tests run with: those that trainers take by themselves, so that one system property sets them for all. */
public final class KernelsUnderTest {
    private static final Kernels KERNELS =
            KernelSelection.auto(Plugins.load().kernelsProviders()).kernels();

    private KernelsUnderTest() {}

    /** One object for all tests. */
    public static Kernels kernels() {
        return KERNELS;
    }
}
