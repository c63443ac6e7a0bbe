/** Sets that weights are kept in. Letters: {@code w} a weight {@code [in, out]}, whose columns belong to the units. */
@NullMarked
package dev.bpnet.core.constraint;

import org.jspecify.annotations.NullMarked;
