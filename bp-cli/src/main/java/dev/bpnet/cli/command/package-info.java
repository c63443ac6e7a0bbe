/** One class a command. */
@NullMarked
package dev.bpnet.cli.command;

import org.jspecify.annotations.NullMarked;
