/** Matrix views and the numeric primitives, the only place where speed lives. */
@NullMarked
package dev.bpnet.api.kernels;

import org.jspecify.annotations.NullMarked;
