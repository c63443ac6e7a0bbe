/**
 * The checks of the compliance kit as plain code: each is a small class that looks at one promise of a plugin and says in
 * sentences where it is broken. The contracts in {@code dev.bpnet.tck} run them under JUnit; a tool may run them on its own.
 *
 * <p>Letters: {@code z} the input of an activation, {@code a} its output, {@code da, dz} the derivatives of the loss by them.
 */
@NullMarked
package dev.bpnet.tck.check;

import org.jspecify.annotations.NullMarked;
