/**
 * From files and streams to rows: formats (CSV, TSV, IDX, each also as {@code .gz}), a row at a time in bounded memory, or all
 * of them into columns.
 */
@NullMarked
package dev.bpnet.data.read;

import org.jspecify.annotations.NullMarked;
