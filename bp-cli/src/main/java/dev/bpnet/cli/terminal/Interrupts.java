package dev.bpnet.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and SIGTERM: the first one asks the work to come to an end, and the process then exits with 130 or 143; the second
 * one ends it at once. Where no work can be asked, the first one ends it too.
 */
public final class Interrupts implements AutoCloseable {
    private static final int SIGNAL_BASE = 128;
    private static final int INT = 2;
    private static final int TERM = 15;

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Runnable> stop = new AtomicReference<>();
    private final AtomicInteger received = new AtomicInteger();

    /** Listens from now on. */
    public Interrupts() {
        handle("INT", INT);
        handle("TERM", TERM);
    }

    private void handle(String name, int number) {
        try {
            Signal signal = new Signal(name);
            before.put(signal, Signal.handle(signal, received -> arrived(SIGNAL_BASE + number)));
        } catch (IllegalArgumentException notHere) {
            // Some systems lack a signal, or reserve it; then it does what it always does.
        }
    }

    private void arrived(int exitCode) {
        Runnable work = stop.get();
        if (received.compareAndSet(0, exitCode) && work != null) {
            work.run();
        } else {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    /** What the first signal does from now on. */
    public void onFirst(Runnable stopWork) {
        stop.set(stopWork);
    }

    /** The exit code that a signal asks for; 0 where none came. */
    public int exitCode() {
        return received.get();
    }

    /** Signals do again what they did before. */
    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
