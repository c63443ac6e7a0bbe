package dev.bpnet.tck.check;

/** What a check of a derivative does where the derivative jumps. */
enum Jumps {
    /** It leaves out the places that the author has declared, so that no jump goes unnoticed. */
    DECLARED,
    /** It leaves out every place at which the definition itself is seen to jump: nobody is there to declare any. */
    FOUND
}
