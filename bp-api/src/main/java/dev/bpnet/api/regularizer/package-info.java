/** Penalties on parameters. */
@NullMarked
package dev.bpnet.api.regularizer;

import org.jspecify.annotations.NullMarked;
