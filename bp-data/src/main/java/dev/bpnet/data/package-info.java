/** Datasets from files: readers, typed columns and fitted preprocessing. */
@NullMarked
package dev.bpnet.data;

import org.jspecify.annotations.NullMarked;
