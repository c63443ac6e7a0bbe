/** Named pieces of the flat parameter array and their layout. */
@NullMarked
package dev.bpnet.api.parameter;

import org.jspecify.annotations.NullMarked;
