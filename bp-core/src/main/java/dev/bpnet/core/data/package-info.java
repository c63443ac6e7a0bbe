/** Rows to learn from, as the engine sees them: floats by position. */
@NullMarked
package dev.bpnet.core.data;

import org.jspecify.annotations.NullMarked;
