package dev.bpnet.core.planted.left;

import dev.bpnet.core.planted.right.Right;

/** One half of a cycle of packages. */
public interface Left {

    Right other();
}
