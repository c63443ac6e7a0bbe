package dev.bpnet.api.kernels;

import java.util.List;

/**
 * Offers kernels by name. The class itself links nothing that may be absent (no vector type), so that it can always be
 * loaded and asked.
 */
public interface KernelsProvider {

    /** The names it can open, for example {@code simd, simd_128, simd_256, simd_512}. */
    List<String> names();

    /** Of all available names {@code auto} takes the one with the highest preference; scalar has 0. */
    int preference(String name);

    /** Whether that name works here, and if not the one precondition that is missing. Never throws. */
    Availability probe(String name);

    /**
     * The kernels of that name.
     *
     * @throws IllegalStateException with the sentence of {@link #probe} when they are not available
     */
    Kernels open(String name);

    /**
     * The answer of a probe.
     *
     * @param available whether {@link #open} will succeed
     * @param sentence why not, and what to do about it; where available, what was found ("512-bit vectors")
     */
    record Availability(boolean available, String sentence) {}
}
