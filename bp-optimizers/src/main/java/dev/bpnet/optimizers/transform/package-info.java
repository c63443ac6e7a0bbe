/**
 * The links that optimizers are made of: each rewrites the gradient in place, the last one steps. Letters: {@code w} a
 * parameter, {@code g} its gradient as the links before left it, {@code v, m} moving averages, {@code t} the number of the
 * update from 1, {@code η} the learning rate of this step, {@code λ} the weight decay.
 */
@NullMarked
package dev.bpnet.optimizers.transform;

import org.jspecify.annotations.NullMarked;
