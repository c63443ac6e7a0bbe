package dev.bpnet.tck.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One object on eight threads, each on rows of its own, gives the bits of one thread. */
public final class ThreadsDoNotMatter implements Check<RowSubject<?>> {
    private static final int THREADS = 8;
    private static final int BLOCK = 8;
    private static final int ROWS = THREADS * BLOCK;
    private static final int COLUMNS = 33;
    private static final int ROUNDS = 60;

    @Override
    public String name() {
        return "rows/threads";
    }

    @Override
    public String promise() {
        return "eight threads give the bits of one";
    }

    @Override
    public void examine(RowSubject<?> subject, Report report) throws Exception {
        run(subject, report);
    }

    private static <T> void run(RowSubject<T> subject, Report report) throws Exception {
        RowCalls serial = subject.calls(ROWS, COLUMNS, Layouts.DENSE);
        for (int from = 0; from < ROWS; from += BLOCK) {
            serial.run(from, from + BLOCK);
        }
        T shared = subject.create();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                RowCalls own = subject.calls(shared, ROWS, COLUMNS, Layouts.DENSE);
                int from = t * BLOCK;
                answers.add(threads.submit(() -> work(serial, own, start, from)));
            }
            for (Future<String> answer : answers) {
                if (!answer.get().isEmpty()) {
                    report.add(answer.get());
                }
            }
        }
    }

    /** The first difference that one thread sees in its rows; empty if there is none. */
    private static String work(RowCalls serial, RowCalls own, CyclicBarrier start, int from) throws Exception {
        start.await();
        for (int round = 0; round < ROUNDS; round++) {
            own.run(from, from + BLOCK);
            for (int o = 0; o < own.outputs().size(); o++) {
                String difference = Memory.difference(
                        serial.outputs().get(o),
                        "on one thread",
                        own.outputs().get(o),
                        "while others work",
                        from,
                        from + BLOCK);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
        }
        return "";
    }
}
