/**
 * The numeric primitives one number at a time: the specification that every faster implementation is compared with, bit by
 * bit, and what runs where no vectors are available.
 */
@NullMarked
package dev.bpnet.core.kernels;

import org.jspecify.annotations.NullMarked;
