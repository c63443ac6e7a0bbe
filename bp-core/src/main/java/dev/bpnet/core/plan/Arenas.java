package dev.bpnet.core.plan;

import org.jspecify.annotations.Nullable;

/** The flat arrays of a network: parameters, gradients and buffers. Shared, not copied. */
public final class Arenas {
    private final float[] parameters;
    private final float @Nullable [] gradients;
    private final float[] buffers;

    private Arenas(float[] parameters, float @Nullable [] gradients, float[] buffers) {
        this.parameters = parameters;
        this.gradients = gradients;
        this.buffers = buffers;
    }

    /** Arrays for predicting. */
    public static Arenas of(float[] parameters, float[] buffers) {
        return new Arenas(parameters, null, buffers);
    }

    /** Arrays for training. */
    public static Arenas of(float[] parameters, float[] gradients, float[] buffers) {
        return new Arenas(parameters, gradients, buffers);
    }

    /** The parameters. */
    public float[] parameters() {
        return parameters;
    }

    /** The gradients; null where nothing is trained. */
    public float @Nullable [] gradients() {
        return gradients;
    }

    /** The buffers. */
    public float[] buffers() {
        return buffers;
    }
}
