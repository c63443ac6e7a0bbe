package dev.bpnet.cli.command;

import dev.bpnet.config.experiment.RuntimeConfig;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.plugins.Plugins;

/**
 * Has the kernels compiled while data is read, which one processor does: five epochs of MNIST on two processors took 9.6 s in
 * all, without 10.0. What is read at once is too little to train for long on, and starts nothing.
 */
final class WarmUp implements AutoCloseable {
    /** Data that takes longer than this to read, in ms, is worth it. */
    private static final long AT_ONCE = 500;

    private final Thread thread;

    private WarmUp(Thread thread) {
        this.thread = thread;
    }

    /** Begins for the kernels of that name, unless there is but one processor, or one thread to use. */
    static WarmUp of(RuntimeConfig runtime, Plugins plugins) {
        Thread thread =
                Thread.ofPlatform().daemon().name("bp-warm-up").unstarted(() -> run(runtime.kernels(), plugins));
        if (Math.min(runtime.threads().resolve(), Runtime.getRuntime().availableProcessors()) > 1) {
            thread.start();
        }
        return new WarmUp(thread);
    }

    private static void run(String kernels, Plugins plugins) {
        try {
            Thread.sleep(AT_ONCE);
            KernelSelection.select(kernels, plugins.kernelsProviders())
                    .kernels()
                    .warmUp();
        } catch (InterruptedException readAlready) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError unusable) {
            // The same question is asked where the answer is told, with its place.
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
