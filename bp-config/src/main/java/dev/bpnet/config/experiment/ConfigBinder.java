package dev.bpnet.config.experiment;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.core.plugins.Binder;
import dev.bpnet.core.plugins.Bound;
import dev.bpnet.core.plugins.ParameterSchema;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.table.EmbeddingUnits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between plain trees and {@link ExperimentConfig}: the first stage of checking, from the file alone. */
public final class ConfigBinder {
    private final Binder binder;
    private final Plugins plugins;

    /** Binds choices of these plugins. */
    public ConfigBinder(Plugins plugins) {
        this.plugins = plugins;
        binder = Binder.builder(plugins)
                .converter(BatchSize.class, BatchSize.CONVERTER)
                .converter(ClassWeights.class, ClassWeights.CONVERTER)
                .converter(DataFilesConfig.class, DataFilesConfig.CONVERTER)
                .converter(EmbeddingUnits.class, EmbeddingUnits.CONVERTER)
                .converter(TargetColumns.class, TargetColumns.CONVERTER)
                .converter(HeadColumns.class, HeadColumns.CONVERTER)
                .converter(Threads.class, Threads.CONVERTER)
                .build();
    }

    /** The configuration of a tree, or everything that is wrong with it. */
    public Bound<ExperimentConfig> bind(Map<String, @Nullable Object> tree) {
        Bound<ExperimentConfig> bound = binder.bind(ExperimentConfig.defaults(), tree, "");
        // The default optimizer may not be among the plugins: resolving says so.
        return bound instanceof Bound.Valid<ExperimentConfig>(ExperimentConfig config)
                        && plugins.names(OptimizerPlugin.class)
                                .contains(config.training().optimizer().name())
                ? new Bound.Valid<>(config.withTraining(config.training()
                        .withBatchSizeFor(plugins.optimizer(config.training().optimizer()))))
                : bound;
    }

    /** Every key there is. */
    public ParameterSchema schema() {
        return binder.schema(ExperimentConfig.class, ExperimentConfig.defaults());
    }

    /** The tree of a configuration with every default written out. */
    public Map<String, @Nullable Object> tree(ExperimentConfig config) {
        return binder.resolvingUnbinder().map(config);
    }
}
