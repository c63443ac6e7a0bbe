/** Networks with their parameters, and predicting with them. */
@NullMarked
package dev.bpnet.core.network;

import org.jspecify.annotations.NullMarked;
