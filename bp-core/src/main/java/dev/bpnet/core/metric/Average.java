package dev.bpnet.core.metric;

import dev.bpnet.api.plugin.Doc;

/** How the figures of classes become one; the names are those of scikit-learn. */
public enum Average {
    /** The plain mean over the classes that occur. */
    @Doc(
            "the plain mean over the classes that occur among targets or predictions: rare ones count as much as frequent ones")
    MACRO,
    /** The figure of the counts of all classes together. */
    @Doc("the figure of the counts of all classes together")
    MICRO,
    /** The mean over classes by the weight of their rows. */
    @Doc("the mean over classes, each as heavy as its rows")
    WEIGHTED,
    /** The mean over rows of the figure of each row over its labels. */
    @Doc("the mean over rows, each with the figure of its own labels; for several labels only")
    SAMPLES,
    /** Only class 1. */
    @Doc("the figure of the positive class alone; for two classes only")
    BINARY
}
