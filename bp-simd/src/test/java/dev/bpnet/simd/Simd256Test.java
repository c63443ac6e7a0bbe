package dev.bpnet.simd;

class Simd256Test extends KernelsContract {
    Simd256Test() {
        super("simd_256");
    }
}
