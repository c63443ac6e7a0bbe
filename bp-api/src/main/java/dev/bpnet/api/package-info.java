/** The interfaces a plugin implements and the types they speak in. */
@NullMarked
package dev.bpnet.api;

import org.jspecify.annotations.NullMarked;
