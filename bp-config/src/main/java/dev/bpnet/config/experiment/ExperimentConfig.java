package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole configuration, as it stands in the file: nothing in it depends on the data yet.
 *
 * @param name the name of the experiment and of its folder of runs; null is the file's own name
 * @param seed what all random numbers depend on
 * @param data where rows come from
 * @param network the layers
 * @param training how it is trained
 * @param runtime what it runs on
 */
public record ExperimentConfig(
        @Doc("name of the experiment, and of the folder of its runs; left out, the name of the file") @Nullable String name,

        @Doc("the number that all random numbers depend on") long seed,

        @Required @Doc("where the rows come from and what their columns are")
        DataConfig data,

        @Doc("the layers of the network") NetworkConfig network,
        @Doc("loss, optimizer and how long") TrainingConfig training,
        @Doc("what it runs on; changes no result") RuntimeConfig runtime) {

    /** The columns to predict: those of the data, or those of the heads one after another. */
    public List<String> targets() {
        TargetColumns target = data.target();
        return target != null
                ? target.names()
                : network.heads().values().stream()
                        .flatMap(head -> head.target().names().stream())
                        .toList();
    }

    /** The same with other data. */
    ExperimentConfig withData(DataConfig other) {
        return new ExperimentConfig(name, seed, other, network, training, runtime);
    }

    /** The same with another network. */
    ExperimentConfig withNetwork(NetworkConfig other) {
        return new ExperimentConfig(name, seed, data, other, training, runtime);
    }

    /** The same, trained otherwise. */
    ExperimentConfig withTraining(TrainingConfig other) {
        return new ExperimentConfig(name, seed, data, network, other, runtime);
    }

    /** The defaults of every key. */
    public static ExperimentConfig defaults() {
        return new ExperimentConfig(
                null,
                0,
                DataConfig.defaults(),
                NetworkConfig.defaults(),
                TrainingConfig.defaults(),
                RuntimeConfig.defaults());
    }
}
