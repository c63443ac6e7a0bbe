package dev.bpnet.simd;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.KernelsProvider;
import java.util.List;

/**
 * Offers kernels on vectors of 128, 256 and 512 bits, and under the name {@code simd} those the processor prefers, which begin
 * on single numbers and take vectors when there is enough work; kernels of a stated width take them at once. Use one
 * width per process: the virtual machine learns from all vectors alike, and what it compiles after it has seen two widths was
 * 8 times slower.
 */
public final class SimdKernelsProvider implements KernelsProvider {
    private static final String PREFERRED = "simd";
    private static final List<String> NAMES = List.of(PREFERRED, "simd_128", "simd_256", "simd_512");

    /** Makes the provider. */
    public SimdKernelsProvider() {}

    @Override
    public List<String> names() {
        return NAMES;
    }

    /** {@code simd} before the single widths, the wide before the narrow. */
    @Override
    public int preference(String name) {
        return NAMES.contains(name) ? 1000 + (name.equals(PREFERRED) ? 1000 : bits(name)) : 0;
    }

    @Override
    public Availability probe(String name) {
        if (!NAMES.contains(name)) {
            return new Availability(
                    false, "there are no kernels '" + name + "' here, only " + String.join(", ", NAMES));
        }
        String missing = Processor.missing();
        if (missing != null) {
            return new Availability(false, missing);
        }
        int widest = Processor.vectorBits();
        int bits = name.equals(PREFERRED) ? widest : bits(name);
        return widest < 128 || bits > widest
                ? new Availability(
                        false, "the processor's vectors have " + widest + " bits, not " + Math.max(128, bits))
                : new Availability(true, bits + "-bit vectors");
    }

    @Override
    public Kernels open(String name) {
        Availability answer = probe(name);
        if (!answer.available()) {
            throw new IllegalStateException(answer.sentence());
        }
        return name.equals(PREFERRED)
                ? new SimdKernels(name, Processor.vectorBits(), SimdKernels.PATIENCE)
                : new SimdKernels(name, bits(name), 0);
    }

    private static int bits(String name) {
        return Integer.parseInt(name.substring(PREFERRED.length() + 1));
    }
}
