package com.acme.bp;

import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.tck.InitializerContract;
import java.util.List;

class RademacherTest implements InitializerContract {
    @Override
    public InitializerPlugin<?> plugin() {
        return new Rademacher();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new Rademacher.Parameters(2));
    }
}
