/** Writing files so that a crash, a full disk or a second process never leaves half of one. */
@NullMarked
package dev.bpnet.data.store;

import org.jspecify.annotations.NullMarked;
