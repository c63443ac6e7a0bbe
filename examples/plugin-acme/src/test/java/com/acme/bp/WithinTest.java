package com.acme.bp;

import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.tck.MetricContract;
import java.util.List;

class WithinTest implements MetricContract {
    @Override
    public MetricPlugin<?> plugin() {
        return new Within();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new Within.Parameters(0.25));
    }
}
