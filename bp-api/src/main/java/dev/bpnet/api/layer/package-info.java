/** Layers: declarations, stages over rows or columns, and their definition in double precision. */
@NullMarked
package dev.bpnet.api.layer;

import org.jspecify.annotations.NullMarked;
