/** Optimizers: chains of gradient transforms, and minimizers of the whole function. */
@NullMarked
package dev.bpnet.api.optimizer;

import org.jspecify.annotations.NullMarked;
