package com.acme.bp;

import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.tck.RegularizerContract;
import java.util.List;

class WeightEliminationTest implements RegularizerContract {
    @Override
    public RegularizerPlugin<?> plugin() {
        return new WeightElimination();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new WeightElimination.Parameters(0.5));
    }
}
