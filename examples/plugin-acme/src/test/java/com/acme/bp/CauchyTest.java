package com.acme.bp;

import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.tck.LossContract;
import java.util.List;

class CauchyTest implements LossContract {
    @Override
    public LossPlugin<?> plugin() {
        return new Cauchy();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new Cauchy.Parameters(0.5));
    }
}
