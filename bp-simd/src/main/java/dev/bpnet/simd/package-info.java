/** Kernels whose lanes run along the columns, equal to the scalar ones in every bit. */
@NullMarked
package dev.bpnet.simd;

import org.jspecify.annotations.NullMarked;
