/** How parameters begin. */
@NullMarked
package dev.bpnet.api.initializer;

import org.jspecify.annotations.NullMarked;
