package dev.bpnet.benchmarks;

/** Steps of {@link Workload#W2}. As small as iris: what a step costs beside its arithmetic. */
public class W2Benchmark extends TrainingBenchmark {
    /** Made by JMH. */
    public W2Benchmark() {
        super(Workload.W2);
    }
}
