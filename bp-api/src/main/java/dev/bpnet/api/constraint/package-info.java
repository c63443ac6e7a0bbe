/** Sets that parameters are kept in. */
@NullMarked
package dev.bpnet.api.constraint;

import org.jspecify.annotations.NullMarked;
