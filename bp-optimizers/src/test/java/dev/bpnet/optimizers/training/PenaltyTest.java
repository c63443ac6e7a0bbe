package dev.bpnet.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.Trainer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A penalty and a decay that are the same mathematics give the same bits. */
class PenaltyTest {
    private static final Plugins PLUGINS = Plugins.load();

    @Test
    void l2IsHalfOfTheCoupledWeightDecayOfSgdAndAdam() {
        for (String optimizer : new String[] {"sgd", "adam"}) {
            String decayed = train(PLUGINS.choice(Optimizer.class, optimizer, Map.of("weight_decay", 0.25)), Map.of());
            String penalised = train(
                    PLUGINS.choice(Optimizer.class, optimizer, Map.of()),
                    Map.of("regularizer", Map.of("l2", Map.of("factor", 0.125))));
            assertThat(penalised).as(optimizer).isEqualTo(decayed);
            assertThat(penalised)
                    .as(optimizer)
                    .isNotEqualTo(train(PLUGINS.choice(Optimizer.class, optimizer, Map.of()), Map.of()));
        }
    }

    private static String train(Choice<Optimizer> optimizer, Map<String, ?> more) {
        Map<String, Object> hidden = new java.util.LinkedHashMap<>(more);
        hidden.put("units", 5);
        hidden.put("activation", "tanh");
        Map<String, Object> output = new java.util.LinkedHashMap<>(more);
        output.put("units", 1);
        float[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        try (Trainer trainer = Trainer.builder(Network.of(
                        2, PLUGINS.choice(Layer.class, "dense", hidden), PLUGINS.choice(Layer.class, "dense", output)))
                .optimizer(optimizer)
                .epochs(20)
                .batchSize(2)
                .threads(1)
                .build()) {
            trainer.fit(Dataset.of(x, new int[] {0, 1, 1, 0}));
            return trainer.network().weightsSha256();
        }
    }
}
