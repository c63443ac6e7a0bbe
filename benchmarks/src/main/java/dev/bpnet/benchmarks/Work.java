package dev.bpnet.benchmarks;

/** Something to measure. */
@FunctionalInterface
interface Work {
    /** Does it for the {@code i}th time. */
    void run(int i);
}
