/**
 * Minimisation of a whole function. Letters: {@code w} parameters, {@code g} the gradient, {@code d} a direction, {@code t} how far
 * along it, {@code f} the value, {@code s} and {@code y} changes of w and of g from iteration to iteration.
 */
@NullMarked
package dev.bpnet.optimizers.minimize;

import org.jspecify.annotations.NullMarked;
