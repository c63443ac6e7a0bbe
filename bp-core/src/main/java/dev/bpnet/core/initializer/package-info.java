/**
 * How parameters begin: fixed values, distributions with given bounds, and distributions whose variance follows from the
 * number of inputs and outputs (fanIn, fanOut). Names and definitions are those of Keras, the truncated normal ones included.
 */
@NullMarked
package dev.bpnet.core.initializer;

import org.jspecify.annotations.NullMarked;
