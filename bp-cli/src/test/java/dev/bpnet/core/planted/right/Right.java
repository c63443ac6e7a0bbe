package dev.bpnet.core.planted.right;

import dev.bpnet.core.planted.left.Left;

/** One half of a cycle of packages. */
public interface Right {

    Left other();
}
