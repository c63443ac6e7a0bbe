package com.acme.bp;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.tck.OptimizerContract;
import java.util.List;

class PowerSignTest implements OptimizerContract {
    @Override
    public OptimizerPlugin<?> plugin() {
        return new PowerSign();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new PowerSign.Parameters(0.1, 0, 1));
    }
}
