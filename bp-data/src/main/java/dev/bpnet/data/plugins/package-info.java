/** The kinds of plugins that data brings along, and their plugins by name. */
@NullMarked
package dev.bpnet.data.plugins;

import org.jspecify.annotations.NullMarked;
