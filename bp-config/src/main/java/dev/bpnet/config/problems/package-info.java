/** What is wrong with what the user wrote: problems as data, and the text in which they are told. */
@NullMarked
package dev.bpnet.config.problems;

import org.jspecify.annotations.NullMarked;
