package dev.bpnet.benchmarks;

/** Steps of {@link Workload#W4}. As large as handwritten digits. */
public class W4Benchmark extends TrainingBenchmark {
    /** Made by JMH. */
    public W4Benchmark() {
        super(Workload.W4);
    }
}
