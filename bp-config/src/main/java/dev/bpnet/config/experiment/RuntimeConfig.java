package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Doc;

/**
 * What an experiment runs on. Nothing here changes a result.
 *
 * @param kernels the kernels by name, or auto
 * @param threads how many threads at most
 */
public record RuntimeConfig(
        @Doc("auto, scalar, simd, simd_128, simd_256 or simd_512")
        String kernels,

        @Doc("threads at most: a whole number, or auto for one a processor")
        Threads threads) {

    /** The best kernels and all processors. */
    public static RuntimeConfig defaults() {
        return new RuntimeConfig("auto", Threads.AUTO);
    }
}
