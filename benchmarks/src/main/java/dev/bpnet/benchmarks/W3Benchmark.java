package dev.bpnet.benchmarks;

/** Steps of {@link Workload#W3}. A table of numbers with a yes-or-no target. */
public class W3Benchmark extends TrainingBenchmark {
    /** Made by JMH. */
    public W3Benchmark() {
        super(Workload.W3);
    }
}
