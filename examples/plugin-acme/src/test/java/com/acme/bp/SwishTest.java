package com.acme.bp;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.tck.ActivationContract;
import java.util.List;

class SwishTest implements ActivationContract {
    @Override
    public ActivationPlugin<?> plugin() {
        return new Swish();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new Swish.Parameters(0), new Swish.Parameters(3));
    }
}
