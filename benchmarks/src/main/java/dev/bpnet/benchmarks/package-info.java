/** Measurements of training steps, predictions and products on the workloads that are compared with other libraries. */
@org.jspecify.annotations.NullMarked
package dev.bpnet.benchmarks;
