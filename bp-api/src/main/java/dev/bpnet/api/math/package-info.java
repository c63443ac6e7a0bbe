/**
 * Elementary functions with the same bits everywhere: in the interpreter, in compiled code, for one number and in
 * vectors.
 */
@NullMarked
package dev.bpnet.api.math;

import org.jspecify.annotations.NullMarked;
