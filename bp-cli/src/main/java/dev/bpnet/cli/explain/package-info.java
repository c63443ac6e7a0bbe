/** The derivation with its numbers, and the plan, as text and as a page. */
@NullMarked
package dev.bpnet.cli.explain;

import org.jspecify.annotations.NullMarked;
