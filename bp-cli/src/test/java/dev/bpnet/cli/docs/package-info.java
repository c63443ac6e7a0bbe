/** Keeps the documentation true: what can be generated is generated, what is Java is compiled. */
@NullMarked
package dev.bpnet.cli.docs;

import org.jspecify.annotations.NullMarked;
