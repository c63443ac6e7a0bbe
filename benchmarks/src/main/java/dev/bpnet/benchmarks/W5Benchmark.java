package dev.bpnet.benchmarks;

/** Steps of {@link Workload#W5}. Limited by products alone. */
public class W5Benchmark extends TrainingBenchmark {
    /** Made by JMH. */
    public W5Benchmark() {
        super(Workload.W5);
    }
}
