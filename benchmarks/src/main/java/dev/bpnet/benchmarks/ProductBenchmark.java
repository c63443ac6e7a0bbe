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

/** Square products, with sizes that are no multiple of a vector among them, and one of a network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    private Work work = i -> {};
    private int i;

    /** The size, or rows, depth and columns. */
    @Param({"8", "13", "32", "64", "100", "128", "256", "257", "512", "1024", "2048", "4096", "128x784x512"})
    public String shape = "";

    /** Makes what is measured. */
    @Setup
    public void prepare() {
        work = Works.product(shape);
    }

    /** One product. */
    @Benchmark
    public void run() {
        work.run(i++ & Integer.MAX_VALUE);
    }
}
