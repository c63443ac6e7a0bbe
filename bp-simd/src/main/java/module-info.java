/** Kernels on the Vector API. */
module dev.bpnet.simd {
    requires dev.bpnet.api;
    requires jdk.incubator.vector;
}
