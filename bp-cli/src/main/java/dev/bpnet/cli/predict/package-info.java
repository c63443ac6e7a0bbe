/** Rows in, predictions out, in bounded memory. */
@NullMarked
package dev.bpnet.cli.predict;

import org.jspecify.annotations.NullMarked;
