/**
 * The built-in activation functions {@code a = g(z)}: z goes in, a comes out; da is the derivative of the loss by a, dz the
 * one by z. Each is a plugin with its activation inside. The mathematics is in double, the fast path is made of kernels.
 */
@NullMarked
package dev.bpnet.core.activation;

import org.jspecify.annotations.NullMarked;
