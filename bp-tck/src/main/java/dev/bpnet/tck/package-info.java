/** Checks that every plugin must pass, as plain code and as JUnit contracts. */
@NullMarked
package dev.bpnet.tck;

import org.jspecify.annotations.NullMarked;
