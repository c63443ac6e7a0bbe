/** The checked configuration of an experiment. */
@NullMarked
package dev.bpnet.config;

import org.jspecify.annotations.NullMarked;
