package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.tck.OptimizerContract;
import java.util.List;

class SgdTest implements OptimizerContract {
    @Override
    public OptimizerPlugin<?> plugin() {
        return new Sgd();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(
                new Sgd().defaults(),
                new Sgd.Parameters(0.1, 0.9, 0, false, 0.1, Decay.ALL),
                new Sgd.Parameters(0.1, 0.5, 0.3, false, 0.1, Decay.WEIGHTS),
                new Sgd.Parameters(0.1, 0.9, 0, true, 0, Decay.WEIGHTS));
    }
}
