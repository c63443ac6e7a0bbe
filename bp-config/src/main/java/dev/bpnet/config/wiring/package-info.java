/** Puts the parts of an experiment together; with the command line, the only room that knows Guice. */
@NullMarked
package dev.bpnet.config.wiring;

import org.jspecify.annotations.NullMarked;
