/** Learning rates over time. */
@NullMarked
package dev.bpnet.api.schedule;

import org.jspecify.annotations.NullMarked;
