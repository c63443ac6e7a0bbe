/**
 * Optimizers: each a name, a record of parameters and a ready-made chain of the links in
 * {@code dev.bpnet.optimizers.transform}. In every one {@code learning_rate} is the rate before any schedule.
 */
@NullMarked
package dev.bpnet.optimizers;

import org.jspecify.annotations.NullMarked;
