/** Activation functions: the contract and the easy way in. */
@NullMarked
package dev.bpnet.api.activation;

import org.jspecify.annotations.NullMarked;
