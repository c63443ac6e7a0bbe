/** What a person sees: streams, colours, progress, failures told in words. */
@NullMarked
package dev.bpnet.cli.terminal;

import org.jspecify.annotations.NullMarked;
