package com.acme.bp;

import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.tck.LayerContract;
import java.util.List;

class CenterTest implements LayerContract {
    @Override
    public LayerPlugin<?> plugin() {
        return new Center();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new Center.Parameters(0.25));
    }
}
