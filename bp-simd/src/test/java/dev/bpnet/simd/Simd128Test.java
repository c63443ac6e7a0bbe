package dev.bpnet.simd;

class Simd128Test extends KernelsContract {
    Simd128Test() {
        super("simd_128");
    }
}
