package dev.bpnet.core.train;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Transfer;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.optimize.WeightAverage;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a trainer was told, as its builder collected it. */
record TrainerSettings(
        NetworkSpec network,
        @Nullable Network start,
        Plugins plugins,
        @Nullable Choice<Loss> loss,
        Choice<Optimizer> optimizer,
        @Nullable Choice<Schedule> schedule,
        int epochs,
        @Nullable Integer batchSize,
        long seed,
        int threads,
        String kernels,
        List<Choice<Metric>> metrics,
        @Nullable EarlyStopping earlyStopping,
        List<TrainingListener> listeners,
        @Nullable TargetInfo target,
        boolean standardizeTargets,
        @Nullable Clip clip,
        @Nullable WeightAverage average,
        List<ParameterGroup> parameterGroups,
        int accumulate,
        @Nullable Transfer transfer) {
    /** Rows a step where nobody says how many. */
    private static final int BATCH_SIZE = 32;

    /** The rows of a step out of so many. */
    int rowsPerStep(int rows, boolean all) {
        if (all) {
            return rows;
        }
        int size = batchSize == null ? BATCH_SIZE : batchSize;
        return (int) Math.min((long) size * accumulate, rows);
    }
}
