package dev.bpnet.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One training step of a workload, for the benchmark of each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class TrainingBenchmark {
    private final Workload workload;
    private Work work = i -> {};
    private int i;

    /** How many threads share the step. */
    @Param("1")
    public int threads;

    TrainingBenchmark(Workload workload) {
        this.workload = workload;
    }

    /** Makes network and mini-batches. */
    @Setup
    public void prepare() {
        work = Works.training(workload, threads);
    }

    /** The step. */
    @Benchmark
    public void step() {
        work.run(i++ & Integer.MAX_VALUE);
    }
}
