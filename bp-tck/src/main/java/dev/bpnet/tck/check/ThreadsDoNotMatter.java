package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One activation on eight threads, each on rows of its own, gives the bits of one thread. */
public final class ThreadsDoNotMatter implements Check<ActivationSubject> {
    private static final int THREADS = 8;
    private static final int BLOCK = 8;
    private static final int ROWS = THREADS * BLOCK;
    private static final int COLUMNS = 33;
    private static final int ROUNDS = 60;

    @Override
    public String name() {
        return "activation/threads";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) throws Exception {
        Slices serial = Slices.random(subject, ROWS, COLUMNS, 4, Slices.Layouts.DENSE);
        for (int from = 0; from < ROWS; from += BLOCK) {
            serial.forward(from, from + BLOCK).backward(from, from + BLOCK);
        }
        Activation shared = subject.create();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int from = t * BLOCK;
                answers.add(threads.submit(() -> work(subject, shared, serial, start, from)));
            }
            for (Future<String> answer : answers) {
                if (!answer.get().isEmpty()) {
                    report.add(answer.get());
                }
            }
        }
    }

    /** The first difference that one thread sees in its rows; empty if there is none. */
    private static String work(
            ActivationSubject subject, Activation shared, Slices serial, CyclicBarrier start, int from)
            throws Exception {
        Slices own = Slices.random(subject, shared, ROWS, COLUMNS, 4, Slices.Layouts.DENSE);
        start.await();
        for (int round = 0; round < ROUNDS; round++) {
            own.forward(from, from + BLOCK).backward(from, from + BLOCK);
            for (int i = from; i < from + BLOCK; i++) {
                String difference = difference(
                                "forward", i, serial.a.rows()[i], own.a.rows()[i])
                        + difference("backward", i, serial.dz.rows()[i], own.dz.rows()[i]);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
        }
        return "";
    }

    private static String difference(String call, int row, float[] serial, float[] parallel) {
        for (int j = 0; j < serial.length; j++) {
            if (!Numbers.same(serial[j], parallel[j])) {
                return call + ": row " + row + ", column " + j + " is " + serial[j] + " on one thread, but "
                        + parallel[j] + " while others work; ";
            }
        }
        return "";
    }
}
