package dev.bpnet.simd;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Spare buffers of one size. A call takes one and gives it back; one that is given back is taken again, so that nothing is
 * allocated once as many buffers exist as calls run at the same time.
 */
final class Scratch {
    // More threads than this allocate a buffer per call; the slots that hold nothing cost nothing.
    private static final int SLOTS = 64;

    private final int size;
    private final AtomicReferenceArray<float @Nullable []> spare = new AtomicReferenceArray<>(SLOTS);

    Scratch(int size) {
        this.size = size;
    }

    float[] take() {
        for (int i = 0; i < SLOTS; i++) {
            float[] buffer = spare.getPlain(i) == null ? null : spare.getAndSet(i, null);
            if (buffer != null) {
                return buffer;
            }
        }
        return new float[size];
    }

    void give(float[] buffer) {
        for (int i = 0; i < SLOTS; i++) {
            if (spare.getPlain(i) == null && spare.compareAndSet(i, null, buffer)) {
                return;
            }
        }
    }
}
