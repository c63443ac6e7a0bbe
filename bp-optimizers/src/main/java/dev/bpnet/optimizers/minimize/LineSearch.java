package dev.bpnet.optimizers.minimize;

import dev.bpnet.api.plugin.Doc;

/** How far {@code lbfgs} goes along a direction. */
public enum LineSearch {
    /** As far as the strong Wolfe conditions say. */
    @Doc("until the loss is lower enough and its slope along the direction flat enough: the strong Wolfe conditions")
    STRONG_WOLFE,
    /** As far as the learning rate says: what PyTorch does unless told otherwise. */
    @Doc("learning_rate times the direction, without a search; the loss may rise")
    NONE
}
