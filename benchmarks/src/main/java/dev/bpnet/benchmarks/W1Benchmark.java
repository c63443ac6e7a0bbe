package dev.bpnet.benchmarks;

/** Steps of {@link Workload#W1}. Exclusive or: what a step costs beside its arithmetic. */
public class W1Benchmark extends TrainingBenchmark {
    /** Made by JMH. */
    public W1Benchmark() {
        super(Workload.W1);
    }
}
