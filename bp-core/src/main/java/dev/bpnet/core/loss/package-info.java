/**
 * The built-in losses on logits: z is what the last layer gives, t the target, dz the derivative of the loss by z.
 *
 * <p>The loss of a row is a number in double, computed by plain code in one fixed order, so it has the same bits with every
 * implementation of the kernels. A target that is not what the loss accepts (NaN, or an index that names no class) has the
 * loss NaN and a gradient of NaN: nothing is thrown in the middle of a step, nothing is taken for a class that it is not, and
 * whoever looks at the loss sees in which row it happened.
 */
@NullMarked
package dev.bpnet.core.loss;

import org.jspecify.annotations.NullMarked;
