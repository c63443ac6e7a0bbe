/** A small team of threads for loops whose parts are independent. */
@NullMarked
package dev.bpnet.core.parallel;

import org.jspecify.annotations.NullMarked;
