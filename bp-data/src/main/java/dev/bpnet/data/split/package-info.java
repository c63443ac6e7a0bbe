/** Which rows train, which validate and which test. */
@NullMarked
package dev.bpnet.data.split;

import org.jspecify.annotations.NullMarked;
