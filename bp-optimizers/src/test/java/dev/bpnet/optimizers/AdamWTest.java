package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.tck.OptimizerContract;

class AdamWTest implements OptimizerContract {
    @Override
    public OptimizerPlugin<?> plugin() {
        return new AdamW();
    }
}
