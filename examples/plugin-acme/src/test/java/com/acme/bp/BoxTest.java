package com.acme.bp;

import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.tck.ConstraintContract;
import java.util.List;

class BoxTest implements ConstraintContract {
    @Override
    public ConstraintPlugin<?> plugin() {
        return new Box();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new Box.Parameters(0.1f));
    }
}
