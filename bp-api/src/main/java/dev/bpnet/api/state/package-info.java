/** State that is declared, so that it is saved and resumed without code in a plugin. */
@NullMarked
package dev.bpnet.api.state;

import org.jspecify.annotations.NullMarked;
