/** What the tests of the core share: numbers, matrices with guard cells, an allocation counter, reference files. */
@NullMarked
package dev.bpnet.core.testing;

import org.jspecify.annotations.NullMarked;
