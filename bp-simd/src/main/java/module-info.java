/** Kernels on the Vector API. */
module dev.bpnet.simd {
    requires dev.bpnet.api;
    requires java.management;
    requires jdk.incubator.vector;
    requires jdk.management;

    provides dev.bpnet.api.kernels.KernelsProvider with
            dev.bpnet.simd.SimdKernelsProvider;
}
