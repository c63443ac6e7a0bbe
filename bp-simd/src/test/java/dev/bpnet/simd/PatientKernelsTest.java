package dev.bpnet.simd;

import dev.bpnet.api.kernels.Kernels;

/** Patient kernels while they are patient: single numbers at every length, not only at those too short for vectors. */
class PatientKernelsTest extends KernelsContract {
    PatientKernelsTest() {
        super("simd");
    }

    @Override
    Kernels open(SimdKernelsProvider provider, String name) {
        return new SimdKernels(name, Processor.vectorBits(), Long.MAX_VALUE);
    }
}
