/**
 * The built-in figures of merit, exact and in one pass over rows in row order; definitions and names are those of
 * scikit-learn. Common to all: a row of weight 0 counts as if it were not there, and a row whose prediction, target or loss is
 * NaN makes the figure NaN, so that no broken prediction passes for a right or a wrong one.
 */
@NullMarked
package dev.bpnet.core.metric;

import org.jspecify.annotations.NullMarked;
