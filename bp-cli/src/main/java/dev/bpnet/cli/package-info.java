/** The command line: commands, terminal output and the composition root. */
@NullMarked
package dev.bpnet.cli;

import org.jspecify.annotations.NullMarked;
