package dev.bpnet.simd;

class Simd512Test extends KernelsContract {
    Simd512Test() {
        super("simd_512");
    }
}
