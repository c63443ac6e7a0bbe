/** Training: steps, epochs, early stopping, reports. */
@NullMarked
package dev.bpnet.core.train;

import org.jspecify.annotations.NullMarked;
