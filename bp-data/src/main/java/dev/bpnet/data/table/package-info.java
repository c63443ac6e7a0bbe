/** Columns in memory: as read ({@link dev.bpnet.data.table.RawTable}) and with types ({@link dev.bpnet.data.table.Table}). */
@NullMarked
package dev.bpnet.data.table;

import org.jspecify.annotations.NullMarked;
