/** Descriptions of networks: plain records without numbers. */
@NullMarked
package dev.bpnet.core.spec;

import org.jspecify.annotations.NullMarked;
