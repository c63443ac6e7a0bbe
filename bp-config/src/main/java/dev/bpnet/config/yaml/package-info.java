/**
 * YAML read strictly into a tree in which every key and every value knows its place; includes, interpolation and
 * overrides of such trees; and the way back, from plain values to YAML.
 *
 * <p>{@link dev.bpnet.config.yaml.ConfigSource} is the way in, {@link dev.bpnet.config.yaml.ConfigTree} what comes out.
 */
@NullMarked
package dev.bpnet.config.yaml;

import org.jspecify.annotations.NullMarked;
