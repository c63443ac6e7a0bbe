/** State that is declared, so that it is made, begun anew and carried over without code in a plugin. */
@NullMarked
package dev.bpnet.api.state;

import org.jspecify.annotations.NullMarked;
