/** Optimizers as chains of gradient transforms. */
@NullMarked
package dev.bpnet.api.optimizer;

import org.jspecify.annotations.NullMarked;
