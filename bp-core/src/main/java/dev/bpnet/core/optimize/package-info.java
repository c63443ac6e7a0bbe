/** Runs an optimizer's chain of transforms over the flat arrays. */
@NullMarked
package dev.bpnet.core.optimize;

import org.jspecify.annotations.NullMarked;
