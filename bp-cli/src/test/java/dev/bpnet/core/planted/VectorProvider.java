package dev.bpnet.core.planted;

import dev.bpnet.api.kernels.KernelsProvider;
import jdk.incubator.vector.FloatVector;

/** Would not even load without the incubating module. */
abstract class VectorProvider implements KernelsProvider {

    abstract FloatVector lanes();
}
