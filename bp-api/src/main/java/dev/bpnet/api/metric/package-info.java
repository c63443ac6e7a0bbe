/** Figures of merit, accumulated row by row in row order. */
@NullMarked
package dev.bpnet.api.metric;

import org.jspecify.annotations.NullMarked;
