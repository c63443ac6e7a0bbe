/** The rules of docs/architecture.md as tests over the classes of all modules. */
@NullMarked
package dev.bpnet.architecture;

import org.jspecify.annotations.NullMarked;
