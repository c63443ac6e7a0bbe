/**
 * From names to objects: the registry of plugins, the description of their parameters, and the binding of plain trees
 * (maps, lists, texts, numbers, true and false) to records and back.
 */
@NullMarked
package dev.bpnet.core.plugins;

import org.jspecify.annotations.NullMarked;
