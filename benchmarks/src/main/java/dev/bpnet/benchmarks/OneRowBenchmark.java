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

/** Predictions of single rows, from array to array. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public class OneRowBenchmark {
    private Work work = i -> {};
    private int i;

    /** The network. */
    @Param({"W2", "W3", "W4"})
    public Workload workload = Workload.W2;

    /** Makes what is measured. */
    @Setup
    public void prepare() {
        work = Works.oneRow(workload);
    }

    /** One prediction. */
    @Benchmark
    public void run() {
        work.run(i++ & Integer.MAX_VALUE);
    }
}
