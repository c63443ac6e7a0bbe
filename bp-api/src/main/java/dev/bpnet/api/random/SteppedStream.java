package dev.bpnet.api.random;

/**
 * A stream that its owner moves from step to step in place, so that a training step creates no object. The numbers are
 * those of {@link RandomStream#at}. Whoever receives it as a {@link RandomStream} cannot move it, and must not keep it
 * beyond the step.
 */
public final class SteppedStream extends RandomStream {
    SteppedStream(long key, long step) {
        super(key, step);
    }

    /** From now on gives the numbers of another step. Not while another thread draws from this stream. */
    public void moveTo(long otherStep) {
        step = otherStep;
    }
}
