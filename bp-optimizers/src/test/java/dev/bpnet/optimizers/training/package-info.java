/** Whole training runs of the core with the optimizers of this module. */
@NullMarked
package dev.bpnet.optimizers.training;

import org.jspecify.annotations.NullMarked;
