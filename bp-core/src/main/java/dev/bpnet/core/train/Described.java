package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;

/** Data under the description of a target that was given apart from it. */
record Described(Dataset data, TargetInfo target) implements Dataset {
    @Override
    public int rows() {
        return data.rows();
    }

    @Override
    public int inputs() {
        return data.inputs();
    }

    @Override
    public void gather(int[] order, int from, int to, Matrix x, Matrix t, int at) {
        data.gather(order, from, to, x, t, at);
    }

    @Override
    public double weight(int row) {
        return data.weight(row);
    }

    @Override
    public boolean weighted() {
        return data.weighted();
    }
}
