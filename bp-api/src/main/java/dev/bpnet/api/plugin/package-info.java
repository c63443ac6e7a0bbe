/** What every plugin is: a name, a record of parameters with defaults, and the annotations that explain them. */
@NullMarked
package dev.bpnet.api.plugin;

import org.jspecify.annotations.NullMarked;
