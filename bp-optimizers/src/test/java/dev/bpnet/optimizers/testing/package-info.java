/** What the tests of this module share. */
@NullMarked
package dev.bpnet.optimizers.testing;

import org.jspecify.annotations.NullMarked;
