package dev.bpnet.core.metric;

import dev.bpnet.api.plugin.Doc;

/**
 * Parameters of a figure that each class has.
 *
 * @param average how the figures of classes become one
 * @param perClass whether the figure of each class is told besides
 */
public record Averaging(
        @Doc("how the figures of classes become one") Average average,

        @Doc("whether the figure of each class is reported besides, as f1[CLASS]")
        boolean perClass) {

    /** The macro average alone. */
    static final Averaging USUAL = new Averaging(Average.MACRO, false);
}
