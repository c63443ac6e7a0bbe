/** What every room of the data module shares: problems with their place in a file, and notes. */
@NullMarked
package dev.bpnet.data;

import org.jspecify.annotations.NullMarked;
