/** Penalties on weights, with the names and definitions of Keras. Letters: {@code w} a weight, {@code g} its gradient. */
@NullMarked
package dev.bpnet.core.regularizer;

import org.jspecify.annotations.NullMarked;
