/** The layers that come with the core. */
@NullMarked
package dev.bpnet.core.layer;

import org.jspecify.annotations.NullMarked;
