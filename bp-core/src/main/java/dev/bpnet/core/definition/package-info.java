/** The double-precision interpreter: the oracle of tests, and what explain and gradcheck show. */
@NullMarked
package dev.bpnet.core.definition;

import org.jspecify.annotations.NullMarked;
