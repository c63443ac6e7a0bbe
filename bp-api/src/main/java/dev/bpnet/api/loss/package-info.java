/** Losses on logits and the kinds of targets they accept. */
@NullMarked
package dev.bpnet.api.loss;

import org.jspecify.annotations.NullMarked;
