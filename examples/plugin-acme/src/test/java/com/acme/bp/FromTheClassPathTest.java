package com.acme.bp;

import static dev.bpnet.core.layer.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program with the plugins on its class path names them, or hands over their records. */
class FromTheClassPathTest {

    @Test
    void theyAreFoundByTheirNames() {
        float[][] x = new float[64][1];
        float[][] parabola = new float[64][1];
        for (int i = 0; i < 64; i++) {
            x[i][0] = i / 32f - 1;
            parabola[i][0] = x[i][0] * x[i][0];
        }
        Dataset rows = Dataset.of(x, parabola);
        try (Trainer trainer = Trainer.builder(Network.of(1, dense(8, "acme_swish"), dense(1)))
                .loss("acme_cauchy")
                .optimizer(Choice.of("acme_power_sign", new PowerSign.Parameters(0.1, 0.9, 2)))
                .metrics(List.of(Choice.of("acme_within", new Within.Parameters(0.1))))
                .epochs(200)
                .batchSize(8)
                .seed(42)
                .build()) {
            assertEquals(200, trainer.fit(rows).epochs());
            assertTrue(trainer.evaluate(rows).get("acme_within") > 0.8);
        }
    }
}
