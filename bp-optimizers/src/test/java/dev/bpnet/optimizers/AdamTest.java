package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.tck.OptimizerContract;
import java.util.List;

class AdamTest implements OptimizerContract {
    @Override
    public OptimizerPlugin<?> plugin() {
        return new Adam();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(new Adam().defaults(), new Adam.Parameters(0.01, 0, 0.9, 1e-3, 0.1, Decay.ALL));
    }
}
