/** Optimizers as chains of gradient transforms, and learning-rate schedules. */
@NullMarked
package dev.bpnet.optimizers;

import org.jspecify.annotations.NullMarked;
