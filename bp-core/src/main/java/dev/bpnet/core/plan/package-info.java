/** From a description to steps over preallocated memory: the graph of layers, the plan and its workspace. */
@NullMarked
package dev.bpnet.core.plan;

import org.jspecify.annotations.NullMarked;
